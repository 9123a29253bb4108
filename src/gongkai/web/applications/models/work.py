"""The house's own work on a case: tasks, notes, watchers. None of it leaves the organ."""

from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.case import Case
from gongkai.web.organs.models import Organ, Person, Section


class CaseTask(models.Model):
    """What a section is to do for a case, by whom or by their deputy, until when."""

    class State(models.TextChoices):
        """Open or done."""

        OPEN = "open", "待办"
        DONE = "done", "已办"

    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    assignee = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    deputy = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    what = models.CharField("事项", max_length=400)
    given = models.DateField("交办日期")
    due = models.DateField("办结期限")
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)
    result = models.TextField("办理结果", blank=True)
    done = models.DateField("办结日期", null=True)

    class Meta:
        """What is done says when."""

        verbose_name = "交办事项"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="open", done=None)
                | models.Q(state="done", done__isnull=False),
                name="case_task_done_has_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organ", "state", "due"], name="task_by_due")]

    def __str__(self) -> str:
        """What is to be done."""
        return self.what


class Note(models.Model):
    """A remark among colleagues; it is in no letter, list or export."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "内部备注"

    def __str__(self) -> str:
        """Its beginning."""
        return self.text[:40]


class Watch(models.Model):
    """Somebody who wants to be told of a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="watches")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        """Once each."""

        verbose_name = "关注"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person"], name="watch_once"),
        ]

    def __str__(self) -> str:
        """Who watches what."""
        return f"{self.person} · {self.case}"


class Digest(models.Model):
    """What a night's digest told somebody: one line of 今日, until it is read."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField()
    lines = models.JSONField(default=list)

    class Meta:
        """One a person and day, however often the night's task runs."""

        verbose_name = "每日摘要"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "organ", "day"], name="digest_one_a_day"),
        ]

    def __str__(self) -> str:
        """Whose, of which day."""
        return f"{self.person} {self.day}"
