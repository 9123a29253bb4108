"""One application from the counter to its cell of table 3."""

from datetime import date

from gongkai.report.edition import edition_of
from gongkai.report.facts import Organ as ReportOrgan
from gongkai.report.facts import YearFacts
from gongkai.report.tally import tally
from gongkai.web.applications.facts import applications_of
from gongkai.web.organs.models import Organ
from tests.web.applications.making import DAY, closed, handling


def test_a_case_falls_into_its_cell(bureau: Organ) -> None:
    case = closed(bureau)
    assert (case.number, case.state, case.leaf) == ("〔2025〕1号", "closed", "granted")
    facts = YearFacts(
        organ=ReportOrgan(name="某局"), year=2025, applications=applications_of(bureau, year=2025)
    )
    cells = tally(facts, edition=edition_of(2025))
    assert cells["table3.granted.natural"].ids == (f"case-{case.pk}",)
    assert cells["table3.new_received.total"].value == 1


def test_the_due_day_is_the_laws(bureau: Organ) -> None:
    assert handling(bureau, on=date(2025, 1, 20)).due == date(2025, 2, 21)
    assert handling(bureau, on=DAY).due == date(2025, 3, 31)
