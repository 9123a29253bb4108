"""The model organ's 2024 in the web gives the cells and figures of its ledger workbook."""

from django.test import Client

from gongkai.files.chapters import report_of
from gongkai.files.samples import model_organ
from gongkai.report.edition import edition_of
from gongkai.report.figures import figures
from gongkai.report.tally import tally
from gongkai.web.annual.changes import Changes, changes_since
from gongkai.web.annual.drafting import draft_of
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.models import YearReport
from gongkai.web.demo.build import build
from gongkai.web.organs.models import Organ

SAME = (
    "documents.issued", "documents.active", "documents.on_request", "documents.withheld",
    "publications.financial", "publications.budget", "publications.final_account",
    "applications.received", "fees.notices", "energy_work.events", "energy_work.projects",
    "waste.厨余垃圾", "waste.其他垃圾",
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
    report = YearReport.objects.get(organ=centre, year=2024)
    made = draft_of(report)
    assert made.errors == ()
    assert "全年制发公文11件，其中主动公开3件、依申请公开8件" in made.report.text(1)
    assert dict(made.report.facts) == dict(report_of(model_organ()).facts)
    assert report.shown is not None
    assert (report.state, report.shown.number) == ("published", 1)
    assert changes_since(report.shown, report=report) == Changes(cells=(), records=())


def test_the_public_reads_it_and_opens_a_number(db: None, client: Client) -> None:
    build()
    assert "示例县机关事务服务中心" in client.get("/reports/").text
    page = client.get("/organs/jiguanshiwu/reports/2024/").text
    assert "全年制发公文11件" in page
