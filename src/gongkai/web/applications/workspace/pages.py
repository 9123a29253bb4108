"""What the pages of a case are made of: its way, its acts, its letters."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.law.decisions import kinds, leaves
from gongkai.law.pauses import pause_interval
from gongkai.web.applications.acts import acts
from gongkai.web.applications.clock import letters
from gongkai.web.applications.guide import walk
from gongkai.web.applications.models import Asked, Case, Decision, Event, Opinion, State
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


def menu(person: Person, case: Case) -> Menu:
    """By the table of acts, in its order."""
    moving: list[Link] = []
    noting: list[Link] = []
    for act in acts().values():
        slug = slug_of(act.key)
        if not slug or act.key == "case.unmask" or not may(person, act.key, case):
            continue
        link = Link(act.title, reverse(f"case-{slug}", args=[case.pk]))
        (moving if act.to else noting).append(link)
    return Menu(moving, noting)


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
            event, f"{Asked(event.data['whom']).label} {event.data['name']}",
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
        stage = f"审查到“{open_.stage}”" if open_ else ""
        return Row(place, text, stage or f"审查结论：{kinds()[found].title}", "", "", [], [])
    kind = kinds()[decision.kind]
    said = [
        (each.title, decision.reasons[each.key])
        for each in kind.reasons
        if decision.reasons.get(each.key)
    ]
    missing = [each.title for each in kind.reasons if not decision.reasons.get(each.key)]
    return Row(place, text, "", kind.title, leaves()[kind.leaf].title, said, missing)
