"""Who works, when each line of the schedule is due, and a task as its administrator sees it.

The tasks themselves lie in the table of django-tasks.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongkai.web import schedule
from gongkai.web.organs import queries
from gongkai.web.organs.models import Organ


class Worker(models.Model):
    """A process that takes tasks. Its lease ends by the clock of the database."""

    name = models.CharField(max_length=64, unique=True)
    node = models.CharField("机器", max_length=100)
    since = models.DateTimeField("启动时间")
    until = models.DateTimeField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "任务进程"

    def __str__(self) -> str:
        """Where it runs."""
        return f"{self.node}（{self.name}）"


class Turn(models.Model):
    """When a line of the schedule is due next, and the task by which it ran last."""

    line = models.CharField(max_length=40)
    node = models.CharField(max_length=100, blank=True)  # of lines that run on each machine
    due = models.DateTimeField("下次运行")
    task = models.UUIDField(null=True)
    done_at = models.DateTimeField("上次完成", null=True)

    class Meta:
        """One row is locked while the line is put into the queue."""

        verbose_name = "定时安排"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "node"], name="turn_once"),
        ]

    def __str__(self) -> str:
        """Which line."""
        return self.line


class Job(DBTaskResult[..., object]):
    """A task, with what a door must know of it: all belong to the organ at the top."""

    class Meta:
        """The same table."""

        proxy = True
        verbose_name = "后台任务"

    def __str__(self) -> str:
        """What it does, in words."""
        if self.task_path == LINE_TASK:
            name = self.args_kwargs["args"][0]
            return next((each.title for each in schedule.LINES if each.name == name), name)
        return schedule.TITLES.get(self.task_path, self.task_name)

    @property
    def organ(self) -> Organ:
        """The organ at the top of the tree."""
        top = queries.county(day=timezone.localdate())
        assert top is not None  # noqa: S101 who asks has an organ
        return top

    @property
    def state(self) -> str:
        """The word of the permission table."""
        return self.status.lower()


LINE_TASK = "gongkai.web.queue.tasks.run_line"
