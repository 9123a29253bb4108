"""Training, groups, problems, key points and the results of supervision for the annual report."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.report import facts
from gongkai.web.organs.models import Organ
from gongkai.web.supervision.models import (
    Accountability,
    Assessment,
    ChatGroup,
    Complaint,
    KeyPoint,
    Problem,
    SocialReview,
    Training,
)


def trainings_of(organ: Organ, *, year: int) -> tuple[facts.Training, ...]:
    """The sessions of the year."""
    found = Training.objects.filter(organ=organ, on__year=year).order_by("on", "pk")
    return tuple(
        facts.Training(id=f"training-{each.pk}", day=each.on, topic=each.topic,
                       persons=each.persons)
        for each in found
    )  # fmt: skip


def chat_groups_of(organ: Organ, *, year: int) -> tuple[facts.ChatGroup, ...]:
    """The groups that stood in the year."""
    found = ChatGroup.objects.filter(organ=organ, opened__lte=date(year, 12, 31)).filter(
        Q(dissolved=None) | Q(dissolved__gte=date(year, 1, 1))
    )
    return tuple(
        facts.ChatGroup(
            id=f"group-{each.pk}", name=each.name, owner=each.owner, members=each.members,
            filed=each.filed, filing_number=each.filing_number, dissolved=each.dissolved,
        )
        for each in found.order_by("pk")
    )  # fmt: skip


def problems_of(organ: Organ, *, year: int) -> tuple[facts.Problem, ...]:
    """The problems of the year with their measures."""
    found = Problem.objects.filter(organ=organ, year=year).order_by("found", "pk")
    return tuple(
        facts.Problem(
            id=f"problem-{each.pk}", problem=each.problem, measure=each.measure,
            state=each.get_state_display(),
        )
        for each in found
    )  # fmt: skip


def key_points_of(organ: Organ, *, year: int) -> tuple[facts.KeyPoint, ...]:
    """The tasks of the year and how they were carried out."""
    found = KeyPoint.objects.filter(organ=organ, year=year).order_by("pk")
    return tuple(
        facts.KeyPoint(id=f"key_point-{each.pk}", task=each.task, done=each.done) for each in found
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One figure of the year with the records it counts: what, unit, where they are read."""

    title: str
    unit: str
    place: str
    ids: tuple[str, ...]

    @property
    def value(self) -> int:
        """How many."""
        return len(self.ids)


def results_of(organ: Organ, *, year: int) -> tuple[Result, ...]:
    """What Art. 50(4) asks of a government: assessment, social review, accountability."""
    decided = Assessment.objects.filter(organ=organ, year=year, state=Assessment.State.DECIDED)
    rounds = SocialReview.objects.filter(organ=organ, ends__year=year)
    counted = rounds.exclude(state=SocialReview.State.OPEN)
    measures = Accountability.objects.filter(organ=organ, on__year=year)
    handled = Complaint.objects.filter(organ=organ, received__year=year)
    return (
        _result("考核确定等次", "个", "assessments", "assessment", decided),
        _result("社会评议", "次", "reviews", "social_review", counted),
        _result("责任追究", "件", "measures", "accountability", measures),
        _result("收到投诉举报", "件", "", "complaint", handled),
    )


def _result(title: str, unit: str, place: str, kind: str, found: QuerySet[Any]) -> Result:
    keys = found.order_by("pk").values_list("pk", flat=True)
    return Result(title=title, unit=unit, place=place, ids=tuple(f"{kind}-{key}" for key in keys))
