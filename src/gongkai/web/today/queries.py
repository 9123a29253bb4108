"""What waits for somebody: each matter with the next act and where it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby

from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse

from gongkai.law.workdays import Calendar
from gongkai.web.annual.matters import matters as annual
from gongkai.web.applications.matters import matters as applications
from gongkai.web.conservation.matters import matters as conservation
from gongkai.web.disputes.matters import matters as disputes
from gongkai.web.documents.matters import matters as documents
from gongkai.web.organs import calendars
from gongkai.web.organs.importing.matters import matters as imports
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Membership, Person
from gongkai.web.organs.permissions import entitled
from gongkai.web.publishing.boards.matters import matters as boards
from gongkai.web.publishing.health.matters import matters as health
from gongkai.web.publishing.matters import matters as publishing
from gongkai.web.queue.matters import matters as queue
from gongkai.web.supervision.matters import matters as supervision

Ask = Callable[..., tuple[Matter, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """A matter, and how much time is left in words and colour."""

    matter: Matter
    told: str = ""
    tone: str = ""


def matters(person: Person, *, day: date) -> tuple[tuple[Whose, tuple[Line, ...]], ...]:
    """The matters of a day by whom they wait on, in each the nearest due day first."""
    calendar = calendars.calendar()
    order = list(Whose)
    found = sorted(
        chain.from_iterable(ask(person, day=day) for ask in ROOMS),
        key=lambda matter: (order.index(matter.whose), matter.due or date.max),
    )
    return tuple(
        (whose, tuple(_line(matter, day=day, calendar=calendar) for matter in each))
        for whose, each in groupby(found, lambda it: it.whose)
    )


def _line(matter: Matter, *, day: date, calendar: Calendar) -> Line:
    if matter.due is None:
        return Line(matter)
    left = calendars.left_on(matter.due, day=day, calendar=calendar)
    return Line(matter, calendars.told(left), calendars.tone(left))


def own(person: Person, *, day: date) -> tuple[Matter, ...]:
    """What the reader's own account needs."""
    if is_mfa_enabled(person):
        return ()
    matter = Matter(
        what="登录尚未使用动态口令",
        why="只凭口令登录，口令泄露即被冒用",
        act="启用",
        url=reverse("mfa_activate_totp"),
    )
    return (matter,)


def accounts(person: Person, *, day: date) -> tuple[Matter, ...]:
    """For who keeps the accounts: people who have no role yet and so can do nothing."""
    if not entitled(person, "person.add", person.organ):
        return ()
    busy = Membership.objects.on(day).values("person")
    idle = Person.objects.filter(organ=person.organ, is_active=True).exclude(pk__in=busy)
    return tuple(
        Matter(
            what=f"{each}（{each.username}）尚未安排岗位",
            why="没有岗位的人员不能办理任何事项",
            act="任职",
            url=reverse("person-appoint", args=[each.pk]),
        )
        for each in idle.order_by("pk")
    )


# Each room's own question; a new room adds one line.
ROOMS: tuple[Ask, ...] = (
    own, documents, publishing, boards, health, applications, disputes, supervision,
    conservation, annual, accounts, imports, queue,
)  # fmt: skip
