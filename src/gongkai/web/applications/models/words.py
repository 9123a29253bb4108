"""The words a case may hold: its state, how it came in, who asks, what happened."""

from django.db import models


class State(models.TextChoices):
    """How far a case has come; the acts between the states stand in permissions.toml."""

    UNCONFIRMED = "unconfirmed", "待确认收到"
    HANDLING = "handling", "办理中"
    CORRECTING = "correcting", "待补正"
    CHARGED = "charged", "待缴费"
    DRAFTED = "drafted", "待签发"
    SIGNED = "signed", "待送达"
    CLOSED = "closed", "已办结"
    ARCHIVED = "archived", "已归档"


OPEN = (
    State.UNCONFIRMED, State.HANDLING, State.CORRECTING, State.CHARGED, State.DRAFTED,
    State.SIGNED,
)  # fmt: skip


class Channel(models.TextChoices):
    """How an application came in."""

    WEB = "web", "网上提交"
    COUNTER = "counter", "当面提交"
    ORAL = "oral", "当面口述（代为填写）"
    LETTER_SIGNED = "letter_signed", "挂号信、特快专递等需签收的邮寄"
    LETTER_PLAIN = "letter_plain", "平常信函等无需签收的邮寄"
    LETTER_ASTRAY = "letter_astray", "寄给本机关其他机构或人员的信函"
    FAX = "fax", "公开工作机构传真"
    EMAIL = "email", "电子邮件"


# The channels of the law (receipts.toml) that decide the legal day of receipt.
LAW_CHANNELS: dict[str, str] = {
    Channel.WEB: "internet",
    Channel.COUNTER: "in_person",
    Channel.ORAL: "in_person",
    Channel.LETTER_SIGNED: "signed_mail",
    Channel.LETTER_PLAIN: "ordinary_mail",
    Channel.LETTER_ASTRAY: "misdirected_mail",
    Channel.FAX: "fax",
    Channel.EMAIL: "internet",
}


class Applicant(models.TextChoices):
    """The six columns of table 3."""

    NATURAL = "natural", "自然人"
    BUSINESS = "business", "商业企业"
    RESEARCH = "research", "科研机构"
    WELFARE = "welfare", "社会公益组织"
    LEGAL = "legal", "法律服务机构"
    OTHER = "other", "其他"


class Medium(models.TextChoices):
    """The form in which the information is wanted (Art. 29, 40)."""

    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子"
    INSPECTION = "inspection", "查阅、抄录"
    ANY = "any", "不限"


class Route(models.TextChoices):
    """How the reply goes out."""

    COUNTER = "counter", "当面领取"
    POST = "post", "邮寄"
    ELECTRONIC = "electronic", "电子方式"


class Happening(models.TextChoices):
    """What can happen to a case: the words of its events."""

    REGISTERED = "registered", "登记"
    CONFIRMATION_FAILED = "confirmation_failed", "未能与申请人确认"
    CONFIRMED = "confirmed", "与申请人确认收到"
    CORRECTION_ASKED = "correction_asked", "告知补正"
    SUPPLEMENTED = "supplemented", "收到补正"
    CORRECTION_LAPSED = "correction_lapsed", "逾期未补正"
    ASKED = "asked", "发函征求意见"
    ASKED_DELIVERED = "asked_delivered", "征求意见函送达"
    ANSWERED = "answered", "收到意见"
    EXTENDED = "extended", "延长答复期限"
    DELAYED = "delayed", "合理延迟答复"
    REASONS_ASKED = "reasons_asked", "要求说明理由"
    REASONS_GIVEN = "reasons_given", "收到理由说明"
    CHARGED = "charged", "发出收费通知"
    CHARGE_DELIVERED = "charge_delivered", "收费通知送达"
    PAID = "paid", "缴费"
    FEE_LAPSED = "fee_lapsed", "逾期未缴费"
    REFUNDED = "refunded", "退费"
    SEARCHED = "searched", "检索"
    DECIDED = "decided", "拟定答复"
    COMPLETED = "completed", "补充理由"
    RETURNED = "returned", "退回修改"
    SIGNED = "signed", "签发"
    DELIVERED = "delivered", "送达"
    WITHDRAWN = "withdrawn", "申请人撤回"
    ARCHIVED = "archived", "归档"
    REOPENED = "reopened", "重新办理"
    TRANSFERRED = "transferred", "转办"


# What few cases have and the report counts: an index of its own finds them among all events.
RARE = (
    Happening.CORRECTION_ASKED, Happening.SUPPLEMENTED, Happening.ASKED, Happening.EXTENDED,
)  # fmt: skip


class Asked(models.TextChoices):
    """Who is asked for an opinion; the keys of the law's pauses."""

    THIRD_PARTY = "third_party", "第三方"
    JOINT_ORGAN = "joint_organ", "共同制作机关"
    OTHER_ORGAN = "other_organ", "其他机关"


class Opinion(models.TextChoices):
    """What they answered."""

    CONSENT = "consent", "同意公开"
    PARTIAL = "partial", "同意部分公开"
    OBJECTION = "objection", "不同意公开"
