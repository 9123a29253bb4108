"""What a person may type about files and words."""

from typing import Any

from django import forms


class UploadForm(forms.Form):
    """A file."""

    file = forms.FileField(
        label="文件", help_text="PDF、Word、Excel、PPT、WPS、ODF 文件，PNG、JPG 图片和文本"
    )


class NothingForm(forms.Form):
    """Nothing to type: only to say yes."""


class WordsField(forms.CharField):
    """Words to be hidden besides personal data: a line each."""

    def __init__(self) -> None:
        """Not needed."""
        super().__init__(
            label="另须遮盖的文字", required=False, max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text="每行一处，照文件中的写法；个人信息由系统遮盖，不必填写",
        )  # fmt: skip

    def clean(self, value: Any) -> Any:
        """The lines that say something."""
        return [each.strip() for each in super().clean(value).splitlines() if each.strip()]


class MaskForm(forms.Form):
    """What else is to be hidden."""

    words = WordsField()


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="理由", max_length=200)


class WordForm(forms.Form):
    """A wording to look for."""

    find = forms.CharField(label="词语", max_length=100)
    say = forms.CharField(label="问题", max_length=200, help_text="如：机构改革后已更名")
    use = forms.CharField(label="改为", max_length=100, required=False)
    grave = forms.BooleanField(
        label="严重", required=False, help_text="严重的未改正或者未说明之前不能送审"
    )
