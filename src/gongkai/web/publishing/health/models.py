"""What was found on the pages of an organ and when, and how addresses elsewhere answered."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ


class Checkup(models.Model):
    """The latest look of a day; a second one takes its place. Only the last keeps its findings."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="checkups")
    day = models.DateField("体检日期")
    at = models.DateTimeField("体检时间")
    counts = models.JSONField(default=dict)  # kind → how many
    findings = models.JSONField(default=list)  # kind, what, why, url
    newest = models.DateField("最近更新", null=True)

    class Meta:
        """One a day."""

        verbose_name = "网站体检"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "day"], name="checkup_once_a_day"),
        ]

    def __str__(self) -> str:
        """Which day."""
        return f"{self.organ} {self.day}"

    @property
    def told(self) -> str:
        """The findings in figures."""
        return "、".join(f"{kind} {number}" for kind, number in self.counts.items() if number)

    @property
    def whole(self) -> int:
        """How many findings."""
        return sum(self.counts.values())


class Link(models.Model):
    """An address of another site that an item leads to, and how it answered last."""

    address = models.CharField("地址", max_length=600, unique=True)
    asked_at = models.DateTimeField("检查时间")
    failed = models.PositiveSmallIntegerField("连续失败次数", default=0)
    why = models.CharField("原因", max_length=40, blank=True)

    class Meta:
        """Asked longest ago, asked first."""

        verbose_name = "站外链接"
        indexes: ClassVar = [models.Index(fields=["asked_at"], name="link_by_time")]

    def __str__(self) -> str:
        """The address."""
        return self.address
