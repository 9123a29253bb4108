"""Puts the lines of the schedule that are due into the queue, each once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.web import schedule
from gongkai.web.queue.models import Turn
from gongkai.web.queue.running import queue_of
from gongkai.web.queue.tasks import run_line

_UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def take_turns(*, node: str, now: datetime) -> int:
    """Enqueue what is due and not still running; how many lines."""
    lines = {(each.name, node if each.each_node else ""): each for each in schedule.LINES}
    names = {name for name, _ in lines}
    known = {(turn.line, turn.node): turn for turn in Turn.objects.filter(line__in=names)}
    new = [Turn(line=name, node=at, due=now) for name, at in lines.keys() - known.keys()]
    Turn.objects.bulk_create(new, ignore_conflicts=True)
    return sum(
        _take(key, line, now=now)
        for key, line in lines.items()
        if key not in known or known[key].due <= now
    )


@transaction.atomic
def _take(key: tuple[str, str], line: schedule.Line, *, now: datetime) -> bool:
    """Enqueue one line, its row locked; row and task are written together or not at all."""
    name, node = key
    turns = Turn.objects.select_for_update(skip_locked=True)
    turn = turns.filter(line=name, node=node, due__lte=now).first()
    if turn is None or _unfinished(turn):
        return False
    turn.task = UUID(run_line.using(queue_name=queue_of(node)).enqueue(name, node).id)
    turn.due = schedule.following(line, now)
    turn.save(update_fields=["task", "due"])
    return True


def _unfinished(turn: Turn) -> bool:
    if turn.task is None:
        return False
    return DBTaskResult.objects.filter(pk=turn.task, status__in=_UNFINISHED).exists()
