"""What others say of a document: the secrecy review, the opinions of joint organs."""

from typing import ClassVar

from django.db import models

from gongkai.web.documents.models.document import Document
from gongkai.web.organs.models import Organ, Person


class Result(models.TextChoices):
    """What a secrecy review comes to."""

    PASSED = "passed", "保密审查通过"
    PARTS = "parts", "保密审查：部分内容不得公开"
    REFUSED = "refused", "保密审查未通过"


class SecrecyReview(models.Model):
    """One review, item by item (先审查、后公开). Never changed; a new round is a new row."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="secrecy_reviews")
    # What was looked at → what was found: a key of services.secrecy.POINTS and a word.
    points = models.JSONField(default=dict)
    passed = models.BooleanField()
    result = models.CharField(
        "审查结论", max_length=7, choices=Result.choices, default=Result.REFUSED
    )
    note = models.CharField("意见", max_length=400, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "保密审查"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(passed=True, result="passed")
                | (models.Q(passed=False) & ~models.Q(result="passed")),
                name="review_passed_is_its_result",
            ),
        ]

    def __str__(self) -> str:
        """The result."""
        return Result(self.result).label


class JointOrgan(models.Model):
    """An organ that issues a document together with the lead, and its word on the attribute."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="joint_organs")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    opinion = models.CharField("意见", max_length=400, blank=True)
    on = models.DateField("答复日期", null=True)

    class Meta:
        """Each once."""

        verbose_name = "联合发文机关"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "organ"], name="joint_organ_once"),
        ]

    def __str__(self) -> str:
        """Its name."""
        return str(self.organ)
