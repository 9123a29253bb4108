"""A letter as it went out: its number, its day, its files with their digests."""

from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.case import Case
from gongkai.web.applications.models.event import Event
from gongkai.web.organs.models import Organ, Person


class LetterHead(models.Model):
    """What every letter of an organ says and no case knows."""

    organ = models.OneToOneField(Organ, models.PROTECT, related_name="letterhead")
    mark = models.CharField("机关代字", max_length=20)
    authority = models.CharField("行政复议机关", max_length=100)
    court = models.CharField("有管辖权的人民法院", max_length=100)
    online = models.CharField("在线复议渠道", max_length=200, blank=True)

    class Meta:
        """One an organ."""

        verbose_name = "文书设置"

    def __str__(self) -> str:
        """Whose."""
        return f"{self.organ}文书设置"


class Letter(models.Model):
    """One letter, issued. Triggers refuse to change or delete it.

    `about` is what happened that the letter tells of; `shown` whom it addresses, masked. The
    digests (SM3) prove the files.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    about = models.ForeignKey(Event, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=24)
    title = models.CharField("文书名称", max_length=100)
    code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField("文号", max_length=60)
    day = models.DateField("成文日期")
    at = models.DateTimeField("发出时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    shown = models.CharField("主送", max_length=200)
    to_applicant = models.BooleanField()
    wording = models.DateField("文字施行日期")
    docx_sm3 = models.CharField(max_length=64)
    pdf_sm3 = models.CharField(max_length=64)

    class Meta:
        """No number twice; one letter of a kind about one thing that happened."""

        verbose_name = "文书"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "code", "year", "serial"], name="letter_one_serial"
            ),
            models.UniqueConstraint(fields=["about", "kind"], name="letter_one_of_a_kind"),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "id"], name="letter_by_case")]

    def __str__(self) -> str:
        """Title and number."""
        return f"{self.title} {self.number}"

    @property
    def state(self) -> str:
        """A letter has one state: it has gone out."""
        return "issued"


class LetterFile(models.Model):
    """The files of a letter, sealed: they name the applicant. Sealed anew when keys change."""

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="file")
    docx = models.BinaryField()
    pdf = models.BinaryField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "文书文件"

    def __str__(self) -> str:
        """Whose."""
        return str(self.letter)
