"""An event of the year: an occasion of the law data, or one of the organ's own."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class Event(models.Model):
    """What is to be done on an occasion, and what was done; done or missed once and for all."""

    class State(models.TextChoices):
        """Whether it was done."""

        PLANNED = "planned", "待开展"
        DONE = "done", "已开展"
        MISSED = "missed", "未开展"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    # The occasion's key in the law data; empty for an event of the organ's own.
    key = models.CharField(max_length=30, blank=True)
    title = models.CharField("名称", max_length=100)
    first = models.DateField("首日", null=True)
    last = models.DateField("末日", null=True)
    how = models.CharField(max_length=60, blank=True)
    form = models.CharField("形式", max_length=100, blank=True)
    done = models.CharField("开展情况", max_length=400, blank=True)
    done_on = models.DateField("开展日期", null=True)
    persons = models.PositiveIntegerField("参加人数", null=True)
    materials = models.CharField("材料", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=7, choices=State.choices, default=State.PLANNED)

    class Meta:
        """An occasion stands once a year; what is done or missed says what and why."""

        verbose_name = "节能宣传活动"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "year", "key"], condition=~models.Q(key=""),
                name="energy_one_occasion",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="done", done_on__isnull=False) & ~models.Q(done=""))
                | (models.Q(state="missed", done_on=None) & ~models.Q(done=""))
                | models.Q(state="planned", done_on=None),
                name="energy_event_says_what",
            ),
            models.CheckConstraint(
                condition=models.Q(first=None, last=None)
                | models.Q(last__gte=models.F("first")),
                name="energy_event_in_order",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Year and name."""
        return f"{self.year}年{self.title}"
