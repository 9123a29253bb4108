"""Readings and the ledger workbook: what the web counts already is not counted twice."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from gongkai.files.ledger import write_ledger
from gongkai.report.edition import edition_of
from gongkai.report.facts import EnergyUse, YearFacts
from gongkai.report.figures import figures
from gongkai.report.tally import tally
from gongkai.web.annual.exchange.exporting import facts_of
from gongkai.web.annual.exchange.reading import read
from gongkai.web.annual.exchange.taking import take
from gongkai.web.annual.facts import year_facts
from gongkai.web.organs.models import Organ
from tests.web.conservation import things

AT = datetime(2025, 1, 10, 2, tzinfo=UTC)


def written(folder: Path, facts: YearFacts) -> bytes:
    write_ledger(folder / "ledger.xlsx", year=facts.year, facts=facts)
    return (folder / "ledger.xlsx").read_bytes()


def told(organ: Organ) -> object:
    found = year_facts(organ, year=2024)
    return figures(found, tally(found, edition=edition_of(2024)))["energy.电"].value


def test_our_own_workbook_adds_no_energy(bureau: Organ, tmp_path: Path) -> None:
    things.full_year(bureau)
    take(bureau, data=written(tmp_path, facts_of(bureau, year=2024)), name="台账.xlsx", by=None,
         at=AT)  # fmt: skip
    assert told(bureau) == 120_000


def test_a_workbook_that_tells_another_use_of_a_metered_kind_is_told_so(
    bureau: Organ, tmp_path: Path
) -> None:
    things.full_year(bureau)
    other = EnergyUse(id="JN-1", item="电", quantity=Decimal(119_000), unit="千瓦时")
    gas = EnergyUse(id="JN-2", item="天然气", quantity=Decimal(5), unit="立方米")
    book = replace(facts_of(bureau, year=2024), energy=(other, gas))
    found = read(written(tmp_path, book), organ=bureau)
    (error,) = found.errors
    assert (error.sheet, error.value) == ("节能与垃圾", "JN-1")
    assert "数量不同" in error.reason
