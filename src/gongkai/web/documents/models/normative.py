"""The stock of normative documents (规章、行政规范性文件) and its yearly clean-up."""

from datetime import date
from typing import ClassVar

from django.db import models

from gongkai.web.documents.models.document import Document
from gongkai.web.organs.models import Organ, Person


class Normative(models.Model):
    """A document that binds the public: in force from a day, until it lapses or is repealed."""

    class Kind(models.TextChoices):
        """The two rows of table 2."""

        REGULATIONS = "regulations", "规章"
        NORMATIVE = "normative_documents", "行政规范性文件"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="normative")
    # Older ones were issued before this register was kept and have no document here.
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="normative")
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    title = models.CharField("标题", max_length=200)
    number = models.CharField("发文字号", max_length=60)
    register = models.CharField("统一登记号", max_length=60, blank=True)
    issued = models.DateField("印发日期")
    effective = models.DateField("施行日期")
    expires = models.DateField("有效期至", null=True)
    ended = models.DateField("废止日期", null=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    published = models.DateField("公开日期", null=True)

    class Meta:
        """A number once in an organ; nothing ends before it begins."""

        verbose_name = "规范性文件"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "number"], name="normative_one_number"),
            models.CheckConstraint(
                condition=models.Q(ended=None) | models.Q(ended__gte=models.F("issued")),
                name="normative_ended_after_issued",
            ),
            models.CheckConstraint(
                condition=models.Q(expires=None) | models.Q(expires__gte=models.F("effective")),
                name="normative_expires_after_effective",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organ", "-issued", "-id"], name="normative_by_day"),
        ]

    def __str__(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"

    def effect_on(self, day: date) -> str:
        """有效, 失效 or 废止 on a day; 尚未施行 before it begins."""
        if self.ended is not None and day >= self.ended:
            return "废止"
        if self.expires is not None and day > self.expires:
            return "失效"
        return "有效" if day >= self.effective else "尚未施行"

    @property
    def state(self) -> str:
        """The word of the permission table: repealed for good, or standing."""
        return "ended" if self.ended else "standing"


class CleanUp(models.Model):
    """The yearly clean-up of an organ's stock."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="clean_ups")
    year = models.PositiveSmallIntegerField("年度")
    decided = models.DateField("公布日期", null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One a year."""

        verbose_name = "规范性文件清理"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="clean_up_one_a_year"),
        ]

    def __str__(self) -> str:
        """Which year's."""
        return f"{self.year}年规范性文件清理"

    @property
    def state(self) -> str:
        """The word of the permission table."""
        return "decided" if self.decided else "open"


class CleanUpLine(models.Model):
    """What the clean-up decides about one normative document."""

    class Verdict(models.TextChoices):
        """Keep, change or end."""

        KEEP = "keep", "继续有效"
        REVISE = "revise", "修改"
        REPEAL = "repeal", "废止"

    clean_up = models.ForeignKey(CleanUp, models.PROTECT, related_name="lines")
    normative = models.ForeignKey(Normative, models.PROTECT, related_name="+")
    verdict = models.CharField("清理意见", max_length=6, choices=Verdict.choices, blank=True)

    class Meta:
        """Each document once."""

        verbose_name = "清理意见"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clean_up", "normative"], name="clean_up_line_once"),
        ]

    def __str__(self) -> str:
        """About which."""
        return f"{self.normative}：{self.get_verdict_display()}"
