"""Acts that pass a report on, from the self-check to the public."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from gongkai.web.annual.drafting import (
    Draft,
    counted,
    draft_of,
    finding_rows,
    page_of,
    records_of,
)
from gongkai.web.annual.models import Objection, State, Version, YearReport
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


@transaction.atomic
def check(report: YearReport, *, by: Person | None) -> None:
    """Finish the draft: nothing to mend is left, and what stands out is explained."""
    held = _held(report, State.DRAFTING, State.RETURNED)
    _sound(held, draft_of(held))
    held.checked_by, held.agreed_by = by, None
    _turn(held, State.CHECKED, "checked_by", "agreed_by")
    words = "完成自查，提交公开机构负责人审核"
    record("report.check", held, by=by, organ=held.organ_id, words=words)


@transaction.atomic
def agree(report: YearReport, *, by: Person | None) -> None:
    """The head of the OGI office agrees; not who drafted it."""
    held = _held(report, State.CHECKED)
    if by is not None and by == held.checked_by:
        raise Refused("自查和审核应由不同的人办理")
    _sound(held, draft_of(held))
    held.agreed_by = by
    _turn(held, State.AGREED, "agreed_by")
    words = "审核同意，提请主要负责人签发"
    record("report.agree", held, by=by, organ=held.organ_id, words=words)


@transaction.atomic
def send_back(report: YearReport, *, reason: str, by: Person | None) -> None:
    """Back to the drafters, inside the organ."""
    held = _held(report, State.CHECKED, State.AGREED)
    _turn(held, State.DRAFTING)
    words = f"退回修改：{reason}"
    record("report.send_back", held, by=by, organ=held.organ_id, words=words)


@transaction.atomic
def sign(report: YearReport, *, note: str = "", by: Person | None, at: datetime) -> Version:
    """Freeze the report as it stands; later changes of records show as differences only."""
    held = _held(report, State.AGREED)
    if by is not None and by in (held.checked_by, held.agreed_by):
        raise Refused("自查、审核和签发应由不同的人办理")
    if localdate(at).year <= held.year:
        raise Refused(f"年报统计到{held.year}年12月31日，年度结束后才能签发")
    made = draft_of(held)
    _sound(held, made)
    if held.shown and not note.strip():
        raise Refused("更正已公开的年报，请写明更正说明", field="note")
    version = freeze(
        held, page=page_of(made.report), counted=counted(made.counts),
        records=records_of(made.facts), findings=finding_rows(made.findings),
        note=note.strip(), by=by, at=at,
    )  # fmt: skip
    held.signed = version
    _turn(held, State.SIGNED, "signed")
    record(
        "report.sign", held, by=by, organ=held.organ_id,
        words=f"签发第{version.number}版，摘要{version.digest[:16]}…",
        details={"version": version.number, "digest": version.digest},
    )  # fmt: skip
    return version


def freeze(
    report: YearReport, *, page: str, by: Person | None, at: datetime, **more: object
) -> Version:
    """A new version of a report, numbered after the last; inside the transaction of an act."""
    last = report.versions.order_by("-number").values_list("number", flat=True).first()
    return Version.objects.create(
        report=report, number=(last or 0) + 1, page=page, digest=sm3(page.encode()),
        by=by, at=at, **more,
    )  # fmt: skip


@transaction.atomic
def submit(report: YearReport, *, on: date, by: Person | None) -> None:
    """Hand the signed report to the authority."""
    held = _held(report, State.SIGNED)
    held.submitted_on = on
    _turn(held, State.SUBMITTED, "submitted_on")
    record(
        "report.submit", held, by=by, organ=held.organ_id,
        words=f"向主管部门报送，第{held.signed.number if held.signed else 0}版",
        cites="《条例》第四十九条第一款",
    )  # fmt: skip


@transaction.atomic
def return_report(
    report: YearReport, *, reasons: Mapping[str, str], by: Person | None, at: datetime
) -> None:
    """The authority sends a report back, with a reason for each place."""
    held = _held(report, State.SUBMITTED)
    if not reasons or not held.signed:
        raise Refused("请至少写明一处退回意见", field="reason")
    for where, reason in reasons.items():
        Objection.objects.create(
            report=held, version=held.signed, where=where, reason=reason, by=by, at=at
        )
    _turn(held, State.RETURNED)
    told = "；".join(f"{where}：{reason}" for where, reason in reasons.items())
    words = f"退回年度报告：{told}"
    record("report.return", held, by=by, organ=held.organ_id, words=words)


@transaction.atomic
def accept(report: YearReport, *, on: date, by: Person | None) -> None:
    """The authority takes the report; from now on it counts in the sums above."""
    held = _held(report, State.SUBMITTED)
    held.accepted_on = on
    _turn(held, State.ACCEPTED, "accepted_on")
    words = f"接收第{held.signed.number if held.signed else 0}版"
    record("report.accept", held, by=by, organ=held.organ_id, words=words)


@transaction.atomic
def publish(report: YearReport, *, on: date, by: Person | None) -> None:
    """Show the accepted version to the public, in every format."""
    held = _held(report, State.ACCEPTED)
    held.shown = held.signed
    held.published_on = held.published_on or on
    _turn(held, State.PUBLISHED, "shown", "published_on")
    record(
        "report.publish", held, by=by, organ=held.organ_id,
        words=f"向社会公开第{held.shown.number if held.shown else 0}版",
        cites="《条例》第四十九条",
    )  # fmt: skip


@transaction.atomic
def correct(report: YearReport, *, reason: str, by: Person | None) -> None:
    """Open a published report for a correction; the public keeps seeing the old version."""
    held = _held(report, State.PUBLISHED)
    _turn(held, State.DRAFTING)
    words = f"启动更正：{reason}"
    record("report.correct", held, by=by, organ=held.organ_id, words=words)


def _held(report: YearReport, *states: State) -> YearReport:
    """The report, locked, in one of the states in which the act can be done."""
    held = YearReport.objects.select_for_update().get(pk=report.pk)
    if held.state not in states:
        raise Refused(f"年度报告{held.get_state_display()}，不能办理此事项")
    return held


def _turn(report: YearReport, state: State, *also: str) -> None:
    report.state = state
    report.save(update_fields=["state", *also])


def _sound(report: YearReport, made: Draft) -> None:
    """Refuse while something must be mended or is not explained."""
    if made.errors:
        raise Refused(f"还有{len(made.errors)}处须改正：{made.errors[0].message}")
    explained = set(report.explanations.values_list("code", "where"))
    open_ = [each for each in made.warnings if (each.code, each.where) not in explained]
    if open_:
        raise Refused(f"还有{len(open_)}处须改正或者说明：{open_[0].message}")
