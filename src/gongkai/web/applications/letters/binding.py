"""What a case tells its letters: numbers, days and amounts as the record and the law have them."""

from collections.abc import Callable, Mapping
from datetime import date

from gongkai.law.errors import GongkaiError
from gongkai.law.parameters import term
from gongkai.law.steps import Deadline
from gongkai.law.terms import fee_payment_due
from gongkai.law.workdays import Calendar
from gongkai.web.applications import codes
from gongkai.web.applications.clock import deadline_of, events_of
from gongkai.web.applications.confided import name_of
from gongkai.web.applications.letters.capital import capital
from gongkai.web.applications.letters.composing import Said, articles
from gongkai.web.applications.letters.occasions import Occasion
from gongkai.web.applications.models import Case, Decision, Event, FeeNotice, Happening, Method

Facts = dict[str, str]


def facts_of(case: Case, occasion: Occasion, *, addressee: str, calendar: Calendar) -> Facts:
    """The facts of a letter as they stood when it was called for.

    `addressee` comes of the sealed data, which only an act may open; what the record does not
    hold is left out, and the composer names it. A due day that is not certain is left out too.
    """
    events = [each for each in events_of(case) if each.pk <= occasion.event.pk]
    told = {
        "organ": case.organ.name, "addressee": addressee, "case_number": case.number,
        "wanted": _joined(case.wanted), "channel": case.get_channel_display(),
        "received": said_day(case.received), "telephone": case.organ.telephone,
        "address": case.organ.address,
    }  # fmt: skip
    more = _MORE.get(occasion.kind)
    found = more(case, occasion.event, events, calendar) if more else {}
    return told | _reopened(events) | found


def _reopened(events: list[Event]) -> Facts:
    """Why this round was begun, and when; nothing of a first round."""
    begun = next((each for each in events if each.kind == Happening.REOPENED), None)
    if begun is None:
        return {}
    return {"reopened": begun.words.strip().rstrip("。；"), "reopened_on": said_day(begun.on)}


def said_of(case: Case) -> tuple[Said, ...]:
    """The decisions of the round in the order of the items."""
    found = Decision.objects.filter(item__case=case, round=case.round).select_related("item")
    return tuple(
        Said(kind=each.kind, reasons=each.reasons, item=each.item.text)
        for each in found.order_by("item__place")
    )


def said_day(day: date | None) -> str:
    """A day as letters print it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _joined(text: str) -> str:
    """What was asked for, line by line, as one sentence."""
    lines = filter(None, (each.strip().rstrip("。；;") for each in text.splitlines()))
    return "；".join(lines)


def _certain(case: Case, events: list[Event], calendar: Calendar) -> Deadline | None:
    """The clock at that time; None when a year without a notice was needed (暂定)."""
    try:
        found = deadline_of(case, events, calendar=calendar)
    except GongkaiError:
        return None
    return None if found.provisional else found


def _due(case: Case, events: list[Event], calendar: Calendar) -> str:
    found = _certain(case, events, calendar)
    return said_day(found.due) if found else ""


def _receipt(case: Case, event: Event, events: list[Event], calendar: Calendar) -> Facts:
    found = _certain(case, events, calendar)
    if found is None:
        return {}
    steps = (
        f"{said_day(each.day)}，{each.text}"
        + (f"（{articles(each.cites)}）" if each.cites else "")
        for each in found.steps
    )
    return {
        "due": said_day(found.due), "calculation": "\n" + "\n".join(steps),
        "status_code": codes.code_of(case),
    }  # fmt: skip


def _correction(case: Case, event: Event, events: list[Event], calendar: Calendar) -> Facts:
    until = said_day(date.fromisoformat(event.data["until"]))
    return {"points": str(event.data["points"]), "supplement_until": until}


def _extension(case: Case, event: Event, events: list[Event], calendar: Calendar) -> Facts:
    """Why, how long, by whom, and the due day as it stood before."""
    return {
        "reason": str(event.data["reason"]).rstrip("。；"),
        "workdays": str(event.data["workdays"]), "approver": event.by.name if event.by else "",
        "former_due": _due(case, events[:-1], calendar), "due": _due(case, events, calendar),
    }  # fmt: skip


def _asked(case: Case, event: Event, events: list[Event], calendar: Calendar) -> Facts:
    name, about = name_of(event), str(event.data.get("about", ""))
    days = term(event.data["whom"]).on(event.on).value
    overriding = "；".join(
        each.reasons["overriding"].strip().rstrip("。；")
        for each in said_of(case)
        if each.reasons.get("overriding")
    )
    return {
        "third_party": name, "asked_organ": name, "information": about,
        "answer_days": str(days), "asked_on": said_day(event.on), "overriding": overriding,
    }  # fmt: skip


def _reasons(case: Case, event: Event, events: list[Event], calendar: Calendar) -> Facts:
    return {"counts": str(event.data["counts"])}


def _fee(case: Case, event: Event, events: list[Event], calendar: Calendar) -> Facts:
    """The amount of the notice, band by band, in figures and in capital figures."""
    notice = FeeNotice.objects.get(pk=event.data["notice"])
    unit = "件" if notice.method == Method.BY_ITEM else "页"
    already = [f"当月此前已申请{notice.already}件"] if notice.already else []
    try:
        until = fee_payment_due(notified=notice.issued, calendar=calendar)
        pay_by = "" if until.provisional else said_day(until.due)
    except GongkaiError:
        pay_by = ""
    return {
        "method": notice.get_method_display(), "quantity": f"{notice.quantity}{unit}",
        "figures": f"{notice.yuan:.2f}", "capitals": capital(notice.yuan), "how": notice.how,
        "fee_cites": articles(notice.cites.split("；")), "fee_number": notice.number,
        "bands": "\n" + "\n".join([*already, *notice.bands]), "pay_by": pay_by,
        "pay_days": str(term("fee_payment").on(notice.issued).value),
    }  # fmt: skip


def _transfer(case: Case, event: Event, events: list[Event], calendar: Calendar) -> Facts:
    return {"section": str(event.data.get("to", "")), "due": _due(case, events, calendar)}


_MORE: Mapping[str, Callable[[Case, Event, list[Event], Calendar], Facts]] = {
    "receipt": _receipt, "correction": _correction, "extension": _extension,
    "delay": _extension, "reasons": _reasons, "third_party": _asked, "joint_organ": _asked,
    "other_organ": _asked, "consult_notice": _asked, "disclosure_notice": _asked, "fee": _fee,
    "transfer": _transfer,
}  # fmt: skip
