"""A request to correct one's own records (Art. 41): no application, counted nowhere in table 3."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class Rectification(models.Model):
    """What is said to be inaccurate, the evidence, and what became of it."""

    class State(models.TextChoices):
        """Open or answered."""

        OPEN = "open", "核实中"
        ANSWERED = "answered", "已答复"

    class Result(models.TextChoices):
        """What Art. 41 foresees."""

        CORRECTED = "corrected", "已更正"
        ACCURATE = "accurate", "记录准确，不予更正"
        FORWARDED = "forwarded", "转送有权更正的机关并告知申请人"
        TOLD = "told", "告知申请人向有关机关提出"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField("登记编号", max_length=60)
    sealed = models.TextField()
    shown = models.CharField("申请人", max_length=100)
    record = models.TextField("记录及不准确之处")
    evidence = models.TextField("证据")
    received = models.DateField("收到日期")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    result = models.CharField(max_length=9, choices=Result.choices, blank=True)
    answer = models.TextField("答复", blank=True)
    answered = models.DateField("答复日期", null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """No number twice; an answer has a day and a result."""

        verbose_name = "信息更正申请"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "year", "serial"], name="rectification_one_serial"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", answered=None, result="")
                | (models.Q(state="answered", answered__isnull=False) & ~models.Q(result="")),
                name="rectification_answered_is_whole",
            ),
        ]

    def __str__(self) -> str:
        """Its number."""
        return self.number
