"""Acts upon tasks."""

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.queue.models import Job


@transaction.atomic
def again(job: Job, *, by: Person | None) -> None:
    """Try a task that was given up from the beginning."""
    held = Job.objects.select_for_update().order_by().get(pk=job.pk)
    if held.status != TaskResultStatus.FAILED:
        raise Refused("该任务已经重新排队")
    held.status = TaskResultStatus.READY
    held.run_after, held.finished_at, held.worker_ids = timezone.now(), None, []
    held.save(update_fields=["status", "run_after", "finished_at", "worker_ids"])
    record("task.again", held, by=by, words=f"重新执行后台任务“{held}”")
