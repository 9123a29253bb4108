"""Which letters the record of a case calls for: each thing that happened, and what tells of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.web.applications.letters.wording import name_of, to_applicant
from gongkai.web.applications.models import (
    Asked,
    Case,
    Decision,
    Event,
    Happening,
    Letter,
    Opinion,
)

_PLAIN: dict[str, str] = {
    Happening.CORRECTION_ASKED: "correction",
    Happening.EXTENDED: "extension",
    Happening.DELAYED: "delay",
    Happening.REASONS_ASKED: "reasons",
    Happening.CHARGED: "fee",
    Happening.WITHDRAWN: "withdrawn",
    Happening.TRANSFERRED: "transfer",
}
_LAPSED: dict[str, str] = {
    Happening.CORRECTION_LAPSED: "correction_lapsed",
    Happening.FEE_LAPSED: "fee_lapsed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A letter that may be written: its kind, its day, and the event it tells of.

    `ready` is false for a reply that nobody has signed yet: it may be looked at.
    """

    kind: str
    event: Event
    day: date
    ready: bool = True

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.kind}-{self.event.pk}"

    @property
    def to_applicant(self) -> bool:
        """Whether the applicant is addressed."""
        return to_applicant(self.kind)

    @property
    def title(self) -> str:
        """The letter's name, with the one who is asked."""
        name = self.event.data.get("name", "")
        return f"{name_of(self.kind)}（{name}）" if name else name_of(self.kind)


def occasions(case: Case, events: Sequence[Event]) -> list[Occasion]:
    """All letters of the round that what happened calls for, issued or not."""
    return list(_found(case, events))


def open_occasions(case: Case, events: Sequence[Event]) -> list[Occasion]:
    """Those that have not been issued."""
    issued = set(Letter.objects.filter(case=case).values_list("about", "kind"))
    return [each for each in _found(case, events) if (each.event.pk, each.kind) not in issued]


def _found(case: Case, events: Sequence[Event]) -> Iterator[Occasion]:
    begun = next((each for each in events if each.kind == Happening.CONFIRMED), None)
    begun = begun or next((each for each in events if each.kind == Happening.REGISTERED), None)
    if begun is not None and case.received is not None:
        yield Occasion(kind="receipt", event=begun, day=case.received)
    for each in events:
        if each.kind in _PLAIN:
            yield Occasion(kind=_PLAIN[each.kind], event=each, day=each.on)
        elif each.kind == Happening.ASKED:
            yield Occasion(kind=each.data["whom"], event=each, day=each.on)
            if each.data["whom"] == Asked.THIRD_PARTY:
                yield Occasion(kind="consult_notice", event=each, day=each.on)
    yield from _last(case, events)


def _last(case: Case, events: Sequence[Event]) -> Iterator[Occasion]:
    """The reply or the closing note; what is given against an objection is told to its maker."""
    signed = next((each for each in reversed(events) if each.kind == Happening.SIGNED), None)
    drafts = (Happening.DECIDED, Happening.COMPLETED, *_LAPSED)
    draft = next((each for each in reversed(events) if each.kind in drafts), None)
    withdrawn = any(each.kind == Happening.WITHDRAWN for each in events)
    event = signed or (draft if case.state == "drafted" else None)
    if event is None or withdrawn:
        return
    lapsed = next((_LAPSED[each.kind] for each in events if each.kind in _LAPSED), "reply")
    yield Occasion(kind=lapsed, event=event, day=event.on, ready=signed is not None)
    if _overridden(case):
        asked = {each.pk: each for each in events if each.kind == Happening.ASKED}
        for each in events:
            if each.data.get("opinion") == Opinion.OBJECTION and each.about_id in asked:
                about = asked[each.about_id]
                if about.data["whom"] == Asked.THIRD_PARTY and signed is not None:
                    yield Occasion(kind="disclosure_notice", event=about, day=signed.on)


def _overridden(case: Case) -> bool:
    """Whether something is given for a grave public interest (Art. 32)."""
    found = Decision.objects.filter(item__case=case, round=case.round)
    return any(each.reasons.get("overriding") for each in found)
