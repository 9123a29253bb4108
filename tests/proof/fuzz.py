"""Spoilt files of every format, taken the whole way; what must not happen is an exception."""

import time
from collections.abc import Callable
from random import Random

from gongkai.files.compose import compose
from gongkai.files.errors import Unreadable
from gongkai.files.guard import Guard
from gongkai.files.readers.office import convert
from gongkai.files.worker import Limits
from gongkai.files.writers import render_paper
from tests import papers
from tests.files.readers.mutations import mutated
from tests.files.readers.sheet_shapes import commas, one_sheet
from tests.files.readers.word_papers import package
from tests.files.readers.word_shapes import numbered, revised
from tests.proof.hostile import whole_chain
from tests.proof.shapes.pages import PAGES
from tests.proof.specimens import clean

REPORT = clean(3, edition="2021-30")
PAPER = compose(REPORT)
SECONDS = 20
"""The longest that any spoilt file may take; the whole ones take a tenth of a second."""

PATIENCE = {"pdf": 120}
"""More for files whose fonts a change has spoilt: their pages are recognised as pictures are."""

SOUND: dict[str, Callable[[], bytes]] = {
    "html": lambda: papers.render(REPORT, "word.html"),
    "page": lambda: PAGES["sections.html"](PAPER),
    "txt": lambda: papers.render(REPORT, "tabs.txt"),
    "md": lambda: papers.render(REPORT, "markdown.md"),
    "pdf": lambda: render_paper(PAPER, kind="pdf"),
    "docx": lambda: numbered(PAPER),
    "revised": lambda: revised(PAPER),
    "xlsx": lambda: one_sheet(PAPER),
    "xls": lambda: convert(one_sheet(PAPER), name="甲", to="xls"),
    "ods": lambda: convert(one_sheet(PAPER), name="甲", to="ods"),
    "csv": lambda: commas(PAPER),
    "zip": lambda: package({"a.docx": numbered(PAPER), "b.csv": commas(PAPER)}),
}
"""A whole file of each kind."""

GUARDED = frozenset(("pdf", "xlsx", "xls"))
"""Kinds whose libraries may end the process: read behind the guard, as the product does."""


def survive(kind: str, count: int) -> int:
    """Spoil a file of this kind `count` times; how many were still read, not refused.

    Raises whatever a reader, the recogniser or a rule raises that is not Unreadable.
    """
    chance = Random(f"fuzz {kind}")  # noqa: S311
    data = SOUND[kind]()
    with Guard(Limits(seconds=PATIENCE.get(kind, SECONDS), memory=2 * 2**30)) as guard:
        return sum(_read(kind, mutated(data, chance), guard) for _ in range(count))


def _read(kind: str, data: bytes, guard: Guard) -> bool:
    began = time.monotonic()
    try:
        if kind in GUARDED:
            told = guard.call("tests.proof.hostile:whole_chain", data, name=f"坏.{kind}")
        else:
            told = whole_chain(data, name=f"坏.{kind}")
    except Unreadable as refused:
        if "已停止" in refused.reason or "读取时出错" in refused.reason:
            raise RuntimeError(refused.reason) from refused
        return False
    if time.monotonic() - began > PATIENCE.get(kind, SECONDS):
        raise RuntimeError("too slow")
    return bool(told)
