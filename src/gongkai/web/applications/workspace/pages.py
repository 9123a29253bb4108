"""What the pages of a case are made of: its way, its acts, its letters."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.law.decisions import kinds, leaves
from gongkai.law.pauses import pause_interval
from gongkai.web.applications.acts import acts
from gongkai.web.applications.clock import letters
from gongkai.web.applications.confided import name_of
from gongkai.web.applications.guide import walk
from gongkai.web.applications.models import (
    Asked,
    Case,
    Decision,
    Enclosure,
    Event,
    Happening,
    Opinion,
    State,
)
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import may
from gongkai.web.organs.workspace.acting import Link

_WAY = (
    (State.UNCONFIRMED, "确认收到"),
    (State.HANDLING, "办理"),
    (State.DRAFTED, "签发"),
    (State.SIGNED, "送达"),
    (State.CLOSED, "办结"),
    (State.ARCHIVED, "归档"),
)
_ASIDE = {State.CORRECTING: State.HANDLING, State.CHARGED: State.HANDLING}


def steps(case: Case) -> list[tuple[str, bool, bool]]:
    """Title, done, here: the way of a case; a correction or a fee stands within the handling."""
    way = [each for each, _ in _WAY]
    here = way.index(State(_ASIDE.get(State(case.state), case.state)))
    found = []
    for place, (_, title) in enumerate(_WAY):
        shown = case.get_state_display() if place == here and case.state in _ASIDE else title
        found.append((shown, place < here, place == here))
    return found


@dataclass(frozen=True, slots=True)
class Menu:
    """The acts that the reader may do now: those that move the case, and the others."""

    moving: list[Link]
    noting: list[Link]


# The usual next act stands first, what turns back or ends a case last; all others in between.
_FIRST = ("case.decide", "case.sign", "case.confirm", "case.receive_supplement", "case.pay")
_LAST = ("case.return", "case.withdraw", "case.reopen")
_APART = (
    "case.unmask",
    "case.watch",
    "case.letters",
    "case.issue_letter",
)  # these have places of their own on the page


def menu(person: Person, case: Case, events: list[Event]) -> Menu:
    """By the table of acts: those that the reader may do and that have something to be about."""
    moving: list[Link] = []
    noting: list[Link] = []
    idle = _idle(case, events)
    for act in sorted(acts().values(), key=lambda it: (it.key in _LAST, it.key not in _FIRST)):
        slug = slug_of(act.key)
        if not slug or act.key in {*_APART, *idle} or not may(person, act.key, case):
            continue
        link = Link(act.title, reverse(f"case-{slug}", args=[case.pk]))
        (moving if act.to else noting).append(link)
    return Menu(moving, noting)


def _idle(case: Case, events: list[Event]) -> set[str]:
    """The acts for which there is nothing yet: no letter, no question, no money."""
    kinds_ = {each.kind for each in events}
    found: set[str] = set()
    if Happening.ASKED not in kinds_:
        found |= {"case.note_delivery", "case.receive_opinion"}
    if Happening.REASONS_ASKED not in kinds_:
        found |= {"case.receive_reasons", "case.delay"}
    if not Enclosure.objects.filter(case=case, round=case.round).exists():
        found.add("case.take_back")
    fee = getattr(case, "fee", None)
    if fee is None or fee.paid is None:
        found |= {"case.refund", "case.voucher"}
    return found


def slug_of(key: str) -> str:
    """The address of an act upon a case: case.ask_correction is case-ask-correction."""
    head, _, tail = key.partition(".")
    if head != "case" or tail in ("see", "register"):
        return ""
    return tail.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that asked for an opinion: until when it may be answered, what came."""

    event: Event
    whom: str
    until: date
    delivered: date | None
    returned: date | None
    opinion: str


def letters_of(events: list[Event]) -> list[Letter]:
    """The letters of the round."""
    days = calendar()
    said = {
        each.about_id: Opinion(each.data["opinion"]).label
        for each in events
        if each.about_id and "opinion" in each.data
    }
    return [
        Letter(
            event, f"{Asked(event.data['whom']).label} {name_of(event)}",
            pause_interval(pause, calendar=days).end if not pause.returned
            else pause_interval(
                type(pause)(kind=pause.kind, sent=pause.sent, delivered=pause.delivered),
                calendar=days,
            ).end,
            pause.delivered, pause.returned, said.get(event.pk, ""),
        )
        for event, pause in letters(events)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A requested item with how far its examination came and what was decided."""

    place: int
    text: str
    stage: str
    kind: str
    leaf: str
    reasons: list[tuple[str, str]]
    missing: list[str]


def items_of(case: Case) -> list[Row]:
    """The requested items of the present round."""
    decided = {
        each.item_id: each
        for each in Decision.objects.filter(item__case=case, round=case.round)
    }  # fmt: skip
    return [
        _row(case, place.place, place.text, decided.get(place.pk), walk(place, round_=case.round))
        for place in case.items.order_by("place").prefetch_related("answers")
    ]


def _row(case: Case, place: int, text: str, decision: Decision | None, way: object) -> Row:
    if decision is None:
        open_ = getattr(way, "open", None)
        found = getattr(way, "kind", "")
        begun = getattr(way, "answered", ())
        stage = (f"审查到“{open_.stage}”" if begun else "尚未审查") if open_ else ""
        return Row(place, text, stage or f"审查结论：{kinds()[found].title}", "", "", [], [])
    kind = kinds()[decision.kind]
    said = [
        (each.title, decision.reasons[each.key])
        for each in kind.reasons
        if decision.reasons.get(each.key)
    ]
    missing = [each.title for each in kind.reasons if not decision.reasons.get(each.key)]
    return Row(place, text, "", kind.title, leaves()[kind.leaf].title, said, missing)
