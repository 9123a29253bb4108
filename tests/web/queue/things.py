"""The things of this room: tasks that were given up, and others."""

from uuid import UUID

from django_tasks import TaskResultStatus

from gongkai.web.queue.models import Job
from tests.web.queue.errands import note
from tests.web.things import Kind


def given_up(organ: object, hire: object) -> Job:
    job = Job.objects.get(pk=note.enqueue("甲").id)
    job.status = TaskResultStatus.FAILED
    job.save(update_fields=["status"])
    return job


def waiting(organ: object, hire: object) -> Job:
    return Job.objects.get(pk=note.enqueue("甲").id)


THINGS = (
    Kind(
        model=Job, prefix="tasks/<uuid:pk>/", absent=UUID(int=0),
        states={"failed": given_up, "ready": waiting},
    ),
)  # fmt: skip
PUBLIC: frozenset[str] = frozenset()
