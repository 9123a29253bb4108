"""What of supervision waits for somebody."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.supervision.models import ChatGroup, KeyPoint, Problem

QUARTER = 92  # days after which a chat group is looked at again
MOST = 50


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Problems without a measure or not mended, tasks not done, groups not looked at."""
    return (*_problems(person, day), *_points(person, day), *_groups(person, day))


def _problems(person: Person, day: date) -> Iterator[Matter]:
    steps = (
        (Problem.State.OPEN, "problem.measure", "problem-measure", "写明措施", "尚未写明整改措施"),
        (Problem.State.MEASURED, "problem.close", "problem-close", "销号", "整改中"),
    )
    for state, act, name, title, why in steps:
        organs = organs_for(person, act, day=day)
        for each in Problem.objects.filter(organ__in=organs, state=state).order_by("pk")[:MOST]:
            yield Matter(
                what=f"{each}", why=why, act=title, url=reverse(name, args=[each.pk]),
                due=each.due, whose=Whose.SECTION,
            )  # fmt: skip


def _points(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "key_point.finish", day=day)
    for each in KeyPoint.objects.filter(organ__in=organs, state="open").order_by("pk")[:MOST]:
        yield Matter(
            what=f"{each}", why=f"{each.year}年要点任务", act="登记落实情况",
            url=reverse("key-point-finish", args=[each.pk]), due=each.due, whose=Whose.SECTION,
        )  # fmt: skip


def _groups(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "group.check", day=day)
    found = ChatGroup.objects.filter(organ__in=organs, state="open").prefetch_related("checks")
    for each in found.order_by("pk")[:MOST]:
        last = max((check.on for check in each.checks.all()), default=each.opened)
        due = date.fromordinal(last.toordinal() + QUARTER)
        if due <= day:
            yield Matter(
                what=f"工作群“{each}”", why=f"上次检查{last}，每季度检查一次", act="检查",
                url=reverse("group-check", args=[each.pk]), due=due, whose=Whose.SECTION,
            )  # fmt: skip
