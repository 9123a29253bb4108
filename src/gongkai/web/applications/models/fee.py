"""A notice of the information-processing fee, and what came of it."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from gongkai.web.applications.models.case import Case
from gongkai.web.organs.models import Organ


class Method(models.TextChoices):
    """By item per applicant and month, or by page per case; never both on one case."""

    BY_ITEM = "by_item", "按件计收"
    BY_PAGE = "by_page", "按量计收"


class FeeNotice(models.Model):
    """One notice a case: method, how many, the bands as computed, the amount; then the money."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="fee")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField("通知编号", max_length=60)
    method = models.CharField("计收方式", max_length=8, choices=Method.choices)
    quantity = models.PositiveIntegerField("件数或页数")
    already = models.PositiveIntegerField("当月此前件数", default=0)
    bands = models.JSONField(default=list)
    cites = models.CharField(max_length=200)
    yuan = models.DecimalField("金额", max_digits=12, decimal_places=2)
    how = models.CharField("缴纳方式", max_length=400)
    issued = models.DateField("通知日期")
    delivered = models.DateField("送达日期", null=True)
    paid = models.DateField("缴费日期", null=True)
    collected = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    bill = models.CharField("财政票据号", max_length=60, blank=True)
    voucher = models.CharField("缴库凭证号", max_length=60, blank=True)
    lapsed = models.DateField("逾期日期", null=True)
    refunded = models.DateField("退费日期", null=True)
    refund = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    refund_voucher = models.CharField("退付凭证号", max_length=60, blank=True)

    class Meta:
        """Paid or lapsed, never both; nothing is refunded but what was collected."""

        verbose_name = "收费通知"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(yuan__gt=0), name="fee_is_something"),
            models.CheckConstraint(
                condition=models.Q(paid=None) | models.Q(lapsed=None), name="fee_paid_or_lapsed"
            ),
            models.CheckConstraint(
                condition=models.Q(paid=None, collected=0)
                | models.Q(paid__isnull=False, collected__gt=0),
                name="fee_collected_when_paid",
            ),
            models.CheckConstraint(
                condition=models.Q(refund__lte=models.F("collected")), name="fee_refund_at_most"
            ),
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="fee_one_serial"),
        ]

    def __str__(self) -> str:
        """Its number."""
        return self.number


class BankLine(models.Model):
    """A line of a bank statement that was read in: once, whatever became of it."""

    digest = models.CharField(max_length=64, unique=True)
    notice = models.ForeignKey(FeeNotice, models.PROTECT, null=True, related_name="bank_lines")
    on = models.DateField()
    yuan = models.DecimalField(max_digits=12, decimal_places=2)
    text = models.CharField(max_length=400)

    class Meta:
        """Nothing is sorted unless asked."""

        verbose_name = "银行流水"

    def __str__(self) -> str:
        """Day and amount."""
        return f"{self.on} {self.yuan}"
