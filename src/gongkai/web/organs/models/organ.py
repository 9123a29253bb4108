"""An organ: what stays the same while its name and its place in the tree change."""

from typing import ClassVar

from django.db import models


class Kind(models.TextChoices):
    """What an organ is."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门"
    TOWNSHIP = "township", "乡镇人民政府（街道办事处）"
    INSTITUTION = "institution", "直属事业单位"
    OFFICE = "office", "派出机关"


class Organ(models.Model):
    """One organ from the day it was set up to the day it was closed."""

    code = models.SlugField("机关代码", max_length=40, unique=True)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    founded = models.DateField("设立日期")
    closed = models.DateField("撤销日期", null=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="predecessors", verbose_name="承继机关"
    )
    # The name of today, kept by the same acts that keep the standings, for lists and the journal.
    name = models.CharField("名称", max_length=100)
    address = models.CharField("办公地址", max_length=200, blank=True)
    telephone = models.CharField("公开电话", max_length=40, blank=True)

    class Meta:
        """An organ is closed after it was founded, and only a closed one has a successor."""

        verbose_name = "机关"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(closed=None) | models.Q(closed__gt=models.F("founded")),
                name="organ_closed_after_founded",
            ),
            models.CheckConstraint(
                condition=models.Q(successor=None) | ~models.Q(closed=None),
                name="organ_successor_of_closed",
            ),
        ]

    def __str__(self) -> str:
        """Its present name."""
        return self.name
