"""The yearly return of what was used (Art. 15): drafted by one, confirmed by another, frozen."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class EnergyReturn(models.Model):
    """One return a year. Its figures are worked out from the readings until it is confirmed."""

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "draft", "填报中"
        CHECKED = "checked", "待会签"
        CONFIRMED = "confirmed", "已会签"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    note = models.CharField("情况说明", max_length=400, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed = models.ForeignKey(
        "conservation.ReturnVersion", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        """One a year; a confirmed one holds its frozen version."""

        verbose_name = "能源资源消费年报"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="energy_one_return"),
            models.CheckConstraint(
                condition=~models.Q(state="confirmed") | models.Q(confirmed__isnull=False),
                name="energy_confirmed_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        """Of which year."""
        return f"{self.year}年能源资源消费年报"


class ReturnVersion(models.Model):
    """A return as it was confirmed; triggers refuse every change, and the digest would tell."""

    energy_return = models.ForeignKey(EnergyReturn, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Numbered from 1 in each return."""

        verbose_name = "年报版本"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["energy_return", "number"], name="energy_version_number"
            ),
        ]

    def __str__(self) -> str:
        """Which of its return."""
        return f"{self.energy_return}第{self.number}版"
