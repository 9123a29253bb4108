"""Assessment (考核, Art. 46): a versioned standard, scores with evidence, an appeal, a result."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person, Section


class Standard(models.Model):
    """One version of a standard. Only a draft changes; what is in force stays as it was."""

    class State(models.TextChoices):
        """Draft, in force, or replaced by a later version."""

        DRAFT = "draft", "拟订"
        IN_FORCE = "in_force", "施行"
        REPLACED = "replaced", "已被替代"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.CharField("名称", max_length=100)
    version = models.PositiveSmallIntegerField("版本", default=1)
    appeal_days = models.PositiveSmallIntegerField("申诉期（工作日）")
    since = models.DateField("施行日期", null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta:
        """Of one name each version once and one in force; what is in force has its day."""

        verbose_name = "考核标准"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "name", "version"], name="standard_version_once"
            ),
            models.UniqueConstraint(
                fields=["organ", "name"],
                condition=models.Q(state="in_force"),
                name="standard_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", since=None)
                | (~models.Q(state="draft") & models.Q(since__isnull=False)),
                name="standard_in_force_has_day",
            ),
        ]

    def __str__(self) -> str:
        """Name and version."""
        return f"{self.name}（第{self.version}版）"


class StandardItem(models.Model):
    """What is looked at, for how many points, and the evidence asked for."""

    standard = models.ForeignKey(Standard, models.PROTECT, related_name="items")
    name = models.CharField("考核内容", max_length=200)
    points = models.DecimalField("分值", max_digits=5, decimal_places=1)
    evidence = models.CharField("需要的佐证", max_length=200)

    class Meta:
        """Points are above nothing."""

        verbose_name = "考核项目"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(points__gt=0), name="standard_item_points"),
        ]

    def __str__(self) -> str:
        """Its words and points."""
        return f"{self.name}（{self.points}分）"


class Assessment(models.Model):
    """The assessment of an organ, or of one of its sections, for a year."""

    class State(models.TextChoices):
        """How far it has come."""

        SCORING = "scoring", "评分中"
        ANNOUNCED = "announced", "已告知得分"
        APPEALED = "appealed", "申诉待复核"
        HEARD = "heard", "申诉已复核"
        DECIDED = "decided", "已确定等次"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    announced = models.DateField("告知日期", null=True)
    announced_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided = models.DateField("确定日期", null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    result = models.DecimalField("得分", null=True, max_digits=5, decimal_places=1)
    grade = models.CharField("等次", max_length=20, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.SCORING)

    class Meta:
        """One a year for each standard and subject; a result has its day and its grade."""

        verbose_name = "考核"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "standard", "year"],
                condition=models.Q(section=None),
                name="assessment_organ_once_a_year",
            ),
            models.UniqueConstraint(
                fields=["section", "standard", "year"], name="assessment_section_once_a_year"
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(state="decided", decided__isnull=False, result__isnull=False)
                    & ~models.Q(grade="")
                )
                | (~models.Q(state="decided") & models.Q(decided=None, result=None, grade="")),
                name="assessment_decided_has_result",
            ),
        ]

    def __str__(self) -> str:
        """Year and subject."""
        return f"{self.year}年度考核：{self.section or self.organ}"


class Score(models.Model):
    """What was taken off an item, why, and on what evidence."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="scores")
    item = models.ForeignKey(StandardItem, models.PROTECT, related_name="+")
    deducted = models.DecimalField("扣分", default=Decimal(0), max_digits=5, decimal_places=1)
    reason = models.CharField("扣分理由", max_length=400, blank=True)
    evidence = models.CharField("佐证", max_length=400, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Each item once; a deduction has its reason and its evidence."""

        verbose_name = "考核得分"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "item"], name="score_item_once"),
            models.CheckConstraint(
                condition=models.Q(deducted=0)
                | (models.Q(deducted__gt=0) & ~models.Q(reason="") & ~models.Q(evidence="")),
                name="score_deduction_has_reason",
            ),
        ]

    def __str__(self) -> str:
        """Item and what it kept."""
        return f"{self.item.name}：{self.points}分"

    @property
    def points(self) -> Decimal:
        """What is left."""
        return self.item.points - self.deducted


class Appeal(models.Model):
    """The objection of who was assessed, and its answer."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="appeal")
    on = models.DateField("申诉日期")
    words = models.CharField("申诉理由", max_length=400)
    answer = models.CharField("复核意见", max_length=400, blank=True)
    answered = models.DateField("复核日期", null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "考核申诉"

    def __str__(self) -> str:
        """Its words."""
        return self.words
