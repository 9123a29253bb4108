"""What the figures of a year are divided by, converted with and held against."""

from typing import ClassVar

from django.db import models

from gongkai.law.energy import Method
from gongkai.web.conservation.names import INDICATORS
from gongkai.web.organs.models import Organ, Person

METHODS = [(each.value, each.label) for each in Method]


class Profile(models.Model):
    """The institution in one year: people using energy, area, vehicles, how coal is counted."""

    class State(models.TextChoices):
        """Entered, or confirmed by a second person."""

        DRAFT = "draft", "待确认"
        CONFIRMED = "confirmed", "已确认"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    people = models.PositiveIntegerField("用能人数")
    area = models.DecimalField("建筑面积", max_digits=12, decimal_places=2)
    vehicles = models.PositiveIntegerField("公务用车")
    green_vehicles = models.PositiveIntegerField("其中新能源汽车")
    # One method a year for every figure of it; it is printed wherever coal is.
    method = models.CharField("电力折算方法", max_length=10, choices=METHODS)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One a year; people and area above zero, for we divide by them."""

        verbose_name = "用能基本情况"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="energy_one_profile"),
            models.CheckConstraint(
                condition=models.Q(people__gt=0, area__gt=0), name="energy_profile_divides"
            ),
            models.CheckConstraint(
                condition=models.Q(green_vehicles__lte=models.F("vehicles")),
                name="energy_green_among_all",
            ),
        ]

    def __str__(self) -> str:
        """Of which year."""
        return f"{self.year}年用能基本情况"


class Yardstick(models.Model):
    """What an indicator of a year is held against: base year, quota, target, with the source."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    indicator = models.CharField("指标", max_length=20)
    base_year = models.PositiveSmallIntegerField("基期年", null=True)
    # Without a value the base is worked out from the ledger of that year by this year's method.
    base = models.DecimalField("基期值", max_digits=14, decimal_places=2, null=True)
    method = models.CharField("基期折算方法", max_length=10, choices=METHODS, blank=True)
    quota = models.DecimalField("定额", max_digits=14, decimal_places=2, null=True)
    target = models.DecimalField("年度目标", max_digits=14, decimal_places=2, null=True)
    source = models.CharField("依据", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One a year and indicator; a base value has its year."""

        verbose_name = "基期、定额和目标"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "year", "indicator"], name="energy_one_yardstick"
            ),
            models.CheckConstraint(
                condition=models.Q(base=None) | models.Q(base_year__isnull=False),
                name="energy_base_has_year",
            ),
        ]

    def __str__(self) -> str:
        """What of which year."""
        return f"{self.year}年{INDICATORS.get(self.indicator, self.indicator)}"


class LocalFactor(models.Model):
    """A factor set by a local rule, for an organ and those below it. Never changed, only added."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    key = models.CharField("系数", max_length=30)
    value = models.DecimalField("数值", max_digits=12, decimal_places=6)
    since = models.DateField("自哪一日起")
    cites = models.CharField("依据", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Above zero."""

        verbose_name = "本地系数"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(value__gt=0), name="energy_factor_above_0"),
            models.UniqueConstraint(
                fields=["organ", "key", "since"], name="energy_one_factor_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Key and value."""
        return f"{self.key} {self.value}"
