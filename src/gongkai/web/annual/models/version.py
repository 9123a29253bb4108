"""A signed report, frozen: its words and figures as one page, and the records behind each cell."""

from typing import ClassVar

from django.db import models

from gongkai.web.annual.models.report import YearReport
from gongkai.web.organs.models import Person


class Source(models.TextChoices):
    """Where a version came from."""

    LEDGERS = "ledgers", "本系统台账"
    FILE = "file", "上传的文件"


class Version(models.Model):
    """Never changed once it is there: triggers refuse it, and the digest would tell.

    `page` is the report in the official layout with every figure tagged by its key: all other
    formats are made of it. `counted` says for each cell which records it counts; `records` holds
    those records as they were.
    """

    report = models.ForeignKey(YearReport, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.LEDGERS)
    page = models.TextField()
    counted = models.JSONField(default=dict)
    records = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    note = models.CharField(max_length=400, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Numbered from 1 in each report."""

        verbose_name = "年报版本"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="annual_version_number"),
        ]

    def __str__(self) -> str:
        """Which of its report."""
        return f"{self.report}第{self.number}版"
