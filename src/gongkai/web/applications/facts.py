"""Applications and fee notices as the annual report counts them, as known at the year's end.

A case is in the year's facts when it was received by 31 December and not counted as decided
before the year. It is decided by the first year at whose end it stood closed: reopened later, it
stays counted there (decision 0037).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from gongkai.report import facts
from gongkai.web.applications.models import LAW_CHANNELS, Asked, Case, Event, FeeNotice, Happening
from gongkai.web.organs.models import Organ

_STEPS = (
    Happening.CORRECTION_ASKED, Happening.SUPPLEMENTED, Happening.ASKED, Happening.EXTENDED,
    Happening.DELIVERED, Happening.WITHDRAWN, Happening.REOPENED,
)  # fmt: skip
_CLOSING = (Happening.DELIVERED, Happening.WITHDRAWN)


class Row(NamedTuple):
    """Of a case what is counted: thousands of them are read at each look at a draft."""

    pk: int
    kind: str
    received: date
    number: str
    channel: str
    wanted: str


class Step(NamedTuple):
    """Of an event what is counted."""

    kind: str
    on: date
    data: Mapping[str, Any]


def applications_of(organ: Organ, *, year: int) -> tuple[facts.Application, ...]:
    """What the year's report counts, by receipt."""
    last = date(year, 12, 31)
    cases = Case.objects.filter(organ=organ, received__lte=last).filter(
        Q(closed=None) | Q(closed__gte=date(year, 1, 1)) | Q(round__gt=1)
    )
    steps = _steps(cases)
    # Reopening moves the legal day of nothing: receipt is that of the first round.
    found = cases.order_by("received", "year", "serial").values_list(*Row._fields)
    told = (_told(Row(*each), steps.get(each[0], ()), last) for each in found)
    return tuple(each for each in told if each.decided is None or each.decided.year >= year)


def _steps(cases: QuerySet[Case]) -> dict[int, list[Step]]:
    """What happened to each, in the order it was written down."""
    steps: dict[int, list[Step]] = defaultdict(list)
    events = Event.objects.filter(case__in=cases.values("pk"), kind__in=_STEPS).order_by("pk")
    for case, *each in events.values_list("case_id", *Step._fields):
        steps[case].append(Step(*each))
    return steps


def _told(case: Row, events: Sequence[Step], last: date) -> facts.Application:
    """The case without what happened after the year's end."""
    closing = counted_closing(events, last)
    first: dict[str, date] = {}
    for each in events:
        if each.on <= last:
            first.setdefault(str(each.data.get("whom", each.kind)), each.on)
    return facts.Application(
        id=f"case-{case.pk}", applicant=case.kind, received=case.received, number=case.number,
        channel=LAW_CHANNELS[case.channel], wanted=case.wanted,
        decided=closing.on if closing else None,
        result=str(closing.data["leaf"]) if closing else None,
        correction_sent=first.get(Happening.CORRECTION_ASKED),
        supplemented=first.get(Happening.SUPPLEMENTED),
        third_party_asked=first.get(Asked.THIRD_PARTY),
        extended=Happening.EXTENDED in first,
    )  # fmt: skip


def counted_closing(events: Iterable[Step], last: date) -> Step | None:
    """The closing that counts: of the first year at whose end the case stood closed."""
    closing: Step | None = None
    for each in events:
        if each.kind not in _CLOSING and each.kind != Happening.REOPENED:
            continue
        if each.on > last or (closing is not None and each.on.year > closing.on.year):
            break
        closing = each if each.kind in _CLOSING else None
    return closing


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
