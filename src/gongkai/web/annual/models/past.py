"""What a ledger workbook brought in that nobody entered here: records of the past, marked."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from gongkai.files.ledger.sheets import sheets
from gongkai.web.organs.models import Organ, Person


class LedgerImport(models.Model):
    """One workbook that was taken in: of which year, which file, by whom; it can be withdrawn."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="ledger_imports")
    year = models.PositiveSmallIntegerField("年度")
    name = models.CharField("文件名", max_length=200)
    digest = models.CharField("文件的 SM3 值", max_length=64)
    # How many rows of each sheet were new, by its key; the rows stand where they belong.
    brought = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn = models.DateTimeField(null=True)
    reason = models.CharField("撤回理由", max_length=400, blank=True)

    class Meta:
        """A withdrawal says why."""

        verbose_name = "台账导入"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(withdrawn=None, reason="")
                | (models.Q(withdrawn__isnull=False) & ~models.Q(reason="")),
                name="annual_withdrawn_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organ", "year"], name="annual_import_by_year"),
        ]

    def __str__(self) -> str:
        """Which file."""
        return f"{self.year}年台账“{self.name}”"

    @property
    def state(self) -> str:
        """The word of the permission table."""
        return "withdrawn" if self.withdrawn else "held"

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """What it brought, by the titles of the sheets and in their order."""
        return titled(self.brought)


def titled(brought: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Numbers of rows by the titles of the sheets and in their order."""
    return tuple((each.title, brought[each.key]) for each in sheets() if each.key in brought)


class PastRecord(models.Model):
    """One row of such a workbook, as it stood there. Never changed.

    `data` holds the fields of the record of YearFacts; `about` is the application or the board
    that a fee notice, a dispute or a posting names.
    """

    batch = models.ForeignKey(LedgerImport, models.PROTECT, related_name="records")
    sheet = models.CharField(max_length=20)
    key = models.CharField("台账中的编号", max_length=200)
    data = models.JSONField()
    about = models.ForeignKey("self", models.PROTECT, null=True, related_name="named_by")

    class Meta:
        """A number once in a sheet."""

        verbose_name = "台账导入的记录"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "sheet", "key"], name="annual_past_key_once"),
        ]

    def __str__(self) -> str:
        """Where it stood."""
        return f"{self.batch} {self.key}"
