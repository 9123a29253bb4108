"""The task by which a line of the schedule runs."""

from django.utils import timezone
from django_tasks import task

from gongkai.web import schedule
from gongkai.web.queue.models import Turn


@task()
def run_line(name: str, node: str) -> None:
    """Run a line; a line that a newer release no longer has is left alone."""
    now = timezone.now()
    for line in schedule.LINES:
        if line.name == name:
            line.do(now)
            Turn.objects.filter(line=name, node=node).update(done_at=now)
