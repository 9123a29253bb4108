"""A column (栏目) of an organ: the statutory tree, and what the organ adds to it."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ


class ColumnKind(models.TextChoices):
    """The four parts of the platform, the entry to applications, and the organ's own."""

    GUIDE = "guide", "政府信息公开指南"
    RULES = "rules", "政府信息公开制度"
    STATUTORY = "statutory", "法定主动公开内容"
    REPORTS = "reports", "政府信息公开年报"
    APPLY = "apply", "依申请公开"
    CUSTOM = "custom", "自设栏目"


class Subject(models.TextChoices):
    """Financial disclosure, which has a term of its own and is counted apart."""

    NONE = "", "一般信息"
    BUDGET = "budget", "预算"
    FINAL_ACCOUNT = "final_account", "决算"


class Column(models.Model):
    """One column. Empty for a lawful reason is said, not shown: `not_applicable` is the reason."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="columns")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    key = models.SlugField("网址中的名称", max_length=40)
    title = models.CharField("栏目名称", max_length=80)
    kind = models.CharField("类别", max_length=10, choices=ColumnKind.choices)
    # The item of Art. 20 or 21 as it is numbered there, such as “第二十条第（七）项”.
    basis = models.CharField("依据", max_length=80, blank=True)
    about = models.CharField("说明", max_length=200, blank=True)
    subject = models.CharField(max_length=13, choices=Subject.choices, blank=True)
    order = models.PositiveSmallIntegerField("顺序", default=100)
    not_applicable = models.CharField("不适用的理由", max_length=200, blank=True)
    opened = models.DateField("开设日期")
    closed = models.DateField("停用日期", null=True)

    class Meta:
        """A key is an address: an organ uses each once, for ever."""

        verbose_name = "栏目"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "key"], name="column_one_key"),
            models.CheckConstraint(
                condition=models.Q(closed=None) | models.Q(closed__gte=models.F("opened")),
                name="column_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="column_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title

    @property
    def state(self) -> str:
        """The word of the permission table."""
        if self.closed:
            return "closed"
        return "not_applicable" if self.not_applicable else "open"
