"""Applications and fee notices as the annual report counts them, as known at the year's end.

A case is in the year's facts when it was received by 31 December and not counted as decided
before the year. It is decided by the first year at whose end it stood closed: reopened later, it
stays counted there (decision 0037).

Of a case that was never reopened the day and the leaf of its one closing stand in its own row; its
events are read only for what few cases have. A reopened case is told by all its events (0065).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from gongkai.report import facts
from gongkai.web.applications.models import (
    LAW_CHANNELS,
    RARE,
    Asked,
    Case,
    Event,
    FeeNotice,
    Happening,
)
from gongkai.web.organs.models import Organ

_CLOSING = (Happening.DELIVERED, Happening.WITHDRAWN)
_NOTHING: Mapping[str, date] = {}
_STEPS = (*RARE, *_CLOSING, Happening.REOPENED)


class Row(NamedTuple):
    """Of a case what is counted: thousands of them are read at each look at a draft."""

    pk: int
    kind: str
    received: date
    number: str
    channel: str
    wanted: str
    round: int
    closed: date | None
    leaf: str


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
    """What is counted of what happened to each, in the order it was written down."""
    steps: dict[int, list[Step]] = defaultdict(list)
    rare = Event.objects.filter(case__in=cases.filter(round=1).values("pk"), kind__in=RARE)
    again = Event.objects.filter(case__in=cases.filter(round__gt=1).values("pk"), kind__in=_STEPS)
    for found in (rare, again):
        for case, *each in found.order_by("pk").values_list("case_id", *Step._fields):
            steps[case].append(Step(*each))
    return steps


def _told(case: Row, events: Sequence[Step], last: date) -> facts.Application:
    """The case without what happened after the year's end."""
    decided, result = _decided(case, events, last)
    first = _first(events, last) if events else _NOTHING
    return facts.Application(
        id=f"case-{case.pk}", applicant=case.kind, received=case.received, number=case.number,
        channel=LAW_CHANNELS[case.channel], wanted=case.wanted, decided=decided, result=result,
        correction_sent=first.get(Happening.CORRECTION_ASKED),
        supplemented=first.get(Happening.SUPPLEMENTED),
        third_party_asked=first.get(Asked.THIRD_PARTY),
        extended=Happening.EXTENDED in first,
    )  # fmt: skip


def _first(events: Sequence[Step], last: date) -> Mapping[str, date]:
    """The day on which each thing first happened; of an opinion, who was asked."""
    first: dict[str, date] = {}
    for each in events:
        if each.on <= last:
            first.setdefault(str(each.data.get("whom", each.kind)), each.on)
    return first


def _decided(
    case: Row, events: Sequence[Step], last: date
) -> tuple[date, str] | tuple[None, None]:
    """Day and leaf of the closing that counts; of a single round they stand in the case."""
    if case.round > 1:
        closing = counted_closing(events, last)
        return (closing.on, str(closing.data["leaf"])) if closing else (None, None)
    return (case.closed, case.leaf) if case.closed and case.closed <= last else (None, None)


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
