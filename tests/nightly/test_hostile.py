"""Files of a size that nobody publishes, and the poison in its full dose."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from gongkai.files import Unreadable, read
from gongkai.files.guard import Guard
from gongkai.files.worker import Limits
from tests.proof.poison import BORNE

CHAIN = "tests.proof.hostile:whole_chain"
SECONDS = 60


@pytest.fixture
def guard() -> Iterator[Guard]:
    with Guard(Limits(seconds=SECONDS, memory=3 * 2**30)) as each:
        yield each


def outcome(guard: Guard, data: bytes, name: str) -> str:
    """What became of a file: what was found in it, or the reason."""
    try:
        return str(guard.call(CHAIN, data, name=name))
    except Unreadable as refused:
        return refused.reason


@pytest.mark.parametrize("name", BORNE)
def test_the_full_dose_is_borne(guard: Guard, name: str) -> None:
    assert "限度，已停止" not in outcome(guard, BORNE[name](1), name)


def test_two_hundred_megabytes_of_markup_are_refused_at_once(guard: Guard) -> None:
    page = b"<html><body>" + b"<table><tr><td>0</td></tr></table>" * (6 * 2**20) + b"</body>"
    began = time.monotonic()
    assert len(page) > 200 * 2**20
    assert "过大" in outcome(guard, page, "甲.html")
    assert time.monotonic() - began < SECONDS / 2


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "甲.html"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)
    with pytest.raises(Unreadable, match="过大"):
        read(path)


def test_five_thousand_pages_are_read_as_far_as_a_report_can_reach(guard: Guard) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(5000):
        document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    assert outcome(guard, stream.getvalue(), "甲.pdf")
    assert "限度，已停止" not in outcome(guard, stream.getvalue(), "甲.pdf")


def test_a_million_rows_are_read_as_far_as_a_report_can_reach(guard: Guard) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("表")
    for number in range(1_000_000):
        sheet.append(["行政许可", number])
    stream = io.BytesIO()
    book.save(stream)
    assert "限度，已停止" not in outcome(guard, stream.getvalue(), "甲.xlsx")
