"""The chain of each organ, and the entries that hang on it; triggers refuse to change an entry."""

from typing import ClassVar

from django.db import models


class Chain(models.Model):
    """The head of one chain: the row that is locked while an entry is added."""

    # The number of the organ; 0 for what belongs to no organ.
    organ = models.PositiveBigIntegerField(unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "日志链"

    def __str__(self) -> str:
        """The chain, as the command that proves it names it."""
        return f"机关{self.organ}的日志" if self.organ else "全站日志"


class Entry(models.Model):
    """One act, as it was told when it was done. Nothing in it is ever looked up again."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    person = models.PositiveBigIntegerField(null=True)
    person_name = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=40)
    subject_name = models.CharField(max_length=200)
    words = models.TextField()
    cites = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        """A chain has one entry of each number, and one entry after each entry: no fork."""

        verbose_name = "日志记录"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="journal_one_number"),
            models.UniqueConstraint(fields=["chain", "previous"], name="journal_no_fork"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject", "id"], name="journal_by_subject"),
        ]

    def __str__(self) -> str:
        """Place and words."""
        return f"{self.chain_id}-{self.number} {self.words}"
