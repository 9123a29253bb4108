"""The last number given under a code in a year: the row that is locked while one is given."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ


class Serial(models.Model):
    """Counts without gaps: it moves in the transaction that issues, or not at all."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One count a code and year."""

        verbose_name = "发文字号"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "code", "year"], name="serial_one_count"),
        ]

    def __str__(self) -> str:
        """The last number."""
        return f"{self.code}〔{self.year}〕{self.last}号"
