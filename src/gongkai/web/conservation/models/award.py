"""Titles an institution is created as, with standard items and validity; the plan of a year."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Item


class Award(models.Model):
    """A title (节约型机关, 节水型单位 …): prepared item by item, granted for some time, ended."""

    class State(models.TextChoices):
        """How far it is."""

        PREPARING = "preparing", "创建中"
        GRANTED = "granted", "已命名"
        ENDED = "ended", "已终止"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField("称号", max_length=30)
    standard = models.CharField("评价标准", max_length=100)
    begun = models.DateField("启动日期")
    approver = models.CharField("批准机关", max_length=100, blank=True)
    number = models.CharField("批准文号", max_length=60, blank=True)
    granted = models.DateField("命名日期", null=True)
    until = models.DateField("有效期至", null=True)
    recheck = models.DateField("复核日期", null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PREPARING)
    ended = models.CharField("终止原因", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """What was granted has its day, its body and the days it is good for."""

        verbose_name = "创建称号"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state="granted")
                | (models.Q(granted__isnull=False, until__gte=models.F("granted"))
                   & ~models.Q(approver="")),
                name="award_granted_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(state="ended") ^ models.Q(ended=""), name="award_ended_says_why"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Its title."""
        return self.kind


class AwardItem(models.Model):
    """One item of the standard: a target that is met or not, or points with evidence."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="items")
    area = models.CharField("方面", max_length=30)
    name = models.CharField("评价内容", max_length=200)
    # Without points it is a target: met or not.
    full = models.DecimalField("满分", max_digits=5, decimal_places=1, null=True)
    score = models.DecimalField("得分", max_digits=5, decimal_places=1, null=True)
    met = models.BooleanField("达到", null=True)
    evidence = models.CharField("佐证", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Points are within the full points; a target has none."""

        verbose_name = "评价项"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(full=None, score=None, met__isnull=False)
                | models.Q(full__gt=0, score__gte=0, score__lte=models.F("full"), met=None),
                name="award_item_points_or_target",
            ),
            models.UniqueConstraint(fields=["award", "name"], name="award_item_once"),
        ]

    def __str__(self) -> str:
        """What is asked."""
        return self.name


class YearPlan(models.Model):
    """Targets and measures of a year (Art. 13), who counts (Art. 15), when it was filed."""

    class State(models.TextChoices):
        """Written or filed with the body above."""

        DRAFT = "draft", "拟定"
        FILED = "filed", "已备案"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    number = models.CharField("下达目标的文号", max_length=60, blank=True)
    measures = models.CharField("实施方案", max_length=400)
    statistician = models.CharField("能源统计人员", max_length=30)
    post = models.CharField("能源管理岗位人员", max_length=30, blank=True)
    filed_on = models.DateField("备案日期", null=True)
    filed_with = models.CharField("备案机关", max_length=100, blank=True)
    state = models.CharField(max_length=5, choices=State.choices, default=State.DRAFT)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One a year; filed means when and with whom."""

        verbose_name = "年度节能目标和实施方案"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="energy_one_plan"),
            models.CheckConstraint(
                condition=models.Q(state="draft", filed_on=None)
                | (models.Q(state="filed", filed_on__isnull=False) & ~models.Q(filed_with="")),
                name="energy_plan_filed_with",
            ),
        ]

    def __str__(self) -> str:
        """Of which year."""
        return f"{self.year}年节能目标和实施方案"


class PublicItem(models.Model):
    """An item drafted for the public from the year's figures, as they were on that day."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    subject = models.CharField("内容", max_length=40)
    item = models.OneToOneField(Item, models.PROTECT, related_name="+")
    figures = models.TextField()  # one line of JSON: name and figure
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """An item is drafted once."""

        verbose_name = "节能公开信息"

    def __str__(self) -> str:
        """Of which year."""
        return f"{self.year}年公共机构节能信息"
