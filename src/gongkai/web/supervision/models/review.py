"""Social review (社会评议, Art. 46): what the public was asked, in figures alone."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ


class SocialReview(models.Model):
    """One round: its period, its way, how many were asked, answered and were content."""

    class State(models.TextChoices):
        """Under way, counted, published."""

        OPEN = "open", "进行中"
        COUNTED = "counted", "已汇总"
        PUBLISHED = "published", "已公布"

    class Way(models.TextChoices):
        """How people were asked."""

        PAPER = "paper", "纸质问卷"
        ONLINE = "online", "网上问卷"
        MEETING = "meeting", "座谈评议"
        PANEL = "panel", "第三方评议"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    title = models.CharField("名称", max_length=100)
    way = models.CharField("方式", max_length=8, choices=Way.choices)
    begins = models.DateField("开始日期")
    ends = models.DateField("截止日期")
    asked = models.PositiveIntegerField("发出份数", null=True)
    answered = models.PositiveIntegerField("有效份数", null=True)
    content = models.PositiveIntegerField("满意份数", null=True)
    summary = models.CharField("评议结果", max_length=400, blank=True)
    published = models.DateField("公布日期", null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)

    class Meta:
        """The period runs forward; content ≤ answered ≤ asked; what is published has its day."""

        verbose_name = "社会评议"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("begins")), name="review_period"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", asked=None)
                | (
                    ~models.Q(state="open")
                    & models.Q(content__lte=models.F("answered"))
                    & models.Q(answered__lte=models.F("asked"))
                ),
                name="review_counts",
            ),
            models.CheckConstraint(
                condition=models.Q(state="published", published__isnull=False)
                | (~models.Q(state="published") & models.Q(published=None)),
                name="review_published_has_day",
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title
