"""A file that goes out with a version."""

from typing import ClassVar

from django.db import models

from gongkai.web.publishing.models.version import Version
from gongkai.web.uploads.models import Upload


class Attachment(models.Model):
    """Part of the words: triggers let it come and go only while its version is a draft."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="attachments")
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="attachments")
    title = models.CharField("名称", max_length=200)

    class Meta:
        """A file once in a version."""

        verbose_name = "附件"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "upload"], name="attachment_once"),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title
