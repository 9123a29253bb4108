"""A 公文 on its way from the draft to the register, with its disclosure attribute."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person, Section


class Kind(models.TextChoices):
    """The fifteen kinds (党政机关公文处理工作条例, Art. 8)."""

    RESOLUTION = "resolution", "决议"
    DECISION = "decision", "决定"
    ORDER = "order", "命令（令）"
    COMMUNIQUE = "communique", "公报"
    PROCLAMATION = "proclamation", "公告"
    NOTICE_PUBLIC = "notice_public", "通告"
    OPINION = "opinion", "意见"
    NOTICE = "notice", "通知"
    CIRCULAR = "circular", "通报"
    REPORT = "report", "报告"
    REQUEST = "request", "请示"
    REPLY = "reply", "批复"
    MOTION = "motion", "议案"
    LETTER = "letter", "函"
    MINUTES = "minutes", "纪要"


# These go up or ask and answer between organs; most are not for the public (usage, not law).
INWARD = (Kind.REPORT, Kind.REQUEST)


class Attribute(models.TextChoices):
    """公开属性, fixed at the source."""

    ACTIVE = "active", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    WITHHELD = "withheld", "不予公开"


ATTRIBUTES: tuple[str, ...] = tuple(Attribute.values)


class Direction(models.TextChoices):
    """行文方向."""

    UP = "up", "上行文"
    LEVEL = "level", "平行文"
    DOWN = "down", "下行文"


class Urgency(models.TextChoices):
    """紧急程度; most have none."""

    URGENT = "urgent", "加急"
    EXTRA = "extra", "特急"


class Term(models.TextChoices):
    """By which term it must be before the public: keys of law.terms.publication_due."""

    GENERAL = "general", "形成或者变更后20个工作日"
    BUDGET = "budget", "预算、决算（自批复起算）"
    PENALTY = "penalty_withdrawal", "撤回行政处罚决定信息"


class State(models.TextChoices):
    """How far it has come; the acts between the states stand in route.toml."""

    DRAFT = "draft", "起草"
    PROPOSED = "proposed", "属性待审核"
    CHECKED = "checked", "待保密审查"
    CLEARED = "cleared", "待签发"
    SIGNED = "signed", "待编号印发"
    ISSUED = "issued", "已印发"
    VOID = "void", "已作废"
    DROPPED = "dropped", "已撤稿"


class Document(models.Model):
    """One document. `number` is given when it is issued, and never to another."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="documents")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+")
    kind = models.CharField("文种", max_length=16, choices=Kind.choices)
    direction = models.CharField("行文方向", max_length=5, choices=Direction.choices, blank=True)
    urgency = models.CharField("紧急程度", max_length=6, choices=Urgency.choices, blank=True)
    code = models.CharField("机关代字", max_length=20)
    title = models.CharField("标题", max_length=200)
    summary = models.CharField("内容概述", max_length=400, blank=True)
    addressee = models.CharField("主送机关", max_length=200, blank=True)
    copies = models.CharField("抄送机关", max_length=200, blank=True)
    body = models.TextField("正文", blank=True)
    drafter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # What is proposed, then what the OGI office says, then what the signer settles.
    proposed = models.CharField(
        "拟定公开属性", max_length=10, choices=Attribute.choices, blank=True
    )
    advised = models.CharField("审核意见", max_length=10, choices=Attribute.choices, blank=True)
    attribute = models.CharField("公开属性", max_length=10, choices=Attribute.choices, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)
    basis = models.CharField("依据", max_length=100, blank=True)
    checker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    cleared = models.BooleanField("保密审查通过", default=False)
    # Open, but a later review found something: out of sight until the signer has settled it.
    halted = models.BooleanField("暂停公开", default=False)
    # Issued before this register was kept; what is open among these still wants its review.
    imported = models.BooleanField("导入", default=False)
    signer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signed = models.DateField("成文日期", null=True)
    year = models.PositiveSmallIntegerField(null=True)
    serial = models.PositiveIntegerField(null=True)
    number = models.CharField("发文字号", max_length=60, blank=True)
    issued = models.DateField("印发日期", null=True)
    reassess = models.DateField("下次评估日期", null=True)
    published = models.DateField("公开日期", null=True)
    term = models.CharField("公开期限", max_length=20, choices=Term.choices, default=Term.GENERAL)
    # The day of approval, or of the change that made it open; else the term runs from `signed`.
    term_from = models.DateField("起算日", null=True)
    # A forwarded document follows the attribute of the one it forwards.
    forwards = models.ForeignKey("self", models.PROTECT, null=True, related_name="forwarded_by")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta:
        """A number has no twin; what is issued was signed, settled and reviewed."""

        verbose_name = "公文"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "code", "year", "serial"],
                condition=models.Q(serial__isnull=False),
                name="document_one_serial",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["issued", "void"])
                | (
                    models.Q(serial__isnull=False, issued__isnull=False, signed__isnull=False)
                    & ~models.Q(number="")
                    & ~models.Q(attribute="")
                ),
                name="document_issued_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(serial=None) | models.Q(state__in=["issued", "void"]),
                name="document_numbered_is_issued",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="issued", attribute="active")
                | models.Q(cleared=True)
                | models.Q(halted=True)
                | models.Q(imported=True),
                name="document_active_is_cleared",
            ),
            models.CheckConstraint(
                condition=~models.Q(checker=models.F("drafter")),
                name="document_drafter_does_not_check",
            ),
            models.CheckConstraint(
                condition=~models.Q(signer=models.F("drafter")),
                name="document_drafter_does_not_sign",
            ),
            models.CheckConstraint(
                condition=models.Q(attribute__in=["", "active"]) | ~models.Q(reason=""),
                name="document_not_active_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organ", "-issued", "-id"], name="document_by_day"),
            models.Index(fields=["organ", "state", "-id"], name="document_by_state"),
        ]

    def __str__(self) -> str:
        """Number and title, or the title alone before it has one."""
        return f"{self.number} {self.title}".strip()
