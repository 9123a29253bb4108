"""A section (科室) of an organ."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models.organ import Organ


class Section(models.Model):
    """A section from the day it was set up to the day it was closed."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="sections")
    name = models.CharField("科室名称", max_length=60)
    since = models.DateField("设立日期")
    until = models.DateField("撤销日期", null=True)

    class Meta:
        """An organ has one open section of each name."""

        verbose_name = "科室"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "name"],
                condition=models.Q(until=None),
                name="section_one_open_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name
