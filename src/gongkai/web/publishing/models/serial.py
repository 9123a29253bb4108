"""The last serial number of the index numbers of an organ and a month."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ


class Serial(models.Model):
    """One row, locked while a number is drawn."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    period = models.CharField(max_length=6)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One count a month."""

        verbose_name = "索引号流水"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "period"], name="serial_one_a_month"),
        ]

    def __str__(self) -> str:
        """Period and number."""
        return f"{self.period}-{self.last}"
