"""Small pages are read here, what may run away in another process."""

import os

import pytest

from gongkai.files.careful import read_bounded
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from tests.files.readers.word_papers import docx, p

MEASURE = "tests.files.guarded_acts:measure"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"<p>" * 2**21, docx(p("y" * 5_000_000))],
    ids=["pdf", "picture", "large page", "much in a zip"],
)
def test_what_may_run_away_is_read_in_another_process(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.files.careful.READ_PAPER", MEASURE)
    answer = read_bounded(data, name="甲")
    assert isinstance(answer, tuple)
    assert answer[2] != os.getpid()


@pytest.mark.parametrize("data", ["<p>字".encode(), docx(p("字"))], ids=["page", "document"])
def test_a_small_file_is_read_here(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.files.careful.READ_PAPER", MEASURE)
    assert isinstance(read_bounded(data, name="甲"), Paper)


def test_a_damaged_zip_is_refused_here() -> None:
    with pytest.raises(Unreadable, match="损坏"):
        read_bounded(b"PK\x05\x06", name="甲")
