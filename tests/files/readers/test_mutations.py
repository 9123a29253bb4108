"""A hundred spoilt files of each kind: paper or a reason, nothing else."""

from collections.abc import Callable
from random import Random

import pytest

from gongkai.files.compose import compose
from gongkai.files.errors import Unreadable
from gongkai.files.readers import docx, sheet
from gongkai.files.readers.archive import entries_of_zip
from gongkai.files.readers.office import convert
from tests.files.readers.mutations import mutated
from tests.files.readers.sheet_shapes import commas, one_sheet
from tests.files.readers.word_papers import package
from tests.files.readers.word_shapes import numbered, revised
from tests.reports import balanced_report

PAPER = compose(balanced_report(3))


def whole(kind: str) -> bytes:
    made: dict[str, Callable[[], bytes]] = {
        "docx": lambda: numbered(PAPER),
        "revised": lambda: revised(PAPER),
        "xlsx": lambda: one_sheet(PAPER),
        "xls": lambda: convert(one_sheet(PAPER), name="甲", to="xls"),
        "ods": lambda: convert(one_sheet(PAPER), name="甲", to="ods"),
        "csv": lambda: commas(PAPER),
        "zip": lambda: package({"a.docx": numbered(PAPER), "b.csv": commas(PAPER)}),
    }
    return made[kind]()


def answer(kind: str, data: bytes) -> str:
    """What became of a file: its blocks counted, or the reason."""
    try:
        if kind == "zip":
            found = list(entries_of_zip(data, name="坏"))
            return " ".join(each.reason or "ok" for each in found) or "empty"
        reader = docx if kind in ("docx", "revised") else sheet
        return f"{len(reader.read(data, name='坏').blocks)} blocks"
    except Unreadable as caught:
        return caught.reason


@pytest.mark.parametrize("kind", ["docx", "revised", "xlsx", "xls", "ods", "csv", "zip"])
def test_a_spoilt_file_is_paper_or_a_reason(kind: str) -> None:
    chance = Random(f"spoil {kind}")  # noqa: S311
    data = whole(kind)
    assert all(answer(kind, mutated(data, chance)) for _ in range(100))
