"""The annual report of one organ and one year, on its way from the first draft to the public."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class State(models.TextChoices):
    """How far a report has come; the acts between the states stand in permissions.toml."""

    DRAFTING = "drafting", "起草中"
    CHECKED = "checked", "已自查"
    AGREED = "agreed", "公开机构已审核"
    SIGNED = "signed", "已签发"
    SUBMITTED = "submitted", "已报送"
    RETURNED = "returned", "已退回"
    ACCEPTED = "accepted", "已接收"
    PUBLISHED = "published", "已公开"


class YearReport(models.Model):
    """One report. Its figures are counted anew from the records until a version is signed."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="year_reports")
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFTING)
    # Whether the cells are the sum of the lower organs' accepted reports and the own figures.
    rolled_up = models.BooleanField(default=False)
    # Who pressed what: nobody agrees to or signs what they drafted themselves.
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # The version that was signed last, and the one that the public sees.
    signed = models.ForeignKey("annual.Version", models.PROTECT, null=True, related_name="+")
    shown = models.ForeignKey("annual.Version", models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField("开始编制", null=True)
    submitted_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        """One report a year; nothing is public that was not signed."""

        verbose_name = "年度报告"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="annual_one_a_year"),
            models.CheckConstraint(
                condition=~models.Q(state="published")
                | models.Q(shown__isnull=False, published_on__isnull=False),
                name="annual_published_is_shown",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["signed", "submitted", "accepted", "published"])
                | models.Q(signed__isnull=False),
                name="annual_signed_has_version",
            ),
        ]

    def __str__(self) -> str:
        """Whose, of which year."""
        return f"{self.organ}{self.year}年年度报告"
