"""By which day an authority wants the reports of a kind of organ, from a year on."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Kind, Organ, Person


class DueDay(models.Model):
    """A local day; a later rule is a new row, so that past years keep the day they had."""

    authority = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField("机关类别", max_length=20, choices=Kind.choices)
    from_year = models.PositiveSmallIntegerField("自哪一年度起")
    month = models.PositiveSmallIntegerField("月")
    day = models.PositiveSmallIntegerField("日")
    basis = models.CharField("依据", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One day a kind from one year on."""

        verbose_name = "报送期限"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "kind", "from_year"], name="annual_one_due_day"
            ),
        ]

    def __str__(self) -> str:
        """Which kind, from when."""
        return f"{self.get_kind_display()}自{self.from_year}年度起{self.month}月{self.day}日"
