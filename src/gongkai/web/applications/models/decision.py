"""What was asked, one by one, and what was decided on each."""

from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.case import Case
from gongkai.web.organs.models import Person


class RequestedItem(models.Model):
    """One smallest reasonable unit of what was asked (一事一申请)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        """Numbered within the case."""

        verbose_name = "申请事项"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "place"], name="item_one_place"),
        ]

    def __str__(self) -> str:
        """Place and text."""
        return f"{self.place}. {self.text}"


class Decision(models.Model):
    """The decision on one item in one round: a kind of law/decisions, counted in one leaf.

    Written when it is drafted; a return to the drafter takes it away, a signature fixes it.
    """

    item = models.ForeignKey(RequestedItem, models.PROTECT, related_name="decisions")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    leaf = models.CharField(max_length=30)
    reasons = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    class Meta:
        """One decision an item and round."""

        verbose_name = "处理决定"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "round"], name="decision_one_a_round"),
        ]

    def __str__(self) -> str:
        """Its kind."""
        return self.kind


class GuideAnswer(models.Model):
    """One answered question of the examination guide, with its basis."""

    item = models.ForeignKey(RequestedItem, models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=30)
    answer = models.CharField(max_length=30)
    basis = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One answer a question, item and round; another answer takes its place."""

        verbose_name = "审查答案"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "round", "question"], name="guide_one_answer"),
        ]

    def __str__(self) -> str:
        """Question and answer."""
        return f"{self.question}: {self.answer}"
