"""From what happened to the due day: events become CaseFacts, and the law replays them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gongkai.law.deadlines import reply_due
from gongkai.law.facts import CaseFacts, Correction, Extension, FeeCharge
from gongkai.law.parameters import term
from gongkai.law.pauses import Pause, PauseKind, pause_interval
from gongkai.law.receipt import Receipt, receipt_of
from gongkai.law.steps import Deadline, Step
from gongkai.law.workdays import Calendar
from gongkai.web.applications.models import LAW_CHANNELS, Asked, Case, Event, Happening

_KINDS: dict[str, PauseKind] = {
    Asked.THIRD_PARTY: "third_party",
    Asked.JOINT_ORGAN: "joint_organ",
    Asked.OTHER_ORGAN: "other_organ",
}


def events_of(case: Case) -> list[Event]:
    """What happened in the present round, in the order it was written down."""
    return list(Event.objects.filter(case=case, round=case.round).order_by("pk"))


def receipt_day(case: Case) -> Receipt:
    """The legal receipt by channel (Art. 31), before any reopening."""
    return receipt_of(LAW_CHANNELS[case.channel], arrived=case.arrived, confirmed=case.confirmed)


def facts_of(case: Case, events: Iterable[Event]) -> CaseFacts:
    """The facts of the round that the clock is replayed from."""
    told = list(events)
    return CaseFacts(
        received=_received(case, told),
        corrections=tuple(_corrections(told)),
        pauses=tuple(pause for _, pause in letters(told)),
        extensions=tuple(
            Extension(
                granted=each.on, workdays=int(each.data["workdays"]),
                excessive=each.kind == Happening.DELAYED,
            )
            for each in told
            if each.kind in (Happening.EXTENDED, Happening.DELAYED)
        ),
        fee=_fee(told),
    )  # fmt: skip


def letters(events: Sequence[Event]) -> list[tuple[Event, Pause]]:
    """Each letter that asked for an opinion, as a pause with its delivery and its return."""
    about = {
        (each.kind, each.about_id): each.on for each in events if each.about_id is not None
    }  # fmt: skip
    return [
        (
            each,
            Pause(
                kind=_KINDS[each.data["whom"]], sent=each.on,
                delivered=about.get((Happening.ASKED_DELIVERED, each.pk)),
                returned=about.get((Happening.ANSWERED, each.pk)),
            ),
        )
        for each in events
        if each.kind == Happening.ASKED
    ]  # fmt: skip


def waiting_letters(
    events: Sequence[Event], *, on: date, calendar: Calendar
) -> list[tuple[Event, date]]:
    """The letters still unanswered on a day whose term has not ended, with the term's end."""
    found = []
    for event, pause in letters(events):
        end = pause_interval(pause, calendar=calendar).end
        if pause.returned is None and on <= end:
            found.append((event, end))
    return found


def deadline_of(case: Case, events: Iterable[Event], *, calendar: Calendar) -> Deadline:
    """The due day, replayed; raises BadFacts when days contradict each other."""
    return reply_due(facts_of(case, events), calendar=calendar)


def deadline(case: Case, *, calendar: Calendar) -> Deadline:
    """The due day of a case as its record stands; one query."""
    return deadline_of(case, events_of(case), calendar=calendar)


def _received(case: Case, events: list[Event]) -> Receipt:
    """The receipt; of a reopened case the day of its reopening (derived: a full new clock)."""
    for each in events:
        if each.kind == Happening.REOPENED:
            said = f"重新办理：{each.words}" if each.words else "重新办理"
            return Receipt(
                day=each.on, steps=(Step(each.on, said, term("reply").on(each.on).cites),)
            )
    return receipt_day(case)


def _first(events: list[Event], kind: str) -> Event | None:
    return next((each for each in events if each.kind == kind), None)


def _corrections(events: list[Event]) -> Iterator[Correction]:
    """Each notice with the supplement that came after it; the law objects to a second notice."""
    came = [each.on for each in events if each.kind == Happening.SUPPLEMENTED]
    asked = [each.on for each in events if each.kind == Happening.CORRECTION_ASKED]
    for at, on in enumerate(asked):
        yield Correction(sent=on, supplemented=came[at] if at < len(came) else None)


def _fee(events: list[Event]) -> FeeCharge | None:
    charged = _first(events, Happening.CHARGED)
    if charged is None:
        return None
    delivered, paid = _first(events, Happening.CHARGE_DELIVERED), _first(events, Happening.PAID)
    return FeeCharge(
        sent=charged.on, delivered=delivered.on if delivered else None,
        paid=paid.on if paid else None,
    )  # fmt: skip
