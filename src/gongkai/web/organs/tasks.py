"""What this room does outside a page."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from gongkai.web.organs.models import Intake, IntakeState, Organ, Person
from gongkai.web.organs.services import intake, people


@task()
def check_intake(pk: int) -> None:
    """The dry run of an import."""
    intake.check(Intake.objects.select_related("organ").get(pk=pk), at=timezone.localtime())


@task()
def run_intake(pk: int) -> None:
    """The import: passwords first, which takes long and shows how far it is; then all at once."""
    drawn: dict[str, tuple[str, str]] = {}
    found = Intake.objects.select_related("organ", "by").get(pk=pk)
    while not intake.carry_out(found, drawn=drawn, at=timezone.localtime()):
        _draw(found, drawn)


def _draw(found: Intake, drawn: dict[str, tuple[str, str]]) -> None:
    plan = intake.plan_of(found, at=timezone.localtime())
    for at, each in enumerate(plan.people, start=1):
        if each.username not in drawn:
            password = people.draw_password()
            drawn[each.username] = password, make_password(password)
        still = Intake.objects.filter(pk=found.pk, state=IntakeState.RUNNING)
        still.update(done=at, whole=len(plan.people))


@transaction.atomic
def hand_in(organ: Organ, *, data: bytes, name: str, at: datetime, by: Person) -> Intake:
    """Keep a workbook, and have it checked."""
    found = intake.hand_in(organ, data=data, name=name, at=at, by=by)
    return _queued(found, check_intake.enqueue(found.pk).id)


@transaction.atomic
def start(found: Intake, *, by: Person) -> Intake:
    """Enter what was checked."""
    intake.start(found, by=by)
    return _queued(found, run_intake.enqueue(found.pk).id)


def _queued(found: Intake, task_id: str) -> Intake:
    found.task = UUID(task_id)
    found.save(update_fields=["task"])
    return found
