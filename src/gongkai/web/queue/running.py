"""Takes one task out of the queue and does it."""

import logging
from datetime import timedelta
from hashlib import sha256
from traceback import format_exception

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.web.queue.leases import ATTEMPTS, give_up
from gongkai.web.queue.models import LINE_TASK, Worker

logger = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=20)  # before the second attempt; twice that before the third


def queue_of(node: str) -> str:
    """The queue that the workers of one machine read; without a machine, the common one."""
    return f"node-{sha256(node.encode()).hexdigest()[:16]}" if node else "default"


def claim(worker: str, *, node: str) -> DBTaskResult[..., object] | None:
    """The next task, now this worker's; none if nothing waits or the lease has run out."""
    ready = DBTaskResult.objects.ready().filter(queue_name__in=[queue_of(""), queue_of(node)])
    if not ready.exists():
        return None
    with transaction.atomic():
        held = Worker.objects.select_for_update().filter(name=worker).exists()
        job = ready.get_locked() if held else None
        if job is not None:
            job.claim(worker)
        return job


def run(job: DBTaskResult[..., object]) -> None:
    """Do it; what it raises is told in the log, tried again later, and given up in the end."""
    try:
        result = job.task_result
        value = job.task.call(*result.args, **result.kwargs)
    except Exception as fault:
        logger.exception("task %s (%s)", job.pk, job.task_path)
        _failed(job, fault)
    else:
        _done(job, value)


@transaction.atomic
def _done(job: DBTaskResult[..., object], value: object) -> None:
    held = _held(job)
    if held is None:
        return
    if held.task_path == LINE_TASK:  # some run every few seconds; their turn says when
        held.delete()
    else:
        held.set_successful(value)


@transaction.atomic
def _failed(job: DBTaskResult[..., object], fault: Exception) -> None:
    held = _held(job)
    if held is None:
        return
    attempts = len(held.worker_ids)
    if attempts >= ATTEMPTS:
        told = "".join(format_exception(fault))
        give_up(held, reason=type(fault).__qualname__, traceback=told)
        return
    held.status = TaskResultStatus.READY
    held.run_after = timezone.now() + PATIENCE * attempts
    held.save(update_fields=["status", "run_after"])


def _held(job: DBTaskResult[..., object]) -> DBTaskResult[..., object] | None:
    """The row, locked, if the task is still ours: a worker that was struck off changes nothing."""
    running = DBTaskResult.objects.running().select_for_update().filter(pk=job.pk)
    held = running.order_by().first()
    return held if held is not None and held.worker_ids == job.worker_ids else None
