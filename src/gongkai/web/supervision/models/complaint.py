"""Complaints and reports (投诉举报, Art. 47 and 51), kept by the organ that handles them."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class Complaint(models.Model):
    """One complaint about an organ. Who complained is sealed, and no other page tells it."""

    class State(models.TextChoices):
        """How far it has come."""

        REGISTERED = "registered", "待受理"
        ACCEPTED = "accepted", "办理中"
        FOUND = "found", "待答复"
        ANSWERED = "answered", "已答复"
        REJECTED = "rejected", "不予受理"

    class Basis(models.TextChoices):
        """By which article it came."""

        FAILURE = "47", "反映未依法履行公开义务（第四十七条）"
        RIGHTS = "51", "认为侵犯合法权益（第五十一条）"

    class Measure(models.TextChoices):
        """What Art. 47 lets the authority do."""

        NONE = "", "不属实，不采取措施"
        CORRECT = "correct", "督促整改"
        CRITICISE = "criticise", "通报批评"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    about = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    basis = models.CharField("依据", max_length=2, choices=Basis.choices)
    received = models.DateField("收到日期")
    what = models.CharField("反映的事项", max_length=400)
    sealed = models.TextField()
    accepted = models.DateField("受理日期", null=True)
    found = models.DateField("查明日期", null=True)
    finding = models.CharField("查明的情况", max_length=400, blank=True)
    measure = models.CharField("处理", max_length=9, choices=Measure.choices, blank=True)
    # What the organ complained of was ordered to mend.
    problem = models.ForeignKey("Problem", models.PROTECT, null=True, related_name="+")
    answered = models.DateField("答复日期", null=True)
    answer = models.CharField("答复和理由", max_length=400, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.REGISTERED)

    class Meta:
        """What is answered or refused has its day and its reasons."""

        verbose_name = "投诉举报"
        indexes: ClassVar = [
            models.Index(fields=["organ", "-received"], name="complaint_by_day"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    models.Q(state__in=["answered", "rejected"], answered__isnull=False)
                    & ~models.Q(answer="")
                )
                | (~models.Q(state__in=["answered", "rejected"]) & models.Q(answered=None)),
                name="complaint_answer_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        """Its number in the register and about whom."""
        return f"投诉举报{self.pk}号：{self.about}"
