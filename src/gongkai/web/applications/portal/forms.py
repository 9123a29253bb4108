"""The steps of an application, one question each (《条例》第二十九条)."""

import re
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.web.applications.models import Applicant, Medium, Route
from gongkai.web.applications.people import ID_KINDS, right_id
from gongkai.web.uploads.checks.numbers import is_identity_number

_CODE = re.compile(r"[0-9A-HJ-NP-RT-UW-Y]{18}")


class WantedForm(forms.Form):
    """What is wanted."""

    wanted = forms.CharField(
        label=_("您需要哪些政府信息？"), max_length=4000,
        help_text=_("每行写一项：名称、文号，或者便于查找的其他特征。"),
        widget=forms.Textarea(attrs={
            "rows": 5, "hx-post": reverse_lazy("search-alike"), "hx-params": "wanted",
            "hx-trigger": "input changed delay:600ms", "hx-target": "#alike",
        }),
    )  # fmt: skip


class WhoForm(forms.Form):
    """Who applies."""

    kind = forms.ChoiceField(
        label=_("谁在申请？"), choices=Applicant.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("姓名或者名称"), max_length=100)
    id_kind = forms.ChoiceField(
        label=_("身份证明"), choices=[("", "—"), *((each, each) for each in ID_KINDS)]
    )
    id_number = forms.CharField(label=_("证件号码"), max_length=40)
    contact = forms.CharField(
        label=_("联系人"), max_length=100, required=False, help_text=_("单位申请的填写。")
    )

    def clean_id_number(self) -> str:
        """Right in form: identity numbers by their check figure, codes by their alphabet."""
        number = str(self.cleaned_data["id_number"]).strip().upper()
        kind = self.cleaned_data.get("id_kind")
        if kind == ID_KINDS[0] and not (right_id(number) and is_identity_number(number)):
            raise forms.ValidationError(gettext("身份证号码有误，请核对"))
        if kind == "统一社会信用代码" and not _CODE.fullmatch(number):
            raise forms.ValidationError(gettext("统一社会信用代码应为18位，请核对"))
        return number


class ReachForm(forms.Form):
    """How to be reached."""

    telephone = forms.CharField(label=_("联系电话"), max_length=40, required=False)
    email = forms.EmailField(label=_("电子邮箱"), max_length=200, required=False)
    address = forms.CharField(label=_("通信地址"), max_length=400, required=False)
    postcode = forms.CharField(label=_("邮政编码"), max_length=10, required=False)

    def clean(self) -> dict[str, Any]:
        """One way at least."""
        given = super().clean() or {}
        if not self.errors and not any(given.get(it) for it in ("telephone", "email", "address")):
            self.add_error("telephone", gettext("请至少填写一种联系方式"))
        return given


class WayForm(forms.Form):
    """In which form, and by which way."""

    medium = forms.ChoiceField(
        label=_("希望以什么形式提供？"), choices=Medium.choices, widget=forms.RadioSelect
    )
    route = forms.ChoiceField(
        label=_("希望怎样取得？"), choices=Route.choices, widget=forms.RadioSelect
    )


class StatusForm(forms.Form):
    """The number and the secret code of the receipt."""

    number = forms.CharField(label=_("登记编号"), max_length=60)
    code = forms.CharField(
        label=_("查询码"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class SupplementForm(forms.Form):
    """The applicant's own supplement; `seen` is the version of the case that was read."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("补正的内容"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class ReachedForm(forms.Form):
    """The applicant's new wishes; what is left blank stays."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    medium = forms.ChoiceField(label=_("希望以什么形式提供？"), choices=Medium.choices)
    route = forms.ChoiceField(label=_("希望怎样取得？"), choices=Route.choices)
    email = forms.EmailField(label=_("电子邮箱"), max_length=200, required=False)
    address = forms.CharField(
        label=_("通信地址"), max_length=400, required=False,
        help_text=_("不改的留空，原来填写的照旧。"),
    )  # fmt: skip
    postcode = forms.CharField(label=_("邮政编码"), max_length=10, required=False)


class WithdrawForm(forms.Form):
    """The applicant's own withdrawal."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    sure = forms.BooleanField(label=_("我要撤回这件申请；撤回后不再办理。"))


STEPS: tuple[type[forms.Form], ...] = (WantedForm, WhoForm, ReachForm, WayForm)
