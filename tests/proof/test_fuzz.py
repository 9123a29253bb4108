"""A hundred spoilt files of a kind: read, recognised and judged, or refused with a reason."""

import pytest

from tests.proof.fuzz import survive


@pytest.mark.parametrize("kind", ["html", "page", "txt", "md", "pdf", "docx", "csv"])
def test_a_spoilt_file_goes_the_whole_way_or_is_refused(kind: str) -> None:
    assert survive(kind, 100) > 0
