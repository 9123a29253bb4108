"""Applications and fee notices as the annual report counts them, as known at the year's end.

A case is in the year's facts when it was received by 31 December and not counted as decided
before the year. It is decided by the first year at whose end it stood closed: reopened later, it
stays counted there (decision 0037).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Q

from gongkai.report import facts
from gongkai.web.applications.models import LAW_CHANNELS, Asked, Case, Event, FeeNotice, Happening
from gongkai.web.organs.models import Organ

_STEPS = (
    Happening.CORRECTION_ASKED, Happening.SUPPLEMENTED, Happening.ASKED, Happening.EXTENDED,
    Happening.DELIVERED, Happening.WITHDRAWN, Happening.REOPENED,
)  # fmt: skip
_CLOSING = (Happening.DELIVERED, Happening.WITHDRAWN)


def applications_of(organ: Organ, *, year: int) -> tuple[facts.Application, ...]:
    """What the year's report counts, by receipt."""
    last = date(year, 12, 31)
    cases = Case.objects.filter(organ=organ, received__lte=last).filter(
        Q(closed=None) | Q(closed__gte=date(year, 1, 1)) | Q(round__gt=1)
    )
    # Reopening moves the legal day of nothing: receipt is that of the first round.
    found = list(cases.order_by("received", "year", "serial"))
    steps = _steps(organ, found)
    told = (_told(each, steps[each.pk], last) for each in found)
    return tuple(each for each in told if each.decided is None or each.decided.year >= year)


def _steps(organ: Organ, cases: Iterable[Case]) -> dict[int, list[Event]]:
    wanted = {each.pk for each in cases}
    steps: dict[int, list[Event]] = defaultdict(list)
    events = Event.objects.filter(case__organ=organ, kind__in=_STEPS).order_by("pk")
    for each in events.only("case_id", "kind", "on", "data"):
        if each.case_id in wanted:
            steps[each.case_id].append(each)
    return steps


def _told(case: Case, events: list[Event], last: date) -> facts.Application:
    """The case without what happened after the year's end."""
    assert case.received is not None  # noqa: S101 only received ones are asked for
    closing = counted_closing(events, last)
    known = [each for each in events if each.on <= last]
    return facts.Application(
        id=f"case-{case.pk}", applicant=case.kind, received=case.received, number=case.number,
        channel=LAW_CHANNELS[case.channel], wanted=case.wanted,
        decided=closing.on if closing else None,
        result=str(closing.data["leaf"]) if closing else None,
        correction_sent=_first(known, Happening.CORRECTION_ASKED),
        supplemented=_first(known, Happening.SUPPLEMENTED),
        third_party_asked=_first(known, Happening.ASKED, whom=Asked.THIRD_PARTY),
        extended=_first(known, Happening.EXTENDED) is not None,
    )  # fmt: skip


def counted_closing(events: Iterable[Event], last: date) -> Event | None:
    """The closing that counts: of the first year at whose end the case stood closed."""
    closing: Event | None = None
    for each in sorted(
        (each for each in events if each.kind in (*_CLOSING, Happening.REOPENED)),
        key=lambda each: each.pk,
    ):
        if each.on > last or (closing is not None and each.on.year > closing.on.year):
            break
        closing = each if each.kind in _CLOSING else None
    return closing


def _first(events: list[Event], kind: str, **data: str) -> date | None:
    for each in events:
        if each.kind == kind and all(each.data.get(key) == word for key, word in data.items()):
            return each.on
    return None


def fee_notices_of(organ: Organ, *, year: int) -> tuple[facts.FeeNotice, ...]:
    """Notices issued by the year's end on what the year counts, with the money that had come."""
    last = date(year, 12, 31)
    found = FeeNotice.objects.filter(organ=organ, issued__lte=last).filter(
        Q(issued__year=year) | Q(paid__year=year) | Q(case__closed=None)
        | Q(case__closed__gte=date(year, 1, 1))
    )  # fmt: skip
    return tuple(_notice(each, last) for each in found.order_by("issued", "serial"))


def _notice(notice: FeeNotice, last: date) -> facts.FeeNotice:
    paid = notice.paid if notice.paid and notice.paid <= last else None
    back = notice.refund if notice.refunded and notice.refunded <= last else Decimal(0)
    return facts.FeeNotice(
        id=f"fee-{notice.case_id}", application=f"case-{notice.case_id}", issued=notice.issued,
        yuan=notice.yuan, method=notice.method, quantity=notice.quantity, paid=paid,
        collected=notice.collected - back if paid else Decimal(0),
    )  # fmt: skip
