"""What happened to a case, with its day: facts that are only ever added."""

from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.case import Case
from gongkai.web.applications.models.words import RARE, Happening
from gongkai.web.organs.models import Person


class Event(models.Model):
    """One thing that happened on a day. Triggers refuse to change or delete it.

    `on` is the day it happened, `at` the moment it was written down; `about` is the letter that
    an answer answers; `data` holds what the clock and the letters need of it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Happening.choices)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers")
    words = models.TextField(blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        """What can happen once in a round happens once."""

        verbose_name = "办理事实"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "round", "kind"],
                condition=models.Q(
                    kind__in=[
                        "registered", "confirmed", "correction_asked", "correction_lapsed",
                        "extended", "charged", "paid", "fee_lapsed", "delivered", "withdrawn",
                        "archived", "reopened",
                    ]
                ),
                name="event_once_a_round",
            ),
            models.UniqueConstraint(
                fields=["about", "kind"],
                condition=models.Q(about__isnull=False),
                name="event_one_answer",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["case", "id"], name="event_by_case"),
            models.Index(
                fields=["case"], condition=models.Q(kind__in=list(RARE)), name="event_rare"
            ),
        ]

    def __str__(self) -> str:
        """Day and what."""
        return f"{self.on} {self.get_kind_display()}"
