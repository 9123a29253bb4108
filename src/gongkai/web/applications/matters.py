"""What of applications waits for somebody."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from gongkai.law.workdays import Calendar
from gongkai.web.applications.letters.download import LAST
from gongkai.web.applications.models import Case, CaseTask, Digest, Letter, State
from gongkai.web.applications.stages import standing
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Membership, Person
from gongkai.web.organs.permissions import organs_for

MOST = 50
_NEXT = (
    (State.UNCONFIRMED, "case.confirm", "确认", "须当日与申请人确认收到"),
    (State.DRAFTED, "case.sign", "签发", "答复待签发"),
    (State.SIGNED, "case.deliver", "送达", "已签发，待送达"),
)

_UNSENT = "已签发，待编号发出文书并送达"


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Cases that wait for the reader's act, those in hand, tasks, what others are to do."""
    days = calendar()
    return (
        *_steps(person, day, days),
        *_in_hand(person, day, days),
        *_unassigned(person, day),
        *_tasks(person, day),
        *_waiting(person, day),
        *_digest(person, day),
    )


def _matter(case: Case, why: str, act: str, whose: Whose = Whose.MINE) -> Matter:
    return Matter(
        what=f"{case} {case.wanted[:40]}", why=why, act=act, due=case.due, whose=whose,
        url=reverse("case", args=[case.pk]),
    )  # fmt: skip


def _in_state(person: Person, act: str, state: str, day: date) -> QuerySet[Case]:
    return Case.objects.filter(organ__in=organs_for(person, act, day=day), state=state)


def _steps(person: Person, day: date, days: Calendar) -> Iterator[Matter]:
    for state, act, title, why in _NEXT:
        found = _in_state(person, act, state, day)
        if state == State.DRAFTED:
            found = found.exclude(drafter=person)
        rows = list(found.order_by("due", "pk")[:MOST])
        issued = _issued(rows) if state == State.SIGNED else set()
        for each in rows:
            late = "，已过内部节点" if standing(each, day=day, calendar=days).stage_late else ""
            unsent = state == State.SIGNED and (each.pk, each.round) not in issued
            yield _matter(each, f"{_UNSENT if unsent else why}{late}", title)


def _issued(cases: list[Case]) -> set[tuple[int, int]]:
    """Case and round of the replies that have gone out."""
    found = Letter.objects.filter(case__in=cases, kind__in=LAST)
    return set(found.values_list("case", "about__round"))


def _in_hand(person: Person, day: date, days: Calendar) -> Iterator[Matter]:
    mine = Case.objects.filter(
        Q(handler=person) | Q(deputy=person), state=State.HANDLING
    ).order_by("due", "pk")  # fmt: skip
    for each in mine[:MOST]:
        stands = standing(each, day=day, calendar=days)
        told = f"{stands.told}；{stands.says}" if stands.stage_late else stands.told
        yield _matter(each, f"办理中，{told}", "办理")


def _unassigned(person: Person, day: date) -> Iterator[Matter]:
    found = _in_state(person, "case.transfer", State.HANDLING, day).filter(handler=None)
    for each in found.order_by("due", "pk")[:MOST]:
        yield _matter(each, "尚未分配经办人", "转办", Whose.SECTION)


def _tasks(person: Person, day: date) -> Iterator[Matter]:
    held = Membership.objects.on(day).filter(person=person)
    sections = held.exclude(section=None).values("section")
    found = CaseTask.objects.filter(
        Q(assignee=person) | Q(deputy=person) | Q(assignee=None, section__in=sections),
        state=CaseTask.State.OPEN, organ__in=organs_for(person, "task.finish", day=day),
    )  # fmt: skip
    for each in found.select_related("case").order_by("due", "pk")[:MOST]:
        yield Matter(
            what=f"{each.case}：{each.what}", why="交办事项", act="办结", due=each.due,
            url=reverse("task-finish", args=[each.pk]),
        )  # fmt: skip


def _waiting(person: Person, day: date) -> Iterator[Matter]:
    for state, act, why in (
        (State.CORRECTING, "case.receive_supplement", "等待申请人补正"),
        (State.CHARGED, "case.pay", "等待申请人缴费"),
    ):
        for each in _in_state(person, act, state, day).order_by("since", "pk")[:MOST]:
            yield _matter(each, f"{why}（{each.since}起）", "查看", Whose.OTHERS)


def _digest(person: Person, day: date) -> Iterator[Matter]:
    for each in Digest.objects.filter(person=person, day=day).order_by("pk")[:MOST]:
        yield Matter(
            what=f"依申请公开每日摘要：{len(each.lines)}项", why="；".join(each.lines[:3]),
            act="查看", url=f"{reverse('applications')}?due=open", whose=Whose.SECTION,
        )  # fmt: skip
