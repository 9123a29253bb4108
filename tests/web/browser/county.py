"""What had happened in the county before the story of its year begins: done by the services."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from gongkai.files.writers import render
from gongkai.report.report import AnnualReport, Cell
from gongkai.report.tally import tally
from gongkai.web.annual.drafting import draft_of, report_in
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.queries import lower_reports
from gongkai.web.annual.services import drafting, passing
from gongkai.web.demo.build import plan
from gongkai.web.organs.models import Organ
from gongkai.web.organs.services import people
from tests.reports import balanced_report
from tests.web.applications import making

YEAR = 2024
DAY = date(2025, 1, 20)
AT = datetime(2025, 1, 20, 2, tzinfo=UTC)
# Nine organs, and the permits of each; with the model organ's own report these are ten.
HERE = {
    "zhengfuban": 1, "fagaiju": 20, "jiaotiju": 300, "gonganju": 4000, "minzhengju": 5,
    "renshe": 60, "ziranziyuan": 700, "shichangjianguan": 8000, "chengguan": 9,
}  # fmt: skip
WAITING = ("minzhengju", "renshe")  # handed in, not yet accepted
ELSEWHERE = {"weijianju": 11, "caizhengju": 12}  # by file; the second does not balance at first
STAFF = (
    ("xianjingban", "shilixian", "clerk"),
    ("xiangongkai", "shilixian", "ogi_head"),
    ("xianzhang", "shilixian", "head"),
    ("fagaijingban", "fagaiju", "clerk"),
)


def prepare(folder: str) -> None:
    """Everything at once: people, nine reports on their way, three files."""
    with transaction.atomic():
        for username, code, role in STAFF:
            _hire(username, Organ.objects.get(code=code), role)
        fagaiju = Organ.objects.get(code="fagaiju")
        making.closed(fagaiju, on=date(2024, 11, 4))
        making.handling(fagaiju, on=date(2024, 12, 24))
        for code, permits in HERE.items():
            _reported(Organ.objects.get(code=code), permits)
    for code, seed in ELSEWHERE.items():
        _files(Path(folder), Organ.objects.get(code=code), seed)


def explain(code: str) -> None:
    """Every warning of an organ's report has its explanation."""
    report = YearReport.objects.get(organ__code=code, year=YEAR)
    for each in draft_of(report).warnings:
        drafting.explain(
            report, code=each.code, where=each.where, text="属实", by=None, at=AT
        )  # fmt: skip


def add_up(code: str) -> None:
    """Every published cell of the government is its own plus those of the accepted reports."""
    report = YearReport.objects.get(organ__code=code, year=YEAR)
    assert report.shown is not None
    public = report_in(report.shown)
    own = tally(year_facts(report.organ, year=YEAR), edition=public.edition)
    below = [report_in(each) for each in lower_reports(report)]
    assert len(below) == len(HERE) + len(ELSEWHERE) + 1
    for key, cell in public.cells.items():
        parts = [own[key].value, *(each.value(key) for each in below)]
        assert cell.value == sum(part for part in parts if part is not None), key


def _hire(username: str, organ: Organ, role: str) -> None:
    person = people.add(
        organ=organ, username=username, name=username, mobile="", by=None, given=False,
        password=plan()["password"],
    )  # fmt: skip
    people.appoint(
        person, organ=organ, section=None, role=role, on=date(2020, 1, 1), by=None
    )  # fmt: skip


def _reported(organ: Organ, permits: int) -> None:
    drafting.enter_figure(
        organ, year=YEAR, month=6, item="permit", number=Decimal(permits), source="审批系统",
        by=None, at=AT,
    )  # fmt: skip
    report = drafting.open_report(organ, year=YEAR, by=None)
    explain(organ.code)
    passing.check(report, by=None)
    passing.agree(report, by=None)
    passing.sign(report, by=None, at=AT)
    passing.submit(report, on=DAY, by=None)
    if organ.code not in WAITING:
        passing.accept(report, on=DAY, by=None)
        passing.publish(report, on=DAY, by=None)


def _files(folder: Path, organ: Organ, seed: int) -> None:
    """A PDF of one organ; of the other a Word file that does not balance, and it mended."""
    report = balanced_report(seed, busy=False, organ=organ.name, year=YEAR)
    if organ.code == "weijianju":
        (folder / f"{organ.code}.pdf").write_bytes(render(report, kind="pdf"))
        return
    (folder / f"{organ.code}.docx").write_bytes(render(report, kind="docx"))
    (folder / f"{organ.code}-odd.docx").write_bytes(render(_odd(report), kind="docx"))


def _odd(report: AnnualReport) -> AnnualReport:
    """One more application received than there can be."""
    key = "table3.new_received.natural"
    number = int(report.value(key) or 0) + 7
    report.cells[key] = Cell(number, f"{number}")  # type: ignore[index]
    return report
