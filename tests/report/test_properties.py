"""Any valid ledger gives a report that balances; years carry over; parts add up to the union."""

from dataclasses import replace

from hypothesis import given

from gongkai.report.checker import check
from gongkai.report.edition import edition, edition_of
from gongkai.report.facts import APPLICANTS, YearFacts
from gongkai.report.finding import Finding
from gongkai.report.report import AnnualReport
from gongkai.report.rollup import rollup
from gongkai.report.rule import Dossier
from gongkai.report.tally import tally
from tests.facts import two_years, year_facts

ARITHMETIC = ("BAL", "SUM", "CAR", "STK01", "TRE", "FRM03", "FRM04")


def reported(facts: YearFacts) -> AnnualReport:
    form = edition_of(facts.year)
    cells = {key: count.cell for key, count in tally(facts, edition=form).items()}
    return AnnualReport(facts.organ.name, facts.year, form, cells)


def broken(dossier: Dossier) -> list[Finding]:
    return [finding for finding in check(dossier) if finding.code.startswith(ARITHMETIC)]


@given(year_facts())
def test_any_ledger_gives_a_report_that_satisfies_every_identity(facts: YearFacts) -> None:
    assert broken(Dossier(reported(facts))) == []


@given(year_facts())
def test_every_cell_counts_as_many_records_as_it_keeps_ids(facts: YearFacts) -> None:
    form = edition_of(facts.year)
    ids = {each.id for each in facts.applications}
    for key, count in tally(facts, edition=form).items():
        if key.startswith(("table3", "table4")):
            assert count.value == len(count.ids) == len(set(count.ids))
        if key.startswith("table3"):
            assert set(count.ids) <= ids


@given(two_years())
def test_any_two_consecutive_years_carry_over(years: tuple[YearFacts, YearFacts]) -> None:
    before, after = (reported(facts) for facts in years)
    assert broken(Dossier(after, previous=before)) == []


@given(year_facts())
def test_the_sum_of_the_parts_is_the_tally_of_the_union(facts: YearFacts) -> None:
    form = edition("2021-30")
    parts = [
        reported(
            replace(
                facts,
                year=2024,
                applications=tuple(a for a in facts.applications if a.applicant == applicant),
                disputes=facts.disputes if applicant == "natural" else (),
                standing=facts.standing if applicant == "legal" else (),
                counts=facts.counts if applicant == "other" else (),
                income=facts.income[::2] if applicant == "natural" else (),
                fee_notices=(),
            )
        )
        for applicant in APPLICANTS
    ]
    rest = replace(facts, year=2024, applications=(), disputes=(), standing=(), counts=())
    parts.append(reported(replace(rest, income=facts.income[1::2])))
    whole = reported(replace(facts, year=2024))
    rolled = rollup(parts, organ=facts.organ.name, year=2024, edition=form)
    assert {key: cell.value for key, cell in rolled.report.cells.items()} == whole.facts
    assert broken(Dossier(whole, children=tuple(parts))) == []
