"""The conditions of an act besides state and role; the table of acts names them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongkai.law.decisions import kinds, missing_reasons
from gongkai.law.terms import fee_payment_due
from gongkai.law.workdays import Calendar
from gongkai.web.applications.clock import waiting_letters
from gongkai.web.applications.letters.download import last_letters
from gongkai.web.applications.models import (
    Asked,
    Case,
    Decision,
    Enclosure,
    Event,
    FeeNotice,
    Happening,
)
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.uploads.models import State as FileState
from gongkai.web.uploads.services.files import grave


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An act that somebody is about to do: the locked case, its record, the day."""

    case: Case
    events: list[Event]
    on: date
    by: Person | None
    calendar: Calendar
    given: Mapping[str, Any] = field(default_factory=dict)

    def last(self, kind: str) -> Event | None:
        """The last event of a kind in this round."""
        return next((each for each in reversed(self.events) if each.kind == kind), None)


def not_before_arrival(attempt: Attempt) -> None:
    """Nobody is asked about a letter before it came."""
    if attempt.on < attempt.case.arrived:
        raise Refused(f"不能早于申请到达之日{attempt.case.arrived}", field="on")


def in_order(attempt: Attempt) -> None:
    """Acts follow each other: none is dated before the state began in which it is done."""
    since = attempt.case.since
    if attempt.on < since:
        now = attempt.case.get_state_display()
        raise Refused(f"自{since}起才是“{now}”，日期不能更早", field="on")


def correction_over(attempt: Attempt) -> None:
    """The reasonable term of the correction notice has ended."""
    asked = attempt.last(Happening.CORRECTION_ASKED)
    if asked is not None and attempt.on <= date.fromisoformat(asked.data["until"]):
        raise Refused(f"补正期限至{asked.data['until']}，尚未届满（条例第三十条）", field="on")


def reasons_were_asked(attempt: Attempt) -> None:
    """Reasons come after they were asked for."""
    if attempt.last(Happening.REASONS_ASKED) is None:
        raise Refused("尚未要求申请人说明理由（条例第三十五条）")


def reasons_were_given(attempt: Attempt) -> None:
    """A delay under Art. 35 rests on reasons found reasonable."""
    given = attempt.last(Happening.REASONS_GIVEN)
    if given is None or not given.data.get("reasonable"):
        raise Refused("须先要求说明理由，且认定理由合理（条例第三十五条）")


def not_charged(attempt: Attempt) -> None:
    """One method and one notice a case; never both methods."""
    if FeeNotice.objects.filter(case=attempt.case).exists():
        raise Refused("本件已发过收费通知；一件申请只用一种计收方式（信息处理费管理办法第三条）")


def payment_over(attempt: Attempt) -> None:
    """The payment term has ended unpaid."""
    until = payable_until(attempt.events, calendar=attempt.calendar)
    if until is not None and attempt.on <= until:
        raise Refused(f"缴费期限至{until}，尚未届满（信息处理费管理办法）", field="on")


def payable_until(events: list[Event], *, calendar: Calendar) -> date | None:
    """The last day of the payment term, from delivery of the notice, else from its sending."""
    told = [
        each.on
        for each in events
        if each.kind in (Happening.CHARGED, Happening.CHARGE_DELIVERED)
    ]  # fmt: skip
    return fee_payment_due(notified=max(told), calendar=calendar).due if told else None


def was_paid(attempt: Attempt) -> None:
    """There is money to give back or to pay in."""
    if not FeeNotice.objects.filter(case=attempt.case, paid__isnull=False).exists():
        raise Refused("本件没有收取信息处理费")


def letters_answered(attempt: Attempt) -> None:
    """An opinion asked for is waited for until it comes or its term ends."""
    for event, end in waiting_letters(
        attempt.events, on=attempt.on, calendar=attempt.calendar
    ):  # fmt: skip
        whom = Asked(event.data["whom"]).label
        raise Refused(
            f"尚未收到{whom}意见，意见期限至{end}（条例第三十二条至第三十四条）", field="on"
        )


def not_lapsed(attempt: Attempt) -> None:
    """What ended because the applicant did nothing is not redrafted but signed, or withdrawn."""
    if attempt.last(Happening.CORRECTION_LAPSED) or attempt.last(Happening.FEE_LAPSED):
        raise Refused("逾期不再处理的案件不能退回拟稿；有正当理由的，办结后重新办理")


def another_person(attempt: Attempt) -> None:
    """Who drafted does not sign."""
    if attempt.by is not None and attempt.by == attempt.case.drafter:
        raise Refused("拟稿人不能签发自己拟定的答复")


def reasons_complete(attempt: Attempt) -> None:
    """Every reason that the law demands of a decision is said."""
    missing = [
        f"第{each.item.place}项“{kinds()[each.kind].title}”：{reason.title}"
        for each in Decision.objects.filter(item__case=attempt.case, round=attempt.case.round)
        .select_related("item")
        .order_by("item__place")
        for reason in missing_reasons(kinds()[each.kind], given=each.reasons)
    ]
    if missing:
        raise Refused("应载明的理由不全，不能签发：" + "；".join(missing))


def enclosures_fit(attempt: Attempt) -> None:
    """What the applicant is given was looked into, and nothing grave was found in it."""
    given = Enclosure.objects.filter(
        case=attempt.case, round=attempt.case.round, kind=Enclosure.Kind.GIVEN
    )
    for each in given.select_related("upload").order_by("pk"):
        if each.upload.state != FileState.CHECKED:
            raise Refused(f"提供的文件“{each}”{each.upload.get_state_display()}，不能签发")
        if found := grave(each.upload):
            told = "；".join(dict.fromkeys(row["message"] for row in found[:3]))
            raise Refused(
                f"提供的文件“{each}”中还有{len(found)}处须处理（{told}），请取回，遮盖后再存入"
            )


def reply_issued(attempt: Attempt) -> None:
    """What is delivered has gone out: numbered, kept, with its digest."""
    if not last_letters(attempt.case).exists():
        raise Refused("答复文书尚未编号发出，请先在“文书”中发出，再登记送达")


GUARDS: Mapping[str, Callable[[Attempt], None]] = {
    each.__name__: each
    for each in (
        not_before_arrival, in_order, correction_over, reasons_were_asked, reasons_were_given,
        not_charged, payment_over, was_paid, letters_answered, not_lapsed, another_person,
        reasons_complete, enclosures_fit, reply_issued,
    )
}  # fmt: skip

# `clock` is asked in `services.moving.tell`: the law replays the case with the new event.
CLOCK = "clock"
