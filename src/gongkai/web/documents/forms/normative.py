"""What is typed about normative documents and their clean-up."""

from collections.abc import Iterator
from typing import Any

from django import forms

from gongkai.web.documents.forms.fields import AnyDayField
from gongkai.web.documents.models import (
    CleanUpLine,
    Normative,
)
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ


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
