"""A holiday notice or a regional holiday that was entered here, not shipped with a release."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models.person import Person


class CalendarNotice(models.Model):
    """One file in the format of law/data/workdays; a later one for the same year replaces it."""

    name = models.CharField("文件名", max_length=100)
    text = models.TextField()
    year = models.PositiveSmallIntegerField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "放假通知"
        indexes: ClassVar = [models.Index(fields=["withdrawn", "id"], name="notice_in_use")]

    def __str__(self) -> str:
        """Its name."""
        return self.name
