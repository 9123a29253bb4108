"""Accountability (责任追究, Art. 52 and 53): by category of person, without names."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class Accountability(models.Model):
    """One measure taken. Never changed."""

    class Whom(models.TextChoices):
        """The category; no person is named."""

        ORGAN = "organ", "单位"
        LEADER = "leader", "负有责任的领导人员"
        DIRECT = "direct", "直接责任人员"

    class Ground(models.TextChoices):
        """For what."""

        SYSTEMS = "systems", "未建立健全政府信息公开有关制度、机制（第五十二条）"
        DUTY = "duty", "不依法履行政府信息公开职能（第五十三条）"
        UPDATE = "update", "不及时更新公开的内容、指南和目录（第五十三条）"
        OTHER = "other", "违反条例规定的其他情形（第五十三条）"

    class Measure(models.TextChoices):
        """What followed."""

        CORRECT = "correct", "责令改正"
        CRITICISE = "criticise", "通报批评"
        DISCIPLINE = "discipline", "依法给予处分"
        TRANSFER = "transfer", "移送有关机关"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    whom = models.CharField("对象类别", max_length=6, choices=Whom.choices)
    ground = models.CharField("事由", max_length=7, choices=Ground.choices)
    measure = models.CharField("措施", max_length=10, choices=Measure.choices)
    decided_by = models.CharField("决定机关", max_length=100)
    on = models.DateField("决定日期")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "责任追究"
        indexes: ClassVar = [models.Index(fields=["organ", "-on"], name="accountability_by_day")]

    def __str__(self) -> str:
        """Measure and category."""
        return f"{self.get_measure_display()}（{self.get_whom_display()}）"
