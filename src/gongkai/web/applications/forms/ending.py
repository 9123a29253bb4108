"""The ends of a case."""

from typing import Any

from django import forms

from gongkai.web.applications.forms.base import CaseForm, line, paragraph
from gongkai.web.applications.letters.download import last_letters
from gongkai.web.applications.models import Case, Medium, Route


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


class ReachForm(CaseForm):
    """The applicant's new wishes."""

    on_label = "提出日期"
    medium = forms.ChoiceField(label="提供形式", choices=Medium.choices)
    route = forms.ChoiceField(label="获取途径", choices=Route.choices)
    email = forms.EmailField(label="新的电子邮箱", max_length=200, required=False)
    address = line("新的通信地址", required=False, most=400, hint="不改的留空；加密保存，不入日志")
    postcode = line("新的邮政编码", required=False, most=10)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """As it stands."""
        super().__init__(*args, case=case, **options)
        self.fields["medium"].initial, self.fields["route"].initial = case.medium, case.route


class ReopenForm(CaseForm):
    """Handled anew: why, as the new reply will say it."""

    reason = paragraph(
        "理由和依据", hint="写入新的答复，如“某某人民政府行政复议决定（文号）撤销原答复”"
    )
