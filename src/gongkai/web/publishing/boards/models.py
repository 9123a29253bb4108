"""A board, and what hangs on it: proposed, looked at by somebody else, hung up, taken down."""

from datetime import date
from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Item
from gongkai.web.uploads.models import Upload


class Board(models.Model):
    """A display board, notice board or screen (《条例》第二十五条), from a day to a day."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="boards")
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("种类", max_length=20)
    place = models.CharField("位置", max_length=100, blank=True)
    keeper = models.CharField("管理人", max_length=60, blank=True)
    since = models.DateField("设置日期")
    until = models.DateField("撤除日期", null=True)

    class Meta:
        """Two boards that stand have two names."""

        verbose_name = "公开栏"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "name"], condition=models.Q(until=None), name="board_one_name"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="board_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    @property
    def state(self) -> str:
        """The word of the permission table."""
        return "removed" if self.until else "standing"


class PostingState(models.TextChoices):
    """How far a posting is."""

    PROPOSED = "proposed", "待审核"
    APPROVED = "approved", "待张贴"
    POSTED = "posted", "张贴中"
    DOWN = "down", "已撤下"
    DROPPED = "dropped", "已放弃"


class Posting(models.Model):
    """One thing on a board. What was published with three reviews needs no further one."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="postings")
    title = models.CharField("内容", max_length=200)
    category = models.CharField("类别", max_length=40, blank=True)
    source = models.CharField("来源", max_length=100, blank=True)
    text = models.TextField("正文", blank=True)
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="postings")
    state = models.CharField(
        max_length=8, choices=PostingState.choices, default=PostingState.PROPOSED
    )
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reviewer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    posted = models.DateField("张贴日期", null=True)
    due_down = models.DateField("应撤下日期", null=True)
    taken_down = models.DateField("撤下日期", null=True)
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Nothing hangs unreviewed, and nothing comes down before it went up."""

        verbose_name = "张贴"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state__in=["approved", "posted", "down"])
                | models.Q(reviewer__isnull=False)
                | models.Q(item__isnull=False),
                name="posting_reviewed",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewer=None)
                | models.Q(by=None)
                | ~models.Q(reviewer=models.F("by")),
                name="posting_reviewed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["posted", "down"], posted__isnull=False)
                | (~models.Q(state__in=["posted", "down"]) & models.Q(posted=None)),
                name="posting_posted_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state="down", taken_down__gte=models.F("posted"))
                | (~models.Q(state="down") & models.Q(taken_down=None)),
                name="posting_down_after_up",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["board", "-posted", "-id"], name="posting_by_day"),
            models.Index(
                fields=["due_down"], condition=models.Q(state="posted"), name="posting_due"
            ),
        ]

    def __str__(self) -> str:
        """What it is about."""
        return self.title

    @property
    def organ(self) -> Organ:
        """Whose board it hangs on."""
        return self.board.organ

    def expired(self, day: date) -> bool:
        """Whether it should have come down before a day."""
        up = self.state == PostingState.POSTED and self.due_down is not None
        return up and self.due_down is not None and self.due_down < day
