"""A report that was written elsewhere comes in as a file, read as anybody's report is read."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from gongkai.files import Unreadable, read_bytes
from gongkai.report.checker import check
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Dossier
from gongkai.web.annual.drafting import finding_rows, page_of, report_in
from gongkai.web.annual.models import State, YearReport
from gongkai.web.annual.models.version import Source
from gongkai.web.annual.queries import previous_of
from gongkai.web.annual.services.passing import freeze
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

LARGEST = 32 * 2**20


@transaction.atomic
def hand_in_file(
    organ: Organ, *, year: int, data: bytes, name: str, on: date, by: Person | None, at: datetime
) -> YearReport:
    """Take an organ's report of a year from a file of any format; submitted as it was printed.

    What the rules find is kept with it; a figure that was not found stays blank.
    """
    read = _read(data, name=name, organ=organ, year=year)
    report, _ = YearReport.objects.select_for_update().get_or_create(
        organ=organ, year=year, defaults={"state": State.DRAFTING}
    )
    if report.state not in (State.DRAFTING, State.RETURNED):
        raise Refused(f"{report}{report.get_state_display()}，不能再以文件报送")
    before = previous_of(report)
    findings = check(Dossier(read, previous=report_in(before) if before else None))
    report.signed = freeze(
        report, page=page_of(read), source=Source.FILE, file_name=name,
        findings=finding_rows(findings), by=by, at=at,
    )  # fmt: skip
    report.state, report.submitted_on = State.SUBMITTED, on
    report.save()
    record(
        "report.hand_in", report, by=by, organ=organ.pk,
        words=f"以文件“{name}”报送{year}年年度报告，读出{_filled(read)}个数，核对发现{len(findings)}处",
    )  # fmt: skip
    return report


def _read(data: bytes, *, name: str, organ: Organ, year: int) -> AnnualReport:
    if len(data) > LARGEST:
        raise Refused("文件超过 32 MB", field="file")
    try:
        read = read_bytes(data, name=name)
    except Unreadable as wrong:
        raise Refused(f"文件不能读取：{wrong.reason}", field="file") from wrong
    if not read.cells:
        raise Refused("没有认出年度报告的任何表格", field="file")
    if read.year is not None and read.year != year:
        raise Refused(f"文件是{read.year}年的报告，不是{year}年的", field="year")
    return replace(read, organ=read.organ or organ.name, year=year)


def _filled(report: AnnualReport) -> int:
    return sum(value is not None for value in report.facts.values())
