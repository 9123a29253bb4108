"""What a person may type about files and words."""

from django import forms


class UploadForm(forms.Form):
    """A file."""

    file = forms.FileField(
        label="文件", help_text="PDF、Word、Excel、PPT、WPS、ODF 文件，PNG、JPG 图片和文本"
    )


class NothingForm(forms.Form):
    """Nothing to type: only to say yes."""


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
