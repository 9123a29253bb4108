"""A version of an item: the words, and how far they have come."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models.item import Item


class Step(models.TextChoices):
    """How far a version has come. From `first` on its words never change."""

    DRAFT = "draft", "起草"
    FIRST = "first", "待一审一校"
    SECOND = "second", "待二审二校"
    THIRD = "third", "待三审三校"
    RETURNED = "returned", "已退回"
    SCHEDULED = "scheduled", "待发布"
    PUBLISHED = "published", "已发布"
    WITHDRAWN = "withdrawn", "已撤回"
    REPLACED = "replaced", "已被新版本取代"
    DROPPED = "dropped", "已放弃"


OPEN = (Step.DRAFT, Step.FIRST, Step.SECOND, Step.THIRD, Step.RETURNED, Step.SCHEDULED)
RELEASED = (Step.SCHEDULED, Step.PUBLISHED)


class Version(models.Model):
    """Each edit of what was once handed in is a new version, reviewed from the beginning.

    Triggers see to it that the words of a version handed in stay, that none is released without
    three passed reviews of three people and a passed secrecy review, and that none is removed.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=Step.choices, default=Step.DRAFT)
    title = models.CharField("标题", max_length=200)
    summary = models.CharField("内容概述", max_length=400, blank=True)
    body = models.TextField("正文", blank=True)
    source = models.CharField("来源", max_length=100, blank=True)
    keywords = models.CharField("主题词", max_length=100, blank=True)
    document_number = models.CharField("发文字号", max_length=60, blank=True)
    formed_on = models.DateField("成文（生成）日期", null=True)
    note = models.CharField("修改说明", max_length=400, blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="versions")
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    scheduled_for = models.DateTimeField("定时发布", null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        """One version is being worked on, and one shown."""

        verbose_name = "信息版本"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="version_number"),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(state__in=OPEN), name="version_one_open"
            ),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(state="published"), name="version_one_shown"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "dropped"])
                | models.Q(submitted_at__isnull=False),
                name="version_handed_in",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
                name="version_published_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(scheduled_for=None)
                | models.Q(state__in=["scheduled", "published", "withdrawn", "replaced"]),
                name="version_scheduled_when_released",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "-id"], name="version_by_step"),
            models.Index(
                fields=["scheduled_for"], condition=models.Q(state="scheduled"),
                name="version_due",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Title and number."""
        return f"{self.title}（第{self.number}稿）"

    @property
    def organ(self) -> Organ:
        """Whose it is."""
        return self.item.organ
