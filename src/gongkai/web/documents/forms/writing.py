"""What the drafter types."""

from typing import Any

from django import forms

from gongkai.web.documents.forms.fields import AnyDayField, basis, words
from gongkai.web.documents.models import (
    Attribute,
    Direction,
    Document,
    Kind,
    State,
    Term,
    Urgency,
)
from gongkai.web.organs.models import Organ


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
    summary = words("内容概述", hint="公开目录中刊出（《条例》第十二条）")
    addressee = forms.CharField(label="主送机关", max_length=200, required=False)
    copies = forms.CharField(label="抄送机关", max_length=200, required=False)
    body = forms.CharField(label="正文", required=False, widget=forms.Textarea(attrs={"rows": 14}))
    proposed = forms.ChoiceField(
        label="拟定公开属性", choices=Attribute.choices, widget=forms.RadioSelect, required=False,
        help_text="送审时必须拟定。公开为常态、不公开为例外（《条例》第五条）",
    )  # fmt: skip
    reason = words("理由", hint="依申请公开和不予公开的必须说明")
    basis = basis()
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
