"""Two thousand spoilt files of every kind, taken the whole way."""

import pytest

from tests.proof.fuzz import SOUND, survive


@pytest.mark.parametrize("kind", SOUND)
def test_two_thousand_spoilt_files_bring_nothing_down(kind: str) -> None:
    assert survive(kind, 2000) > 0
