"""A dispute over an act of an organ, and what happened in it."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person


class Group(models.TextChoices):
    """The three blocks of table 4."""

    REVIEW = "review", "行政复议"
    DIRECT = "litigation_direct", "行政诉讼（未经复议直接起诉）"
    AFTER_REVIEW = "litigation_after_review", "行政诉讼（复议后起诉）"


class Role(models.TextChoices):
    """What the organ is in it; only the organ whose own act is disputed counts it."""

    RESPONDENT = "respondent", "被申请人（被告）"
    CO_DEFENDANT = "co_defendant", "共同被告（复议机关）"


class Ground(models.TextChoices):
    """What is disputed."""

    DECISION = "decision", "答复决定"
    OVERDUE = "overdue", "逾期未答复"
    OTHER = "other", "其他"


class State(models.TextChoices):
    """How far it has come."""

    OPEN = "open", "待答复（答辩）"
    ANSWERED = "answered", "已答复（答辩）"
    DECIDED = "decided", "已审结"
    PERFORMING = "performing", "待履行"
    CLOSED = "closed", "已归档"


class Dispute(models.Model):
    """One review or one suit with all its instances; its clocks are worked out, never stored."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="disputes")
    group = models.CharField("类别", max_length=24, choices=Group.choices)
    role = models.CharField(
        "本机关地位", max_length=14, choices=Role.choices, default=Role.RESPONDENT
    )
    ground = models.CharField("争议事项", max_length=10, choices=Ground.choices)
    # The case whose decision is disputed; without one, the matter is told in words.
    case = models.ForeignKey(
        "applications.Case", models.PROTECT, null=True, related_name="disputes"
    )
    about = models.CharField("事由", max_length=200, blank=True)
    authority = models.CharField("复议机关或者人民法院", max_length=100)
    number = models.CharField("案号", max_length=60)
    party = models.CharField("申请人（原告）", max_length=60)
    simple = models.BooleanField("简易程序", default=False)
    accepted = models.DateField("受理（立案）日期")
    served = models.DateField("收到副本日期")
    answered = models.DateField("提交答复（答辩）日期", null=True)
    closed = models.DateField("审结日期", null=True)
    outcome = models.CharField("结果", max_length=20, blank=True)
    perform_by = models.DateField("文书确定的履行期限", null=True)
    performed = models.DateField("履行日期", null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)

    class Meta:
        """A number once in an organ; an end has a day and an outcome, or neither."""

        verbose_name = "争议"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "number"], name="dispute_one_number"),
            models.CheckConstraint(
                condition=models.Q(closed=None, outcome="")
                | (models.Q(closed__isnull=False) & ~models.Q(outcome="")),
                name="dispute_ends_with_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(closed=None) | models.Q(closed__gte=models.F("accepted")),
                name="dispute_ends_after_it_begins",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organ", "-accepted", "-id"], name="dispute_by_organ"),
        ]

    def __str__(self) -> str:
        """Its number."""
        return self.number


class Step(models.Model):
    """What happened in a dispute: a hearing, an appeal, evidence, a note. Never changed."""

    class Kind(models.TextChoices):
        """What kind of thing."""

        EVIDENCE = "evidence", "证据、依据"
        HEARING = "hearing", "听证、开庭"
        APPEAL = "appeal", "上诉"
        SECOND = "second", "二审裁判"
        NOTE = "note", "其他"

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="steps")
    kind = models.CharField("事项", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    words = models.CharField("内容", max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "争议办理事项"

    def __str__(self) -> str:
        """Kind and day."""
        return f"{self.get_kind_display()} {self.on}"
