"""Rounds of inspection (Art. 24) with what was found and mended; photos of them and of waste."""

from typing import ClassVar

from django.db import models

from gongkai.web.conservation.models.waste import WasteRow
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.models import Upload


class Inspection(models.Model):
    """One look at one system of one place: nothing found, or one finding until it is mended."""

    class State(models.TextChoices):
        """What came of it."""

        CLEAR = "clear", "未发现问题"
        OPEN = "open", "待整改"
        FIXED = "fixed", "已整改"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    on = models.DateField("巡查日期")
    place = models.CharField("部位", max_length=60)
    system = models.CharField("系统", max_length=10)
    inspector = models.CharField("巡查人", max_length=60)
    finding = models.CharField("问题类型", max_length=20, blank=True)
    words = models.CharField("具体情况", max_length=200, blank=True)
    due = models.DateField("整改期限", null=True)
    state = models.CharField(max_length=5, choices=State.choices)
    fix = models.CharField("整改情况", max_length=200, blank=True)
    fixed_on = models.DateField("整改日期", null=True)
    fixer = models.CharField("整改人", max_length=60, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A finding has its kind and its day; what is mended says how and when."""

        verbose_name = "节能巡查"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="clear", finding="", due=None)
                | (models.Q(state__in=["open", "fixed"], due__isnull=False)
                   & ~models.Q(finding="")),
                name="inspection_finding_has_due",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="fixed", fixed_on__isnull=False) & ~models.Q(fix=""))
                | (~models.Q(state="fixed") & models.Q(fixed_on=None, fix="")),
                name="inspection_fixed_says_how",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["organ", "on"], name="inspection_by_day")]

    def __str__(self) -> str:
        """Day, place, system."""
        return f"{self.on}{self.place}（{self.system}）"


class Photo(models.Model):
    """A picture of one carrying-away or of one inspection; kept for good."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="+")
    row = models.ForeignKey(WasteRow, models.PROTECT, null=True, related_name="photos")
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="photos")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    state = "kept"

    class Meta:
        """Of exactly one thing."""

        verbose_name = "照片"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(row=None, inspection__isnull=False)
                | models.Q(row__isnull=False, inspection=None),
                name="energy_photo_of_one",
            ),
        ]

    def __str__(self) -> str:
        """The file's name."""
        return str(self.upload)
