"""How often a visitor of the public pages asked: a limit that many workers share."""

from typing import ClassVar

from django.db import models


class Asking(models.Model):
    """How often one visitor, known by a keyed digest, asked in one stretch of time."""

    what = models.CharField(max_length=10)
    visitor = models.CharField(max_length=64)
    slot = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One count for each."""

        verbose_name = "访问计数"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what", "visitor", "slot"], name="asking_one_count"),
        ]

    def __str__(self) -> str:
        """What, how often."""
        return f"{self.what} {self.count}"
