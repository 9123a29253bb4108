"""A figure of one month that lives in another system: decisions and fees."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class Item(models.TextChoices):
    """What is counted: table 2, Art. 20 (5), (6) and (8)."""

    PERMIT = "permit", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    INCOME = "income", "行政事业性收费"


class MonthlyFigure(models.Model):
    """Decisions of a month as a count, or fees of a month in yuan, with where it was read."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="monthly_figures")
    year = models.PositiveSmallIntegerField("年度")
    month = models.PositiveSmallIntegerField("月份")
    item = models.CharField("事项", max_length=10, choices=Item.choices)
    name = models.CharField("收费项目", max_length=60, blank=True)
    count = models.PositiveIntegerField("件数", null=True)
    yuan = models.DecimalField("金额", max_digits=14, decimal_places=2, null=True)
    source = models.CharField("数据来源", max_length=120)
    # What shows that it is so: the printed table, the letter, and where it is kept.
    proof = models.CharField("证明材料", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One figure a month, item and fee; fees in yuan, all else counted."""

        verbose_name = "月度数据"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "year", "month", "item", "name"], name="annual_one_figure"
            ),
            models.CheckConstraint(
                condition=models.Q(month__gte=1, month__lte=12), name="annual_month_of_year"
            ),
            models.CheckConstraint(
                condition=models.Q(item="income", count=None, yuan__isnull=False)
                | (~models.Q(item="income") & models.Q(yuan=None, count__isnull=False)),
                name="annual_count_or_yuan",
            ),
        ]

    def __str__(self) -> str:
        """What of which month."""
        return f"{self.year}年{self.month}月{self.name or self.get_item_display()}"
