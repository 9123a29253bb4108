"""What the machine found in a version, by which edition of the word lists, and what was said."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Person
from gongkai.web.publishing.models.version import Version


class Scan(models.Model):
    """The findings of one version under one edition of the word lists."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="scans")
    edition = models.CharField(max_length=40)
    findings = models.JSONField(default=list)
    grave = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        """A version is scanned once by each edition."""

        verbose_name = "机器检查"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "edition"], name="scan_once"),
        ]

    def __str__(self) -> str:
        """How many."""
        return f"机器检查发现{len(self.findings)}处"


class Explanation(models.Model):
    """Why a grave finding may stand; without it the version is not handed in."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="explanations")
    check_name = models.CharField(max_length=40)
    quote = models.CharField(max_length=400)
    reason = models.CharField("保留的理由", max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One reason a finding."""

        verbose_name = "保留说明"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "check_name", "quote"], name="explanation_once"
            ),
        ]

    def __str__(self) -> str:
        """What may stand."""
        return f"“{self.quote}”：{self.reason}"
