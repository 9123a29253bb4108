"""What people said of a version: secrecy review, three reviews with their defects. Only added."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Person
from gongkai.web.publishing.models.version import Version


class Result(models.TextChoices):
    """How a review ended."""

    PASSED = "passed", "通过"
    RETURNED = "returned", "退回"


class Gate(models.TextChoices):
    """The five gates (五关)."""

    POLITICAL = "political", "政治关"
    POLICY = "policy", "政策关"
    SECRECY = "secrecy", "保密关"
    FORMAT = "format", "格式关"
    WORDING = "wording", "文字关"


class Review(models.Model):
    """One level of 三审三校: a person's word on the five gates, with the proofreading."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="reviews")
    level = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="reviews")
    at = models.DateTimeField()
    result = models.CharField(max_length=8, choices=Result.choices)
    gates = models.JSONField(default=dict)  # gate → whether it is passed
    proofread = models.BooleanField(default=False)
    note = models.CharField("意见", max_length=400, blank=True)

    class Meta:
        """One review a level, nobody at two levels; nothing passes unproofread."""

        verbose_name = "审校记录"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "level"], name="review_one_a_level"),
            models.UniqueConstraint(fields=["version", "person"], name="review_one_a_person"),
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=3), name="review_level"
            ),
            models.CheckConstraint(
                condition=models.Q(result="returned") | models.Q(proofread=True),
                name="review_proofread",
            ),
        ]

    def __str__(self) -> str:
        """Level and result."""
        return f"{'一二三'[self.level - 1]}审{self.get_result_display()}"


class Defect(models.Model):
    """What a reviewer found: at which gate, the words, and what should stand there."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="defects")
    gate = models.CharField(max_length=9, choices=Gate.choices)
    quote = models.CharField("原文", max_length=400)
    fix = models.CharField("应改为", max_length=400)

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "审校发现的问题"

    def __str__(self) -> str:
        """What becomes what."""
        return f"“{self.quote}”应改为“{self.fix}”"


class Clearance(models.Model):
    """The secrecy review of one version (先审查、后公开). Only attribute `active` passes."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="clearance")
    attribute = models.CharField(max_length=10, default="active")
    points = models.JSONField(default=dict)  # what was looked at → whether it is free of it
    result = models.CharField(max_length=8, choices=Result.choices)
    note = models.CharField("意见", max_length=400, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="clearances")
    at = models.DateTimeField()

    class Meta:
        """Nothing but what is to be open passes."""

        verbose_name = "保密审查记录"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(result="returned") | models.Q(attribute="active"),
                name="clearance_of_active",
            ),
        ]

    def __str__(self) -> str:
        """The result."""
        return f"保密审查{self.get_result_display()}"
