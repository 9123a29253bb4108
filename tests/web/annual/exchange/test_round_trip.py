"""A workbook taken in and given out again is the same year: cells, figures, chapters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gongkai.cli.__main__ import main
from gongkai.files.chapters import report_of
from gongkai.files.ledger import read_ledger, write_ledger
from gongkai.files.samples import lively_organ, model_organ
from gongkai.report.facts import YearFacts
from gongkai.report.figures import figures
from gongkai.report.tally import tally
from gongkai.web.annual.exchange.exporting import export
from gongkai.web.annual.exchange.reading import read
from gongkai.web.annual.exchange.taking import take
from gongkai.web.annual.facts import head_of, year_facts
from gongkai.web.annual.models import LedgerImport, PastRecord
from gongkai.web.applications.models import Case
from gongkai.web.demo.build import build
from gongkai.web.journal.models import Entry
from gongkai.web.journal.queries import broken_links
from gongkai.web.organs.models import Organ
from gongkai.web.organs.services import organs

AT = datetime(2025, 1, 10, 2, tzinfo=UTC)


def lively() -> YearFacts:
    return lively_organ(applications=80, documents=30)


SAMPLES: dict[str, Callable[[], YearFacts]] = {"model": model_organ, "lively": lively}


def founded(name: str) -> Organ:
    return organs.found(
        code="ju", kind="department", name=name, parent=None, on=date(2020, 1, 1), by=None
    )


def written(folder: Path, facts: YearFacts) -> bytes:
    write_ledger(folder / "ledger.xlsx", year=facts.year, facts=facts)
    return (folder / "ledger.xlsx").read_bytes()


def counted(facts: YearFacts) -> tuple[object, ...]:
    """Every cell, every named figure, every word of the chapters."""
    report = report_of(facts)
    counts = tally(facts, edition=report.edition)
    named = {key: each.value for key, each in figures(facts, counts).items()}
    return dict(report.facts), named, [report.text(number) for number in (1, 5, 6)]


@pytest.mark.parametrize("sample", SAMPLES)
def test_workbook_to_web_to_workbook_keeps_every_figure(
    db: None, tmp_path: Path, sample: str
) -> None:
    facts = SAMPLES[sample]()
    organ = founded(facts.organ.name)
    organ.telephone, organ.address = facts.organ.phone, facts.organ.address
    organ.save()
    assert take(organ, data=written(tmp_path, facts), name="台账.xlsx", by=None, at=AT)
    # What the web does not know of an organ (its site, its letterbox) is not in the chapters.
    expected = counted(replace(facts, organ=head_of(organ)))
    assert counted(year_facts(organ, year=2024, texts=dict(facts.texts))) == expected
    out = tmp_path / "out.xlsx"
    out.write_bytes(export(organ, year=2024, kind="xlsx"))
    again = read_ledger(out)
    assert again.facts is not None
    assert (again.problems, counted(again.facts)) == ((), expected)
    assert main(["build", str(out), "-o", str(tmp_path / "built"), "--to", "json"]) == 0
    assert not list(broken_links())


def test_the_same_workbook_twice_and_our_own_export_add_nothing(db: None, tmp_path: Path) -> None:
    facts = lively()
    organ = founded(facts.organ.name)
    data = written(tmp_path, facts)
    take(organ, data=data, name="台账.xlsx", by=None, at=AT)
    entries, records = Entry.objects.count(), PastRecord.objects.count()
    for again in (data, export(organ, year=2024, kind="xlsx")):
        assert read(again, organ=organ).brought == {}
        assert take(organ, data=again, name="再来.xlsx", by=None, at=AT) is None
    assert (Entry.objects.count(), PastRecord.objects.count()) == (entries, records)
    assert LedgerImport.objects.count() == 1


def test_what_the_people_of_the_web_entered_comes_out_and_back_in_unchanged(db: None) -> None:
    build()
    case = Case.objects.select_related("organ").exclude(received=None).earliest("received")
    office = Organ.objects.get(code="zhengfuban")
    centre = Organ.objects.get(code="jiguanshiwu")
    assert case.received is not None
    for organ, year, sheet in (
        (centre, 2024, "postings"), (office, 2024, "standing"),
        (case.organ, case.received.year, "applications"),
    ):  # fmt: skip
        found = read(export(organ, year=year, kind="xlsx"), organ=organ)
        assert (found.problems, found.brought) == ((), {}), organ
        assert found.compared[sheet].same, sheet
