"""The ends of a case."""

from typing import Any

from django import forms

from gongkai.web.applications.forms.base import CaseForm, line, paragraph
from gongkai.web.applications.letters.download import last_letters
from gongkai.web.applications.models import Case, Route


class WithdrawForm(CaseForm):
    """A withdrawal."""

    on_label = "撤回日期"
    how = line("撤回的方式", hint="如书面、当面、网上；电话撤回的应有记录")


class DeliverForm(CaseForm):
    """The reply goes out."""

    on_label = "签收、交邮或发出日期"
    route = forms.ChoiceField(label="送达方式", choices=Route.choices, widget=forms.RadioSelect)
    proof = line("送达凭证", hint="签收人姓名、邮政企业的邮件号码，或接收地址和发送记录")

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """Tell before it is typed that the reply has not gone out: then it is refused."""
        super().__init__(*args, case=case, **options)
        if not last_letters(case).exists():
            self.fields["route"].help_text = "答复文书尚未编号发出，请先在“文书”中发出"


class ReopenForm(CaseForm):
    """Handled anew: why, as the new reply will say it."""

    reason = paragraph(
        "理由和依据", hint="写入新的答复，如“某某人民政府行政复议决定（文号）撤销原答复”"
    )
