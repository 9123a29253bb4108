"""The staff of the bureau."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from gongkai.web.organs.models import Organ
from tests.web.publishing.making import Hire, Staff


@pytest.fixture(autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Nobody here signs in with a password: a slow digest would only cost minutes."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def staff(bureau: Organ, hire: Hire) -> Staff:
    """One person for each part, in the bureau."""
    return Staff(bureau, hire)
