"""A file that belongs to a document."""

from typing import ClassVar

from django.db import models

from gongkai.web.documents.models.document import Document
from gongkai.web.uploads.models import Upload


class Attachment(models.Model):
    """附件: comes and goes while the document is a draft, then stays."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="attachments")
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="+")
    title = models.CharField("名称", max_length=200)

    class Meta:
        """A file once in a document."""

        verbose_name = "附件"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "upload"], name="document_attachment_once"
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title
