"""The words of people about a report: chapters, explanations, reasons of a return."""

from typing import ClassVar

from django.db import models

from gongkai.web.annual.models.report import YearReport
from gongkai.web.organs.models import Person


class Words(models.Model):
    """The clerk's own text of one section; figures stand in it by name, in braces."""

    report = models.ForeignKey(YearReport, models.PROTECT, related_name="words")
    section = models.CharField(max_length=8)
    text = models.TextField(blank=True)
    # Counts the changes, so that two people never write over each other unseen.
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One text a section."""

        verbose_name = "年报章节"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "section"], name="annual_one_text"),
        ]

    def __str__(self) -> str:
        """Which section."""
        return f"{self.report} {self.section}"


class Explanation(models.Model):
    """Why a finding that must be explained stands as it is; it travels up with the report."""

    report = models.ForeignKey(YearReport, models.PROTECT, related_name="explanations")
    code = models.CharField(max_length=10)
    where = models.CharField(max_length=80)
    text = models.CharField(max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One explanation a finding."""

        verbose_name = "情况说明"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "code", "where"], name="annual_one_explanation"
            ),
        ]

    def __str__(self) -> str:
        """What is explained."""
        return f"{self.code} {self.where}"


class Objection(models.Model):
    """Why the authority sent a report back: one reason for one place of it."""

    report = models.ForeignKey(YearReport, models.PROTECT, related_name="objections")
    version = models.ForeignKey("annual.Version", models.PROTECT, related_name="objections")
    where = models.CharField(max_length=80)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "退回意见"

    def __str__(self) -> str:
        """Where and why."""
        return f"{self.where}：{self.reason}"
