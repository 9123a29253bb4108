"""What comes in."""

from typing import Any

from django import forms

from gongkai.web.applications.forms.base import PastDayField, line, paragraph
from gongkai.web.applications.models import (
    Applicant,
    Channel,
    Medium,
    Rectification,
    Route,
)
from gongkai.web.applications.people import FIELDS, ID_KINDS
from gongkai.web.organs.forms import DayField


class RegisterForm(forms.Form):
    """An application that came over the counter, by letter, by fax or by word of mouth."""

    channel = forms.ChoiceField(
        label="渠道", choices=Channel.choices, initial=Channel.COUNTER,
        widget=forms.Select(attrs={"autofocus": True}),
    )  # fmt: skip
    arrived = DayField(label="到达日期")
    confirmed = PastDayField(
        label="与申请人确认日期", required=False,
        help_text="平常信函、网络、传真须当日与申请人确认；未取得联系的留空，登记后再确认",
    )  # fmt: skip
    kind = forms.ChoiceField(label="申请人类别", choices=Applicant.choices)
    name = line(FIELDS["name"], most=100)
    telephone = line(FIELDS["telephone"], required=False, most=40)
    wanted = paragraph("所需的政府信息", rows=4, hint="每行一项；名称、文号或便于查找的特征")
    medium = forms.ChoiceField(label="提供形式", choices=Medium.choices, initial=Medium.ANY)
    route = forms.ChoiceField(label="获取途径", choices=Route.choices, initial=Route.POST)
    address = line(FIELDS["address"], required=False)
    email = forms.EmailField(label=FIELDS["email"], required=False)
    id_kind = forms.ChoiceField(
        label=FIELDS["id_kind"], choices=[("", "—"), *((each, each) for each in ID_KINDS)],
        required=False,
    )  # fmt: skip
    id_number = line(FIELDS["id_number"], required=False, most=40)
    contact = line(FIELDS["contact"], required=False, most=40, hint="单位申请的填写")
    purpose = line("用途", required=False)
    key = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=64)

    def clean(self) -> dict[str, Any]:
        """Person, items and the rest, as the act takes them."""
        given = super().clean() or {}
        person = {name: str(given.pop(name, "")) for name in FIELDS}
        asked = [each.strip() for each in str(given.get("wanted", "")).splitlines()]
        items = tuple(each for each in asked if each)
        self.cleaned_data = {**given, "person": person, "items": items}
        return self.cleaned_data


class ImportForm(forms.Form):
    """Applications in a workbook."""

    file = forms.FileField(
        label="申请清单（.xlsx 或 .csv）",
        help_text="第一行是栏名，以后每行一件；同一行再次导入不会重复登记",
    )
    really = forms.BooleanField(
        label="登记全部申请",
        required=False,
        help_text="不勾选时只核对，不登记；有一行不对的，全部不登记",
    )


class RectificationForm(forms.Form):
    """A request to correct one's own records."""

    name = line(FIELDS["name"], most=100)
    telephone = line(FIELDS["telephone"], most=40)
    id_kind = forms.ChoiceField(label=FIELDS["id_kind"], choices=[(it, it) for it in ID_KINDS])
    id_number = line(FIELDS["id_number"], most=40)
    record = paragraph("记录及不准确之处")
    evidence = paragraph("证据", hint="须有证据证明与其自身相关的记录不准确（条例第四十一条）")
    on = DayField(label="收到日期")

    def clean(self) -> dict[str, Any]:
        """The person apart."""
        given = super().clean() or {}
        person = {name: str(given.pop(name)) for name in FIELDS if name in given}
        self.cleaned_data = {**given, "person": person}
        return self.cleaned_data


class AnswerForm(forms.Form):
    """The answer to such a request."""

    result = forms.ChoiceField(
        label="处理结果", choices=Rectification.Result.choices, widget=forms.RadioSelect
    )
    answer = paragraph("答复内容")
    on = DayField(label="答复日期")
