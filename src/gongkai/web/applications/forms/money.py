"""The fee."""

from django import forms

from gongkai.web.applications.forms.base import CaseForm, line, paragraph
from gongkai.web.applications.models import (
    Method,
)


class ChargeForm(CaseForm):
    """A fee notice."""

    on_label = "通知日期"
    method = forms.ChoiceField(label="计收方式", choices=Method.choices, widget=forms.RadioSelect)
    pages = forms.IntegerField(
        label="页数", min_value=0, max_value=1_000_000, required=False,
        help_text="按量计收的填写；A4及以下幅面单面为1页。音像、数据库没有折算规定，不按页计收",
    )  # fmt: skip
    how = paragraph("缴纳方式", hint="如省非税收入缴费系统、代收银行；不得缴入本机关账户")

    def clean_pages(self) -> int:
        """None is none."""
        return int(self.cleaned_data["pages"] or 0)


class PayForm(CaseForm):
    """A payment."""

    on_label = "缴费日期"
    yuan = forms.DecimalField(label="金额（元）", max_digits=12, decimal_places=2)
    bill = line("财政票据号", required=False, most=60)


class RefundForm(CaseForm):
    """Money given back."""

    on_label = "退费日期"
    yuan = forms.DecimalField(label="退费金额（元）", max_digits=12, decimal_places=2)
    voucher = line("退付凭证号", most=60)
    reason = paragraph("理由")


class VoucherForm(CaseForm):
    """Bill and voucher."""

    bill = line("财政票据号", required=False, most=60)
    voucher = line("缴库凭证号", most=60)


class ImportForm(forms.Form):
    """A bank statement."""

    file = forms.FileField(
        label="银行流水（.csv 或 .xlsx）", help_text="须有“日期”“金额”“摘要”三列，摘要含通知编号"
    )
    really = forms.BooleanField(
        label="登记核对无误的缴费", required=False, help_text="不勾选时只核对，不登记"
    )
