"""A file that came in: what it is, what was found in it, whether it may be used."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class State(models.TextChoices):
    """Nobody is given a file before it is checked."""

    QUARANTINED = "quarantined", "待检查"
    CHECKED = "checked", "可以使用"
    REFUSED = "refused", "不予接收"


class Upload(models.Model):
    """The bytes lie in the storage under a name of ours; `name` is only shown, never opened."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="uploads")
    name = models.CharField("文件名", max_length=200)
    kind = models.CharField("类型", max_length=8)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=11, choices=State.choices, default=State.QUARANTINED)
    # Refused before anybody could use it: the row and its reason stay, the bytes are removed.
    dropped = models.BooleanField(default=False)
    # What the check found: rows of place, message, advice, severity.
    findings = models.JSONField(default=list)
    text = models.TextField(blank=True)  # what can be read in it, for reviewers and the search
    masked_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="masked_into")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "上传的文件"
        indexes: ClassVar = [
            models.Index(fields=["organ", "state", "-id"], name="upload_by_state"),
            models.Index(fields=["sha256"], name="upload_by_digest"),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    @property
    def grave(self) -> int:
        """How much must be mended or explained before it goes out."""
        return sum(each["severity"] == "grave" for each in self.findings)


class WordEntry(models.Model):
    """A wording that this house looks for, beside the shipped list; ended, never removed."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    find = models.CharField("词语", max_length=100)
    say = models.CharField("问题", max_length=200)
    use = models.CharField("改为", max_length=100, blank=True)
    grave = models.BooleanField("严重", default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """One open entry a wording."""

        verbose_name = "词表条目"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["find"], condition=models.Q(until=None), name="word_once"
            ),
        ]

    def __str__(self) -> str:
        """The wording."""
        return self.find

    @property
    def state(self) -> str:
        """The word of the permission table."""
        return "ended" if self.until else "current"
