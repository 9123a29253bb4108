"""What changed before the public, for those who follow: search, feeds, letters."""

from typing import ClassVar

from django.db import models

from gongkai.web.publishing.models.item import Item


class Outbox(models.Model):
    """One row a change, written in the transaction of the act; read in the order of `id`."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="changes")
    at = models.DateTimeField()

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "公开内容变动"
        indexes: ClassVar = [models.Index(fields=["at"], name="outbox_by_time")]

    def __str__(self) -> str:
        """Which item."""
        return f"{self.pk}：{self.item_id}"
