"""What a person may type about an annual report."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from gongkai.web.annual.models import YearReport
from gongkai.web.annual.services.drafting import sections_of
from gongkai.web.organs.models import Kind


class YearField(forms.IntegerField):
    """A year that has a form of the report."""

    def __init__(self) -> None:
        """From the first edition on."""
        super().__init__(label="年度", min_value=2019, max_value=2100)


class OpenForm(forms.Form):
    """Begin a report."""

    year = YearField()


class WordsForm(forms.Form):
    """The clerk's own text of a section."""

    section = forms.ChoiceField(label="章节", widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label="正文", required=False, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="数字用名称写在花括号里，如 {制发公文数}，由台账填入。留空则按台账自动起草",
    )  # fmt: skip

    def __init__(self, *args: Any, year: int, **options: Any) -> None:
        """The sections are those of the form of that year."""
        super().__init__(*args, **options)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        field.choices = list(sections_of(year).items())


class ExplainForm(forms.Form):
    """Why a finding stands."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=10)
    where = forms.CharField(widget=forms.HiddenInput, max_length=80)
    text = forms.CharField(
        label="情况说明", max_length=400, widget=forms.Textarea(attrs={"rows": 4})
    )


class NothingForm(forms.Form):
    """Nothing to type: only to say yes."""


class ReasonForm(forms.Form):
    """Why something goes back."""

    reason = forms.CharField(
        label="理由", max_length=400, widget=forms.Textarea(attrs={"rows": 4})
    )


class SignForm(forms.Form):
    """The signature; a correction of what is public says what was wrong."""

    note = forms.CharField(
        label="更正说明", max_length=400, required=False,
        help_text="更正已公开的年报时必须填写，随新版本公开",
    )  # fmt: skip


class ReturnForm(forms.Form):
    """Reasons for a return, one place a line."""

    reasons = forms.CharField(
        label="退回意见", widget=forms.Textarea(attrs={"rows": 10}),
        help_text="每行一处：位置、冒号、理由。核对发现的问题已列出，可增删",
    )  # fmt: skip

    def __init__(self, *args: Any, places: Mapping[str, str], **options: Any) -> None:
        """`places`: the keys of cells and chapters by the words that the form prints."""
        super().__init__(*args, **options)
        self.places = places

    def clean_reasons(self) -> dict[str, str]:
        """Place and reason of each line; a line without a place is about the whole report.

        A place in the words of the form becomes its key, so that the reason stands at its cell.
        """
        found: dict[str, str] = {}
        for line in self.cleaned_data["reasons"].splitlines():
            where, colon, reason = line.strip().partition("：")
            if not colon:
                where, reason = "全文", line.strip()
            where = self.places.get(where, where)[:80]
            if reason:
                found[where] = "；".join(filter(None, (found.get(where), reason)))
        if not found:
            raise forms.ValidationError("请至少写明一处退回意见")
        return found


class HandInForm(forms.Form):
    """A report as a file."""

    year = YearField()
    file = forms.FileField(
        label="年报文件",
        help_text="网页、Word、WPS、PDF、扫描件、表格或文本，不超过 32 MB；读出的数字逐格列出核对",
    )


class DueForm(forms.Form):
    """The last day for a kind of organ."""

    kind = forms.ChoiceField(label="机关类别", choices=Kind.choices)
    from_year = forms.IntegerField(
        label="自哪一年度的年报起", min_value=2019, max_value=2100,
        help_text="此前年度的期限不变",
    )  # fmt: skip
    month = forms.IntegerField(label="次年几月", min_value=1, max_value=12)
    day = forms.IntegerField(label="几日", min_value=1, max_value=31)
    basis = forms.CharField(
        label="依据", max_length=200, help_text="通知或者惯例，例如：某政办发〔2024〕3号"
    )


class LettersForm(forms.Form):
    """The reports whose organs get a letter."""

    chosen = forms.MultipleChoiceField(
        label="年报", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一份年报"},
    )  # fmt: skip

    def __init__(self, *args: Any, reports: Iterable[YearReport], **options: Any) -> None:
        """Those with findings are chosen to begin with."""
        super().__init__(*args, **options)
        told = [(each, len(each.signed.findings)) for each in reports if each.signed]
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 declared above
        field.choices = [
            (str(each.pk), f"{each.organ}（{each.get_state_display()}，核对发现{number}处）")
            for each, number in told
        ]
        field.initial = [str(each.pk) for each, number in told if number]
