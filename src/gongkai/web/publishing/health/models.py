"""One look at the pages of an organ: what was found, and when."""

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
