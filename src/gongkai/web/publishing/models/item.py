"""An item: one piece of information under one column, through all its versions."""

from typing import ClassVar

from django.db import models

from gongkai.web.documents.models import Document
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models.column import Column, Subject


class ItemState(models.TextChoices):
    """What an item is to the public. How far its newest version is, the version says (`Step`)."""

    WORKING = "working", "未发布"
    PUBLISHED = "published", "已发布"
    WITHDRAWN = "withdrawn", "已撤回"


class Effect(models.TextChoices):
    """Whether a normative document is law; nothing for other information."""

    NONE = "", "不适用"
    IN_FORCE = "in_force", "有效"
    LAPSED = "lapsed", "失效"
    REPEALED = "repealed", "废止"


class Item(models.Model):
    """What the public sees of it is `shown`, and nothing else is ever shown."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="items")
    column = models.ForeignKey(Column, models.PROTECT, related_name="items")
    state = models.CharField(max_length=9, choices=ItemState.choices, default=ItemState.WORKING)
    shown = models.OneToOneField(
        "publishing.Version", models.PROTECT, null=True, related_name="shown_by"
    )
    # Written from a document, an item is open only as long as the document is.
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="item", verbose_name="公文"
    )
    index_number = models.CharField("索引号", max_length=60, blank=True)
    subject = models.CharField(max_length=13, choices=Subject.choices, blank=True)
    effect = models.CharField("效力状态", max_length=8, choices=Effect.choices, blank=True)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="items")
    created_at = models.DateTimeField()
    # The first day before the public; a corrected item keeps it, `shown.published_at` is later.
    published_at = models.DateTimeField("发布时间", null=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    notice = models.CharField("撤回说明", max_length=400, blank=True)

    class Meta:
        """Shown means published; withdrawn means a notice in its place. Lists page by keyset."""

        verbose_name = "公开信息"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="published", shown__isnull=False)
                | (~models.Q(state="published") & models.Q(shown=None)),
                name="item_shown_is_published",
            ),
            models.CheckConstraint(
                condition=models.Q(state="working") | models.Q(published_at__isnull=False),
                name="item_published_has_a_day",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="withdrawn", withdrawn_at__isnull=False)
                           & ~models.Q(notice=""))
                | (~models.Q(state="withdrawn") & models.Q(withdrawn_at=None, notice="")),
                name="item_withdrawn_says_why",
            ),
            models.UniqueConstraint(
                fields=["index_number"], condition=~models.Q(index_number=""),
                name="item_one_index_number",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["organ", "-published_at", "-id"], name="item_by_organ"),
            models.Index(fields=["column", "-published_at", "-id"], name="item_by_column"),
            models.Index(fields=["-published_at", "-id"], name="item_by_day"),
        ]

    def __str__(self) -> str:
        """The title that the public reads, or that of the newest version."""
        version = self.shown or self.versions.order_by("-number").first()
        return version.title if version else f"公开信息{self.pk}"
