"""Who applied: kept apart from the case, sealed at rest."""

from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.case import Case
from gongkai.web.applications.models.event import Event


class PersonalData(models.Model):
    """Name, identity and contact of an applicant, sealed (`seal.py`); digests find duplicates.

    `shown` is the masked name that lists and pages show. Erased after the retention term.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="applicant")
    sealed = models.TextField(blank=True)
    shown = models.CharField("申请人", max_length=100)
    # Keyed digests: of who it is (for the month's count of items), of each way to reach them.
    identity = models.CharField(max_length=64, blank=True)
    telephone = models.CharField(max_length=64, blank=True)
    email = models.CharField(max_length=64, blank=True)
    erased = models.DateField("清除日期", null=True)

    class Meta:
        """Erased is erased: nothing sealed, nothing to find it by."""

        verbose_name = "申请人信息"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(erased=None)
                | models.Q(sealed="", identity="", telephone="", email=""),
                name="personal_data_erased_is_gone",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["identity"], name="applicant_by_identity"),
            models.Index(fields=["telephone"], name="applicant_by_telephone"),
            models.Index(fields=["email"], name="applicant_by_email"),
        ]

    def __str__(self) -> str:
        """The masked name."""
        return self.shown


class SealedWords(models.Model):
    """What somebody is called or wrote in an event, sealed (`confided.py`); the event has it not.

    The name of a third party, its objection, a supplement, who signed for the reply.
    """

    event = models.OneToOneField(Event, models.PROTECT, related_name="sealed_words")
    sealed = models.TextField(blank=True)

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "加密内容"

    def __str__(self) -> str:
        """Never the words."""
        return f"加密内容 {self.event_id}"
