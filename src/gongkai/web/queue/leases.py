"""Who is alive: a worker holds a lease and renews it; what a dead one left is taken up again."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.web.queue.models import Worker

logger = logging.getLogger(__name__)

ATTEMPTS = 3
LOST = "worker lost"  # in the place of an exception


def enter(name: str, *, node: str, lease: timedelta, now: datetime) -> None:
    """Begin to work."""
    Worker.objects.create(name=name, node=node, since=now, until=Now() + lease)


def renew(name: str, *, lease: timedelta) -> bool:
    """Go on; False: the lease had run out, and others may have taken the worker's task."""
    return bool(Worker.objects.filter(name=name).update(until=Now() + lease))


def leave(name: str) -> None:
    """Stop working, with no task in hand."""
    Worker.objects.filter(name=name).delete()


@transaction.atomic
def reap() -> int:
    """Strike off who let the lease run out, and take up every task whose worker is gone."""
    Worker.objects.filter(until__lt=Now()).delete()
    running = list(DBTaskResult.objects.running().select_for_update(skip_locked=True).order_by())
    # Asked after the tasks: a worker enters before it claims.
    alive = set(Worker.objects.values_list("name", flat=True))
    lost = [each for each in running if each.worker_ids[-1] not in alive]
    for each in lost:
        _take_up(each)
    return len(lost)


def _take_up(job: DBTaskResult[..., object]) -> None:
    if len(job.worker_ids) < ATTEMPTS:
        logger.warning("task %s (%s): its worker is gone, once more", job.pk, job.task_path)
        job.status = TaskResultStatus.READY
        job.save(update_fields=["status"])
        return
    logger.error("task %s (%s): given up, its worker died each time", job.pk, job.task_path)
    give_up(job, reason=LOST)


def give_up(job: DBTaskResult[..., object], *, reason: str, traceback: str = "") -> None:
    """No further attempt; today's list of the administrators tells of it."""
    job.status = TaskResultStatus.FAILED
    job.finished_at = Now()
    job.exception_class_path, job.traceback = reason, traceback
    job.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
