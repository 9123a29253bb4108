"""A file in the record of a case: what the applicant is given, what proves what happened."""

from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.case import Case
from gongkai.web.organs.models import Person
from gongkai.web.uploads.models import Upload


class Enclosure(models.Model):
    """One file of one round. What was given stays; before the signature it may be taken back."""

    class Kind(models.TextChoices):
        """What it is for."""

        GIVEN = "given", "提供给申请人"
        RECORD = "record", "案卷材料（不提供）"

    case = models.ForeignKey(Case, models.PROTECT, related_name="enclosures")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A file once in a round."""

        verbose_name = "案卷文件"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "round", "upload"], name="enclosure_once"),
        ]

    def __str__(self) -> str:
        """The name of the file."""
        return str(self.upload)

    @property
    def organ(self) -> object:
        """The organ whose people may see it."""
        return self.case.organ

    @property
    def organ_id(self) -> int:
        """Its number."""
        return self.case.organ_id

    @property
    def state(self) -> str:
        """The word of the permission table."""
        return "kept"
