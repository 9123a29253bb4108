"""The staff of the bureau."""

import pytest

from gongkai.web.organs.models import Organ
from tests.web.publishing.making import Hire, Staff


@pytest.fixture
def staff(bureau: Organ, hire: Hire) -> Staff:
    """One person for each part, in the bureau."""
    return Staff(bureau, hire)
