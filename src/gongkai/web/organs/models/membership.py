"""What a person is to an organ, from one day to another."""

from datetime import date
from typing import ClassVar

from django.db import models

from gongkai.web.organs.models.organ import Organ
from gongkai.web.organs.models.person import Person
from gongkai.web.organs.models.section import Section


class Memberships(models.QuerySet["Membership"]):
    """Questions about memberships."""

    def on(self, day: date) -> "Memberships":
        """Those that hold on a day."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)


class Membership(models.Model):
    """One role of one person in one organ; `role` is a key of permissions.toml."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="memberships")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="memberships")
    role = models.CharField("岗位", max_length=30)
    since = models.DateField("任职日期")
    until = models.DateField("免职日期", null=True)

    objects = Memberships.as_manager()

    class Meta:
        """Nobody holds the same role in the same organ twice at once."""

        verbose_name = "任职"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organ", "role"],
                condition=models.Q(until=None),
                name="membership_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        """Who holds what where."""
        return f"{self.person} · {self.organ} · {self.role}"
