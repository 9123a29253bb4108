"""The model organ's 2024 in the web gives the cells and figures of its ledger workbook."""

from datetime import UTC, date, datetime

from gongkai.files.chapters import report_of
from gongkai.files.samples import model_organ
from gongkai.report.edition import edition_of
from gongkai.report.figures import figures
from gongkai.report.tally import tally
from gongkai.web.annual.drafting import draft_of
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.services import drafting, passing
from gongkai.web.demo.build import build
from gongkai.web.organs.models import Organ, Person

SAME = (
    "documents.issued", "documents.active", "documents.on_request", "documents.withheld",
    "publications.financial", "publications.budget", "publications.final_account",
    "applications.received", "fees.notices",
)  # fmt: skip


def test_the_web_counts_what_the_workbook_counts(db: None) -> None:
    build()
    centre = Organ.objects.get(code="jiguanshiwu")
    edition = edition_of(2024)
    ours, ledgers = year_facts(centre, year=2024), model_organ()
    counts, expected = tally(ours, edition=edition), tally(ledgers, edition=edition)
    assert {key: count.value for key, count in counts.items()} == {
        key: count.value for key, count in expected.items()
    }
    web, book = figures(ours, counts), figures(ledgers, expected)
    assert {key: web[key].value for key in SAME} == {key: book[key].value for key in SAME}
    assert [web[f"documents.{key}"].value for key in ("issued", "active", "on_request")] == [
        11, 3, 8,
    ]  # fmt: skip
    assert len(web["documents.issued"].ids) == 11


def test_the_model_organ_closes_its_year_without_typing_a_number(db: None) -> None:
    build()
    centre = Organ.objects.get(code="jiguanshiwu")
    clerk, office, head = (Person.objects.get(username=name)
                           for name in ("jingban", "gongkai", "zhuyao"))  # fmt: skip
    report = drafting.open_report(centre, year=2024, by=clerk)
    made = draft_of(report)
    assert made.errors == ()
    assert "全年制发公文11件，其中主动公开3件、依申请公开8件" in made.report.text(1)
    assert dict(made.report.facts) == dict(report_of(model_organ()).facts)
    passing.check(report, by=clerk)
    passing.agree(report, by=office)
    at = datetime(2025, 1, 20, 2, tzinfo=UTC)
    version = passing.sign(report, by=head, at=at)
    assert version.number == 1
    passing.submit(report, on=date(2025, 1, 20), by=clerk)
