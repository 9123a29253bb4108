"""What an organ was called and where it stood in the tree, from one day to another."""

from datetime import date
from typing import ClassVar

from django.db import models

from gongkai.web.organs.models.organ import Organ


class Standings(models.QuerySet["Standing"]):
    """Questions about standings."""

    def on(self, day: date) -> "Standings":
        """Those that held on a day."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)


class Standing(models.Model):
    """One stretch of an organ's life: from `since`, and up to the day before `until`."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="standings")
    parent = models.ForeignKey(Organ, models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField(default=100)  # the place among its siblings
    since = models.DateField()
    until = models.DateField(null=True)

    objects = Standings.as_manager()

    class Meta:
        """At most one stretch is open, and no two begin on the same day."""

        verbose_name = "机关沿革"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "since"], name="standing_one_a_day"),
            models.UniqueConstraint(
                fields=["organ"], condition=models.Q(until=None), name="standing_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="standing_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("organ")),
                name="standing_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        """The name of that time."""
        return self.name
