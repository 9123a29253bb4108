"""What those type who check, review, sign, change and assess."""

from typing import Any

from django import forms

from gongkai.web.documents.forms.fields import AnyDayField, basis, words
from gongkai.web.documents.models import (
    Attribute,
    Document,
)
from gongkai.web.documents.services.secrecy import CLEAN, FOUND, POINTS
from gongkai.web.organs.forms import DayField


class ProposeForm(forms.Form):
    """The attribute that the drafter proposes."""

    attribute = forms.ChoiceField(
        label="公开属性", choices=Attribute.choices, widget=forms.RadioSelect
    )
    reason = words("理由", hint="依申请公开和不予公开的必须说明")
    basis = basis()


class CheckForm(forms.Form):
    """What the OGI office thinks."""

    attribute = forms.ChoiceField(
        label="公开属性", choices=Attribute.choices, widget=forms.RadioSelect
    )
    note = words("意见", hint="与拟定属性不同的必须写明，由签发人最后决定")


class PointsForm(forms.Form):
    """The secrecy review, one point after the other."""

    parts = forms.BooleanField(
        label="发现的只是部分内容，去除后可以公开", required=False,
        help_text="按现稿仍不得主动公开；另拟可以公开的文本，或者退回修改",
    )  # fmt: skip
    note = words("意见", hint="审查发现问题的必须写明；不能确定的，送保密部门确定")

    def __init__(self, *args: Any, **options: Any) -> None:
        """One question a point, none answered beforehand."""
        super().__init__(*args, **options)
        for key, title in POINTS.items():
            self.fields[f"point_{key}"] = forms.ChoiceField(
                label=title, choices=[(CLEAN, "未发现"), (FOUND, "发现")],
                widget=forms.RadioSelect,
            )  # fmt: skip
        last = ["parts", "note"]
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def clean(self) -> dict[str, Any]:
        """Points and note, as the act takes them."""
        given = super().clean() or {}
        points = {
            name.removeprefix("point_"): value
            for name, value in given.items()
            if name.startswith("point_")
        }
        kept = {name: given.get(name) for name in ("parts", "note")}
        self.cleaned_data = {"points": points, **kept}
        return self.cleaned_data


class SignForm(forms.Form):
    """The signer's last word."""

    attribute = forms.ChoiceField(
        label="公开属性", choices=Attribute.choices, widget=forms.RadioSelect
    )
    reason = words("理由", hint="与拟定属性不同、且不是主动公开的必须说明")
    basis = basis()
    on = DayField(label="成文日期（签发日期）")
    reassess = AnyDayField(label="下次评估日期", help_text="不主动公开的公文定期评估（第十八条）")


class DayForm(forms.Form):
    """The day something was done."""

    on = DayField(label="日期")


class ReasonForm(forms.Form):
    """Why."""

    reason = words("理由", required=True)


class JointForm(forms.Form):
    """What a joint organ says."""

    organ = forms.TypedChoiceField(label="联合发文机关", coerce=int)
    opinion = words("意见", required=True)
    on = DayField(label="答复日期")

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        """Those that are joint in it."""
        super().__init__(*args, **options)
        field = self.fields["organ"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        field.choices = [
            (each.organ_id, str(each)) for each in document.joint_organs.select_related("organ")
        ]


class ChangeForm(forms.Form):
    """Another attribute."""

    after = forms.ChoiceField(label="变更为", choices=Attribute.choices, widget=forms.RadioSelect)
    reason = words("理由", required=True)
    basis = basis()


class AgreeForm(forms.Form):
    """Yes or no to a change, with a word."""

    agree = forms.TypedChoiceField(
        label="审核意见", choices=[("yes", "同意变更"), ("no", "不同意，由签发人决定")],
        widget=forms.RadioSelect, coerce=lambda word: word == "yes",
    )  # fmt: skip
    note = words("意见", hint="不同意的必须写明")


class SettleForm(forms.Form):
    """The signer about a change."""

    agree = forms.TypedChoiceField(
        label="决定", choices=[("yes", "同意变更"), ("no", "不同意")], widget=forms.RadioSelect,
        coerce=lambda word: word == "yes",
    )  # fmt: skip
    note = words("意见")
    reassess = AnyDayField(label="下次评估日期")


class ReassessForm(forms.Form):
    """Kept as it is, and until when."""

    note = words("评估意见", required=True)
    next_on = AnyDayField(label="下次评估日期")

    def clean_next_on(self) -> Any:
        """It must be said."""
        if self.cleaned_data["next_on"] is None:
            raise forms.ValidationError("请填写下次评估日期")
        return self.cleaned_data["next_on"]
