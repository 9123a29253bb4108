"""The ends of a case."""

from django import forms

from gongkai.web.applications.forms.base import CaseForm, line
from gongkai.web.applications.models import (
    Route,
)


class WithdrawForm(CaseForm):
    """A withdrawal."""

    on_label = "撤回日期"
    how = line("撤回的方式", hint="如书面、当面、网上；电话撤回的应有记录")


class DeliverForm(CaseForm):
    """The reply goes out."""

    on_label = "签收、交邮或发出日期"
    route = forms.ChoiceField(label="送达方式", choices=Route.choices, widget=forms.RadioSelect)
    proof = line("送达凭证", hint="签收人姓名、邮政企业的邮件号码，或接收地址和发送记录")
