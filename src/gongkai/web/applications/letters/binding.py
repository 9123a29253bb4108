"""What a case tells its letters: numbers, days and amounts as the record and the law have them."""

from datetime import date

from gongkai.law.workdays import Calendar
from gongkai.web.applications.clock import deadline_of, events_of
from gongkai.web.applications.letters.capital import capital
from gongkai.web.applications.letters.composing import Said
from gongkai.web.applications.models import Case, Decision, Event, FeeNotice, Happening


def facts_of(case: Case, *, addressee: str, calendar: Calendar) -> dict[str, str]:
    """The facts that every letter to the applicant shares, with those its round has yet.

    `addressee` comes of the sealed data, which only an act may open; what the record does not
    hold is left out, and the composer names it.
    """
    events = events_of(case)
    told = {
        "organ": case.organ.name, "addressee": addressee, "case_number": case.number,
        "wanted": case.wanted, "channel": case.get_channel_display(),
        "received": _day(case.received), "due": _day(case.due),
    }  # fmt: skip
    for event in events:
        if event.kind == Happening.CORRECTION_ASKED:
            told["points"] = str(event.data["points"])
            told["supplement_until"] = _day(date.fromisoformat(event.data["until"]))
        if event.kind == Happening.EXTENDED:
            told |= _extension(case, event, events, calendar=calendar)
    return told | _fee(case)


def said_of(case: Case) -> tuple[Said, ...]:
    """The decisions of the round in the order of the items."""
    found = Decision.objects.filter(item__case=case, round=case.round).select_related("item")
    return tuple(
        Said(kind=each.kind, reasons=each.reasons, item=each.item.text)
        for each in found.order_by("item__place")
    )


def _extension(
    case: Case, event: Event, events: list[Event], *, calendar: Calendar
) -> dict[str, str]:
    """Why, how long, by whom, and the due day as it stood before."""
    before = [each for each in events if each.pk < event.pk]
    return {
        "reason": str(event.data["reason"]), "workdays": str(event.data["workdays"]),
        "approver": event.by.name if event.by else "",
        "former_due": _day(deadline_of(case, before, calendar=calendar).due),
    }  # fmt: skip


def _fee(case: Case) -> dict[str, str]:
    """The amount of the notice, in figures and in capital figures."""
    notice = FeeNotice.objects.filter(case=case, round=case.round).first()
    if notice is None:
        return {}
    return {
        "method": notice.get_method_display(), "quantity": str(notice.quantity),
        "figures": str(notice.yuan), "capitals": capital(notice.yuan), "how": notice.how,
        "fee_cites": notice.cites,
    }  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
