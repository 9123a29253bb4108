"""The registers: training, problems, key points, chat groups, incidents."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person, Section


class Training(models.Model):
    """A training session (Art. 48)."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    on = models.DateField("日期")
    topic = models.CharField("主题", max_length=200)
    persons = models.PositiveIntegerField("参加人数")
    materials = models.CharField("材料", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "培训"
        indexes: ClassVar = [models.Index(fields=["organ", "-on"], name="training_by_day")]

    def __str__(self) -> str:
        """Day and topic."""
        return f"{self.on} {self.topic}"


class Problem(models.Model):
    """A problem found, its measure and the proof that it is mended; chapter 五 tells them."""

    class State(models.TextChoices):
        """How far the mending has come."""

        OPEN = "open", "待整改"
        MEASURED = "measured", "整改中"
        CLOSED = "closed", "已整改"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    found = models.DateField("发现日期")
    source = models.CharField("来源", max_length=100)
    problem = models.CharField("问题", max_length=400)
    measure = models.CharField("措施", max_length=400, blank=True)
    due = models.DateField("整改期限", null=True)
    proof = models.CharField("整改结果和证明", max_length=400, blank=True)
    closed = models.DateField("销号日期", null=True)
    # Last year's problem that this one takes up again.
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="continued_by")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)

    class Meta:
        """What is closed has a day and its proof."""

        verbose_name = "整改事项"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(state="closed", closed__isnull=False) & ~models.Q(proof=""))
                | (~models.Q(state="closed") & models.Q(closed=None)),
                name="problem_closed_has_proof",
            ),
        ]

    def __str__(self) -> str:
        """Its words."""
        return self.problem


class KeyPoint(models.Model):
    """A task of the year's 政务公开工作要点; chapter 六 tells how it was carried out."""

    class State(models.TextChoices):
        """Open or done."""

        OPEN = "open", "办理中"
        DONE = "done", "已完成"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    task = models.CharField("任务", max_length=400)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+")
    due = models.DateField("完成期限", null=True)
    done = models.CharField("落实情况", max_length=400, blank=True)
    done_on = models.DateField("完成日期", null=True)
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)

    class Meta:
        """What is done says how and when."""

        verbose_name = "要点任务"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(state="done", done_on__isnull=False) & ~models.Q(done=""))
                | models.Q(state="open", done_on=None),
                name="key_point_done_says_how",
            ),
        ]

    def __str__(self) -> str:
        """Its words."""
        return self.task


class ChatGroup(models.Model):
    """A work chat group with its filing; looked at each quarter, dissolved when done."""

    class State(models.TextChoices):
        """In use or not."""

        OPEN = "open", "在用"
        DISSOLVED = "dissolved", "已解散"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.CharField("名称", max_length=100)
    owner = models.CharField("群主", max_length=40)
    members = models.PositiveIntegerField("人数")
    opened = models.DateField("建立日期")
    filed = models.DateField("备案日期", null=True)
    filing_number = models.CharField("备案号", max_length=60, blank=True)
    dissolved = models.DateField("解散日期", null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "工作群"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="dissolved", dissolved__isnull=False)
                | models.Q(state="open", dissolved=None),
                name="chat_group_dissolved_has_day",
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class GroupCheck(models.Model):
    """One quarterly look at a chat group: what was found. Never changed."""

    group = models.ForeignKey(ChatGroup, models.PROTECT, related_name="checks")
    on = models.DateField("检查日期")
    members = models.PositiveIntegerField("人数")
    found = models.CharField("情况", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "工作群检查"

    def __str__(self) -> str:
        """Day and finding."""
        return f"{self.on} {self.found}"


class Incident(models.Model):
    """A leak or another accident of secrecy, and what was done. Only the organ's heads see it."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    on = models.DateField("发生日期")
    what = models.CharField("情况", max_length=400)
    done = models.CharField("处置", max_length=400)
    reported = models.CharField("报告机关", max_length=100, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "失泄密事件"

    def __str__(self) -> str:
        """Day and what."""
        return f"{self.on} {self.what}"
