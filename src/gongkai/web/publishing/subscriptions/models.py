"""Who asked to be told of what, and the letters on their way."""

from typing import ClassVar

from django.db import models


class Subscription(models.Model):
    """One address and one scope. Until it is confirmed it is told nothing."""

    email = models.EmailField("电子邮箱", max_length=200)
    # "" everything, "code" an organ, "code/key" a column: as in the addresses of the pages.
    scope = models.CharField(max_length=90, blank=True)
    site = models.CharField(max_length=200)  # how the subscriber calls us: https://example/
    token = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField()  # what was published later is in the next letter

    class Meta:
        """Nobody gets the same news twice."""

        verbose_name = "订阅"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email", "scope"], name="subscription_once"),
        ]

    def __str__(self) -> str:
        """Never the address: the journal keeps this for ever."""
        return f"订阅{self.pk}"


class Letter(models.Model):
    """A letter, from the moment it is written; sent when `sent_at` says so."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=7, choices=[("confirm", "确认"), ("news", "新信息")])
    day = models.DateField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """One letter of a kind a day."""

        verbose_name = "订阅信件"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subscription", "kind", "day"], name="letter_one_a_day"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["made_at"], condition=models.Q(sent_at=None), name="letter_waiting"
            ),
        ]

    def __str__(self) -> str:
        """Kind and day."""
        return f"{self.get_kind_display()} {self.day}"
