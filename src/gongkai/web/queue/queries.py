"""What can be asked about tasks."""

from dataclasses import dataclass

from django.db import models
from django.db.models.functions import Now
from django_tasks import TaskResultStatus

from gongkai.web import schedule
from gongkai.web.queue.models import Job, Turn, Worker


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the schedule, and when it ran and runs; a line for each machine, one a machine."""

    title: str
    turns: tuple[Turn, ...]


def failed() -> tuple[Job, ...]:
    """Those that were given up, the latest first."""
    found: models.QuerySet[Job] = models.QuerySet(Job).filter(status=TaskResultStatus.FAILED)
    return tuple(found.order_by("-finished_at")[:100])


def waiting() -> int:
    """How many wait."""
    return Job.objects.ready().count()


def workers() -> tuple[Worker, ...]:
    """Those that are alive."""
    return tuple(Worker.objects.filter(until__gte=Now()).order_by("node", "id"))


def planned() -> tuple[Planned, ...]:
    """The schedule."""
    turns = list(Turn.objects.order_by("node"))
    return tuple(
        Planned(line.title, tuple(each for each in turns if each.line == line.name))
        for line in schedule.LINES
    )
