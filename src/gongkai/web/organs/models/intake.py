"""A workbook with organs and people, from its upload to its end."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models.organ import Organ
from gongkai.web.organs.models.person import Person


class IntakeState(models.TextChoices):
    """How far an import is."""

    CHECKING = "checking", "正在检查"
    FAULTY = "faulty", "有问题，未导入"
    READY = "ready", "可以导入"
    RUNNING = "running", "正在导入"
    DONE = "done", "已导入"
    DROPPED = "dropped", "已放弃"


class Intake(models.Model):
    """One import (导入) below an organ. The workbook holds personal data: it goes at the end."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="intakes")
    by = models.ForeignKey(Person, models.PROTECT, related_name="intakes")
    at = models.DateTimeField("上传时间")
    state = models.CharField(max_length=8, choices=IntakeState.choices, default="checking")
    name = models.CharField("文件", max_length=200)
    data = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)
    task = models.UUIDField(null=True)
    # What is being done is counted here, outside the one transaction in which it is written.
    done = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    # The first passwords of the people, sealed, until they are handed out once.
    passwords = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """What has ended holds no workbook any more."""

        verbose_name = "导入"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state__in=["done", "dropped"]) | models.Q(data=None),
                name="intake_ended_holds_no_file",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organ", "-id"], name="intake_by_organ")]

    def __str__(self) -> str:
        """File and day."""
        return self.name
