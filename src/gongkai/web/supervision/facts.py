"""Training, groups, problems and key points for the annual report."""

from datetime import date

from django.db.models import Count, Q

from gongkai.report import facts
from gongkai.web.organs.models import Organ
from gongkai.web.supervision.models import ChatGroup, KeyPoint, Problem, Training


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
    found = found.annotate(looked=Count("checks", filter=Q(checks__on__year=year)))
    return tuple(
        facts.ChatGroup(
            id=f"group-{each.pk}", name=each.name, owner=each.owner, members=each.members,
            filed=each.filed, filing_number=each.filing_number, dissolved=each.dissolved,
            checks=each.looked,
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


def left_open_of(organ: Organ, *, year: int) -> tuple[str, ...]:
    """Problems of earlier years that were not mended by the year's end nor taken up again."""
    earlier = Problem.objects.filter(organ=organ, year__lt=year)
    open_ = earlier.filter(Q(closed=None) | Q(closed__gt=date(year, 12, 31)))
    found = open_.exclude(continued_by__year__lte=year).order_by("year", "pk")
    return tuple(found.values_list("problem", flat=True))


def key_points_of(organ: Organ, *, year: int) -> tuple[facts.KeyPoint, ...]:
    """The tasks of the year and how they were carried out."""
    found = KeyPoint.objects.filter(organ=organ, year=year).order_by("pk")
    return tuple(
        facts.KeyPoint(id=f"key_point-{each.pk}", task=each.task, done=each.done) for each in found
    )
