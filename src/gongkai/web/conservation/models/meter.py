"""Meters and bills, and what was read from them each month."""

from typing import ClassVar

from django.db import models

from gongkai.law.energy import Kind, kind_of
from gongkai.web.organs.models import Organ, Person


class Meter(models.Model):
    """A meter that is read, or an account (a fuel card, a coal delivery) that is billed."""

    class Way(models.TextChoices):
        """How its use is known."""

        COUNTER = "counter", "抄表（起数、止数）"
        BILL = "bill", "账单（直接填用量）"

    class State(models.TextChoices):
        """In use or not."""

        USED = "used", "在用"
        REMOVED = "removed", "已拆除"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField("能源种类", max_length=20)  # a key of the law data
    name = models.CharField("名称", max_length=60)
    number = models.CharField("表号或者户号", max_length=40, blank=True)
    place = models.CharField("安装位置", max_length=100, blank=True)
    way = models.CharField("计量方式", max_length=7, choices=Way.choices)
    multiplier = models.DecimalField("倍率", max_digits=10, decimal_places=3, default=1)
    # The first figure the counter cannot show: where it begins again from zero.
    turns_at = models.DecimalField("满度", max_digits=14, decimal_places=3, null=True)
    opened = models.DateField("启用日期")
    removed = models.DateField("拆除日期", null=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.USED)

    class Meta:
        """Names are unique in an organ, for workbooks name meters by them."""

        verbose_name = "表计"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "name"], name="energy_meter_name"),
            models.CheckConstraint(
                condition=models.Q(state="removed", removed__isnull=False)
                | models.Q(state="used", removed=None),
                name="energy_meter_removed_has_day",
            ),
            models.CheckConstraint(
                condition=models.Q(multiplier__gt=0), name="energy_multiplier_above_0"
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    @property
    def energy(self) -> Kind:
        """The kind as the law data knows it."""
        return kind_of(self.kind)

    def runs_in(self, year: int, month: int) -> bool:
        """Whether it was in use at some time of a month."""
        first = (self.opened.year, self.opened.month)
        last = (self.removed.year, self.removed.month) if self.removed else (9999, 12)
        return first <= (year, month) <= last


class Reading(models.Model):
    """The use of one meter in one month. Never changed: a correction is a new one with a reason.

    Without a quantity it takes the corrected one back: nothing is known of the month again.
    """

    meter = models.ForeignKey(Meter, models.PROTECT, related_name="readings")
    year = models.PositiveSmallIntegerField("年度")
    month = models.PositiveSmallIntegerField("月份")
    start = models.DecimalField("起数", max_digits=14, decimal_places=3, null=True)
    end = models.DecimalField("止数", max_digits=14, decimal_places=3, null=True)
    turned_over = models.BooleanField("计数器归零", default=False)
    quantity = models.DecimalField("用量", max_digits=14, decimal_places=3, null=True)
    yuan = models.DecimalField("金额", max_digits=14, decimal_places=2, null=True)
    # What looked odd, and what the person said about it.
    doubts = models.CharField(max_length=400, blank=True)
    why = models.CharField("说明", max_length=200, blank=True)
    source = models.CharField("来源", max_length=100, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )  # fmt: skip
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One first reading a month, then a chain of corrections; never below zero."""

        verbose_name = "用量"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meter", "year", "month"], condition=models.Q(corrects=None),
                name="energy_one_first_reading",
            ),
            models.CheckConstraint(
                condition=models.Q(month__gte=1, month__lte=12), name="energy_month_of_year"
            ),
            models.CheckConstraint(
                condition=models.Q(quantity=None) | models.Q(quantity__gte=0),
                name="energy_quantity_from_0",
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__isnull=False) | models.Q(corrects__isnull=False),
                name="energy_only_corrections_blank",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["meter", "year"], name="energy_by_meter")]

    def __str__(self) -> str:
        """Which meter, which month."""
        return f"{self.meter}{self.year}年{self.month}月"

    @property
    def organ(self) -> Organ:
        """Whose meter it is."""
        return self.meter.organ

    @property
    def state(self) -> str:
        """Whether it stands or was corrected."""
        return "replaced" if hasattr(self, "corrected_by") else "standing"
