"""A year of the database as the files that the kernel commands read.

The ledger workbook is for `gongkai build`, the report as JSON for `check`, `compare`, `rollup`.
"""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gongkai.files.chapters import report_of
from gongkai.files.ledger import read_ledger, write_ledger
from gongkai.files.writers import render
from gongkai.report import facts
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.models import Words
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ

KINDS = ("xlsx", "json")


def facts_of(organ: Organ, *, year: int) -> facts.YearFacts:
    """An organ's own year with the words of its report, as the ledger of that year tells it."""
    words = Words.objects.filter(report__organ=organ, report__year=year).order_by("section")
    texts = {each.section: each.text for each in words if each.text.strip()}
    return _told(year_facts(organ, year=year, texts=texts))


def _told(found: facts.YearFacts) -> facts.YearFacts:
    """Without what came so late that the ledger of the year has no place for it."""
    last = date(found.year + 1, 12, 31)

    def cut(record: Any, day: str, **rest: Any) -> Any:
        on = getattr(record, day)
        return replace(record, **{day: None}, **rest) if on and on > last else record

    return replace(
        found,
        documents=tuple(cut(each, "published") for each in found.documents),
        standing=tuple(
            cut(cut(each, "published"), "ended", how_ended="") for each in found.standing
        ),
        disputes=tuple(cut(each, "closed", result=None) for each in found.disputes),
        postings=tuple(cut(each, "taken_down") for each in found.postings),
        chat_groups=tuple(cut(each, "dissolved") for each in found.chat_groups),
    )


def export(organ: Organ, *, year: int, kind: str) -> bytes:
    """The year as one file; the same records give the same bytes.

    A government's file holds its own year; what its organs did is in theirs. Refused when the
    records hold something that a ledger cannot say.
    """
    found = facts_of(organ, year=year)
    return render(report_of(found), kind="json") if kind == "json" else workbook(found)


def workbook(found: facts.YearFacts) -> bytes:
    """The facts as a ledger workbook, which was read back and says the same."""
    with tempfile.TemporaryDirectory(prefix="gongkai-export-") as folder:
        path = Path(folder) / "ledger.xlsx"
        write_ledger(path, year=found.year, facts=found)
        reading = read_ledger(path)
        if reading.has_errors or reading.facts is None:
            reasons = "；".join(str(each) for each in reading.problems)
            raise Refused(f"台账写不下这一年的记录：{reasons}")
        return path.read_bytes()
