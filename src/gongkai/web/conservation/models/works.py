"""Energy audits (Art. 22, 23), retrofits and contracts (Art. 26-28) with their measured result."""

from typing import ClassVar

from django.db import models

from gongkai.web.conservation.models.meter import Meter
from gongkai.web.organs.models import Organ, Person


class Audit(models.Model):
    """An energy audit of some time, item by item."""

    class State(models.TextChoices):
        """Being done or concluded."""

        OPEN = "open", "审计中"
        CLOSED = "closed", "已完成"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    first = models.DateField("审计期首日")
    last = models.DateField("审计期末日")
    auditor = models.CharField("审计单位", max_length=100)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    on = models.DateField("完成日期", null=True)
    conclusion = models.CharField("审计结论和建议", max_length=400, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Its time is in order; what is closed has its day and its conclusion."""

        verbose_name = "能源审计"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="audit_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", on=None)
                | (models.Q(state="closed", on__isnull=False) & ~models.Q(conclusion="")),
                name="audit_closed_concludes",
            ),
        ]

    def __str__(self) -> str:
        """Of which time."""
        return f"{self.first}至{self.last}能源审计"


class AuditItem(models.Model):
    """What was found under one item of Art. 23."""

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="items")
    key = models.CharField(max_length=20)  # a key of terms.toml
    found = models.CharField("审计情况", max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One an item."""

        verbose_name = "审计内容"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audit", "key"], name="audit_one_item"),
        ]

    def __str__(self) -> str:
        """Of which audit."""
        return f"{self.audit}：{self.key}"


class Project(models.Model):
    """A retrofit, by own means or under an energy contract; its saving is read from a meter."""

    class Way(models.TextChoices):
        """Who pays."""

        OWN = "own", "自行实施"
        CONTRACT = "contract", "合同能源管理"

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", "实施中"
        DONE = "done", "已投用"
        MEASURED = "measured", "已测量"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.CharField("项目名称", max_length=100)
    what = models.CharField("改造内容", max_length=400)
    way = models.CharField("实施方式", max_length=8, choices=Way.choices)
    begun = models.DateField("开工日期")
    yuan = models.DecimalField("投资", max_digits=14, decimal_places=2, null=True)
    partner = models.CharField("节能服务单位", max_length=100, blank=True)
    contract = models.CharField("合同编号", max_length=60, blank=True)
    until = models.DateField("合同截止", null=True)
    share = models.DecimalField("节能服务单位分享比例", max_digits=5, decimal_places=2, null=True)
    audit = models.ForeignKey(Audit, models.PROTECT, null=True, related_name="projects")
    done = models.DateField("投用日期", null=True)
    accepted = models.CharField("验收情况", max_length=200, blank=True)
    # The measured result as it was read: one meter, as many months before as after.
    meter = models.ForeignKey(Meter, models.PROTECT, null=True, related_name="+")
    before_from = models.DateField("改造前首月", null=True)
    after_from = models.DateField("改造后首月", null=True)
    months = models.PositiveSmallIntegerField("月数", null=True)
    before = models.DecimalField("改造前用量", max_digits=14, decimal_places=3, null=True)
    after = models.DecimalField("改造后用量", max_digits=14, decimal_places=3, null=True)
    note = models.CharField("影响因素", max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """A contract has its partner and number; a measured result is whole."""

        verbose_name = "节能改造项目"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(way="own")
                | (~models.Q(partner="") & ~models.Q(contract="") & models.Q(until__isnull=False)),
                name="project_contract_has_partner",
            ),
            models.CheckConstraint(
                condition=models.Q(state="planned", done=None)
                | models.Q(state="done", done__isnull=False, before=None, after=None)
                | models.Q(state="measured", done__isnull=False, meter__isnull=False,
                           before__gt=0, after__gte=0, months__gt=0),
                name="project_measured_is_whole",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Its name."""
        return self.name
