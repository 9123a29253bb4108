"""What a person may type about documents."""

from collections.abc import Iterator
from typing import Any

from django import forms

from gongkai.web.documents.models import (
    Attribute,
    CleanUpLine,
    Direction,
    Document,
    Kind,
    Normative,
    State,
    Term,
    Urgency,
)
from gongkai.web.documents.services.secrecy import CLEAN, FOUND, POINTS
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ


def _words(
    label: str, *, rows: int = 3, required: bool = False, hint: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=400, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _basis() -> forms.CharField:
    return forms.CharField(
        label="依据", max_length=100, required=False,
        help_text="不予公开的必须写明条款，如《条例》第十六条第一款（内部事务信息）",
    )  # fmt: skip


class AnyDayField(forms.DateField):
    """A day, past or to come; may be left open."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        """Label and hint."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=False, widget=widget, help_text=help_text)


class DraftForm(forms.Form):
    """The document itself."""

    kind = forms.ChoiceField(label="文种", choices=Kind.choices, initial=Kind.NOTICE)
    direction = forms.ChoiceField(
        label="行文方向", choices=[("", "由文种确定"), *Direction.choices], required=False
    )
    urgency = forms.ChoiceField(
        label="紧急程度", choices=[("", "无"), *Urgency.choices], required=False
    )
    code = forms.CharField(
        label="机关代字", max_length=20, help_text="编号时形成“机关代字〔年份〕序号号”",
        widget=forms.TextInput(attrs={"list": "codes", "autocomplete": "off"}),
    )  # fmt: skip
    title = forms.CharField(
        label="标题", max_length=200, help_text="发文机关名称、事由和文种，文种不重复"
    )
    summary = _words("内容概述", hint="公开目录中刊出（《条例》第十二条）")
    addressee = forms.CharField(label="主送机关", max_length=200, required=False)
    copies = forms.CharField(label="抄送机关", max_length=200, required=False)
    body = forms.CharField(label="正文", required=False, widget=forms.Textarea(attrs={"rows": 14}))
    proposed = forms.ChoiceField(
        label="拟定公开属性", choices=Attribute.choices, widget=forms.RadioSelect, required=False,
        help_text="送审时必须拟定。公开为常态、不公开为例外（《条例》第五条）",
    )  # fmt: skip
    reason = _words("理由", hint="依申请公开和不予公开的必须说明")
    basis = _basis()
    term = forms.ChoiceField(
        label="主动公开的期限", choices=Term.choices, initial=Term.GENERAL,
        help_text="预算、决算自批复之日起20日内公开（《预算法》第十四条）",
    )  # fmt: skip
    term_from = AnyDayField(label="起算日", help_text="预算、决算填批复之日；一般信息不填")

    TEXT = ("title", "addressee", "body", "copies", "summary")

    def text(self) -> list[forms.BoundField]:
        """What stands on the left of the page."""
        return [self[name] for name in self.TEXT]

    def side(self) -> list[forms.BoundField]:
        """What stands beside it."""
        return [self[name] for name in self.fields if name not in self.TEXT]

    def clean_title(self) -> str:
        """No kind twice at the end (关于…的通知的通知)."""
        title: str = self.cleaned_data["title"].strip()
        for label in Kind.labels:
            if title.endswith((f"{label}的{label}", label * 2)):
                raise forms.ValidationError(f"文种“{label}”重复")
        return title


class NewForm(DraftForm):
    """A new one: may forward another, may be joint."""

    forwards = forms.ModelChoiceField(
        Document.objects.none(), label="转发的公文", required=False,
        help_text="公开属性随所转发的公文；不同的须说明理由",
    )  # fmt: skip
    joint = forms.ModelMultipleChoiceField(
        Organ.objects.none(), label="联合发文机关", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="只用主办机关的文号，由主办机关计入年报",
    )  # fmt: skip

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """Issued documents of the organ; other organs of today."""
        super().__init__(*args, **options)
        documents, organs = self.fields["forwards"], self.fields["joint"]
        assert isinstance(documents, forms.ModelChoiceField)  # noqa: S101 declared above
        assert isinstance(organs, forms.ModelMultipleChoiceField)  # noqa: S101 declared above
        documents.queryset = Document.objects.filter(organ=organ, state=State.ISSUED).order_by(
            "-pk"
        )
        organs.queryset = Organ.objects.filter(closed=None).exclude(pk=organ.pk).order_by("pk")

    def clean_joint(self) -> tuple[Organ, ...]:
        """As the act takes them."""
        return tuple(self.cleaned_data["joint"])


class AttachForm(forms.Form):
    """A file for the document."""

    file = forms.FileField(
        label="文件", help_text="PDF、Word、Excel、PPT、WPS、ODF 文件，PNG、JPG 图片和文本"
    )
    title = forms.CharField(
        label="附件名称", max_length=200, required=False, help_text="不填时用文件名"
    )


class DetachForm(forms.Form):
    """Which attachment goes."""

    attachment = forms.TypedChoiceField(label="附件", coerce=int)

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        """Those that it has."""
        super().__init__(*args, **options)
        field = self.fields["attachment"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        field.choices = [(each.pk, str(each)) for each in document.attachments.order_by("pk")]


class ProposeForm(forms.Form):
    """The attribute that the drafter proposes."""

    attribute = forms.ChoiceField(
        label="公开属性", choices=Attribute.choices, widget=forms.RadioSelect
    )
    reason = _words("理由", hint="依申请公开和不予公开的必须说明")
    basis = _basis()


class CheckForm(forms.Form):
    """What the OGI office thinks."""

    attribute = forms.ChoiceField(
        label="公开属性", choices=Attribute.choices, widget=forms.RadioSelect
    )
    note = _words("意见", hint="与拟定属性不同的必须写明，由签发人最后决定")


class PointsForm(forms.Form):
    """The secrecy review, one point after the other."""

    parts = forms.BooleanField(
        label="发现的只是部分内容，去除后可以公开", required=False,
        help_text="按现稿仍不得主动公开；另拟可以公开的文本，或者退回修改",
    )  # fmt: skip
    note = _words("意见", hint="审查发现问题的必须写明；不能确定的，送保密部门确定")

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
    reason = _words("理由", hint="与拟定属性不同、且不是主动公开的必须说明")
    basis = _basis()
    on = DayField(label="成文日期（签发日期）")
    reassess = AnyDayField(label="下次评估日期", help_text="不主动公开的公文定期评估（第十八条）")


class DayForm(forms.Form):
    """The day something was done."""

    on = DayField(label="日期")


class ReasonForm(forms.Form):
    """Why."""

    reason = _words("理由", required=True)


class JointForm(forms.Form):
    """What a joint organ says."""

    organ = forms.TypedChoiceField(label="联合发文机关", coerce=int)
    opinion = _words("意见", required=True)
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
    reason = _words("理由", required=True)
    basis = _basis()


class AgreeForm(forms.Form):
    """Yes or no to a change, with a word."""

    agree = forms.TypedChoiceField(
        label="审核意见", choices=[("yes", "同意变更"), ("no", "不同意，由签发人决定")],
        widget=forms.RadioSelect, coerce=lambda word: word == "yes",
    )  # fmt: skip
    note = _words("意见", hint="不同意的必须写明")


class SettleForm(forms.Form):
    """The signer about a change."""

    agree = forms.TypedChoiceField(
        label="决定", choices=[("yes", "同意变更"), ("no", "不同意")], widget=forms.RadioSelect,
        coerce=lambda word: word == "yes",
    )  # fmt: skip
    note = _words("意见")
    reassess = AnyDayField(label="下次评估日期")


class ReassessForm(forms.Form):
    """Kept as it is, and until when."""

    note = _words("评估意见", required=True)
    next_on = AnyDayField(label="下次评估日期")

    def clean_next_on(self) -> Any:
        """It must be said."""
        if self.cleaned_data["next_on"] is None:
            raise forms.ValidationError("请填写下次评估日期")
        return self.cleaned_data["next_on"]


class NormativeForm(forms.Form):
    """A normative document of the stock."""

    kind = forms.ChoiceField(
        label="类别", choices=Normative.Kind.choices, initial=Normative.Kind.NORMATIVE
    )
    title = forms.CharField(label="标题", max_length=200)
    number = forms.CharField(label="发文字号", max_length=60)
    register = forms.CharField(label="统一登记号", max_length=60, required=False)
    issued = DayField(label="印发日期")
    effective = forms.DateField(
        label="施行日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    expires = AnyDayField(label="有效期至", help_text="没有规定有效期的留空")
    published = AnyDayField(label="公开日期")
    replaces = forms.ModelChoiceField(
        Normative.objects.none(), label="取代的文件", required=False,
        help_text="被取代的文件自本文件施行之日起废止",
    )  # fmt: skip

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """What it may replace stands in the organ's own stock."""
        super().__init__(*args, **options)
        field = self.fields["replaces"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        field.queryset = Normative.objects.filter(organ=organ, ended=None).order_by("-issued")


class YearForm(forms.Form):
    """A year."""

    year = forms.IntegerField(label="年度", min_value=2008, max_value=2100)


class VerdictsForm(forms.Form):
    """A verdict for each document of a clean-up."""

    def __init__(self, *args: Any, lines: Iterator[CleanUpLine], **options: Any) -> None:
        """One question a line."""
        super().__init__(*args, **options)
        for line in lines:
            self.fields[f"line_{line.pk}"] = forms.ChoiceField(
                label=str(line.normative), choices=CleanUpLine.Verdict.choices,
                widget=forms.RadioSelect,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Verdicts by line, as the act takes them."""
        given = super().clean() or {}
        verdicts = {int(name.removeprefix("line_")): word for name, word in given.items()}
        self.cleaned_data = {"verdicts": verdicts}
        return self.cleaned_data
