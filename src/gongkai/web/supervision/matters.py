"""What of supervision waits for somebody."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.supervision.models import Assessment, ChatGroup, Complaint, KeyPoint, Problem
from gongkai.web.supervision.terms import due_of

QUARTER = 92  # days after which a chat group is looked at again
MOST = 50


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Problems, tasks, groups to look at, complaints with their clocks, appeals to hear."""
    return (
        *_complaints(person, day),
        *_appeals(person, day),
        *_problems(person, day),
        *_points(person, day),
        *_groups(person, day),
    )


def _complaints(person: Person, day: date) -> Iterator[Matter]:
    steps = (
        (Complaint.State.REGISTERED, "complaint.accept", "complaint-accept", "受理"),
        (Complaint.State.ACCEPTED, "complaint.establish", "complaint-establish", "登记查明情况"),
        (Complaint.State.FOUND, "complaint.answer", "complaint-answer", "答复"),
    )
    for state, act, name, title in steps:
        organs = organs_for(person, act, day=day)
        found = Complaint.objects.filter(organ__in=organs, state=state).select_related("about")
        waiting = list(found.order_by("received", "pk")[:MOST])
        days = calendar() if waiting else None
        for each in waiting:
            due = due_of(each, day=day, calendar=days) if days else None
            yield Matter(
                what=f"{each}", why=f"{each.get_state_display()}，期限为自定的工作期限",
                act=title, url=reverse(name, args=[each.pk]), due=due.due if due else None,
            )  # fmt: skip


def _appeals(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "assessment.hear", day=day)
    found = Assessment.objects.filter(organ__in=organs, state=Assessment.State.APPEALED)
    for each in found.select_related("organ", "section").order_by("pk")[:MOST]:
        if each.section_id is not None or each.organ_id != person.organ_id:
            yield Matter(
                what=f"{each}", why="被考核的提出申诉", act="复核申诉",
                url=reverse("assessment-hear", args=[each.pk]), whose=Whose.SECTION,
            )  # fmt: skip


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
