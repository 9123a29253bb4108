"""Files of a case."""

from typing import Any

from django import forms

from gongkai.web.applications.forms.base import CaseForm
from gongkai.web.applications.models import Case, Enclosure
from gongkai.web.uploads.forms import WordsField


class EncloseForm(CaseForm):
    """A file, what it is for, what of it is hidden."""

    file = forms.FileField(
        label="文件",
        help_text="PDF、Word、Excel、图片和文本；存入前检查修订、批注、隐藏内容和个人信息",
    )
    kind = forms.ChoiceField(
        label="用途", choices=Enclosure.Kind.choices, widget=forms.RadioSelect,
        initial=Enclosure.Kind.GIVEN,
    )  # fmt: skip
    masked = forms.BooleanField(
        label="遮盖个人信息后存入", required=False,
        help_text="身份证号、手机号、银行卡号、住址等；由系统另存一份，重新提取文字证明取不出来",
    )  # fmt: skip
    words = WordsField()


class TakeBackForm(CaseForm):
    """Which one."""

    enclosure = forms.TypedChoiceField(label="文件", coerce=int)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """Those of the round."""
        super().__init__(*args, case=case, **options)
        held = Enclosure.objects.filter(case=case, round=case.round).select_related("upload")
        field = self.fields["enclosure"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        field.choices = [(each.pk, str(each)) for each in held.order_by("pk")]
