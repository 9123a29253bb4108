"""A change of attribute after issue: it takes the route of the first one."""

from typing import ClassVar

from django.db import models

from gongkai.web.documents.models.document import Attribute, Document
from gongkai.web.organs.models import Organ, Person


class Change(models.Model):
    """Proposed, checked, reviewed for secrecy, settled by the signer; the log of a document."""

    class State(models.TextChoices):
        """How far it has come."""

        PROPOSED = "proposed", "待审核"
        CHECKED = "checked", "待保密审查"
        CLEARED = "cleared", "待签发"
        DONE = "done", "已变更"
        REFUSED = "refused", "未同意"

    OPEN = (State.PROPOSED, State.CHECKED, State.CLEARED)

    document = models.ForeignKey(Document, models.PROTECT, related_name="changes")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    before = models.CharField(max_length=10, choices=Attribute.choices)
    after = models.CharField("变更为", max_length=10, choices=Attribute.choices)
    reason = models.CharField("理由", max_length=400)
    basis = models.CharField("依据", max_length=100, blank=True)
    # What the OGI office says; the signer has the last word.
    agreed = models.BooleanField("审核同意", null=True)
    proposer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_on = models.DateField()
    done_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)

    class Meta:
        """One open change a document; a change changes something."""

        verbose_name = "公开属性变更"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(state__in=["proposed", "checked", "cleared"]),
                name="change_one_open",
            ),
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")), name="change_changes"
            ),
        ]

    def __str__(self) -> str:
        """From what to what."""
        return f"{self.get_before_display()}变更为{self.get_after_display()}"
