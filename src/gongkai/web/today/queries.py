"""What waits for somebody: each matter with the next act and where it is done."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse

from gongkai.web.organs.models import Membership, Person
from gongkai.web.organs.permissions import entitled


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One line of the list."""

    what: str
    why: str
    act: str
    url: str


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """The matters of a day, one's own first."""
    return (*_own(person), *_accounts(person, day))


def _own(person: Person) -> tuple[Matter, ...]:
    if is_mfa_enabled(person):
        return ()
    matter = Matter(
        what="登录尚未使用动态口令",
        why="只凭口令登录，口令泄露即被冒用",
        act="启用",
        url=reverse("mfa_activate_totp"),
    )
    return (matter,)


def _accounts(person: Person, day: date) -> tuple[Matter, ...]:
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
