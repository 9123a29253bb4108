"""The fields and the ground of every form about a case."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from gongkai.web.applications.models import (
    Case,
)
from gongkai.web.organs.forms import DayField


def paragraph(
    label: str, *, rows: int = 3, required: bool = True, hint: str = ""
) -> forms.CharField:
    """A field for sentences."""
    return forms.CharField(
        label=label, required=required, max_length=4000, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def line(label: str, *, required: bool = True, hint: str = "", most: int = 400) -> forms.CharField:
    """A field for one line."""
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint)


class ComingDayField(forms.DateField):
    """A day to come."""

    def __init__(self, *, label: str, help_text: str = "", required: bool = True) -> None:
        """Label and hint."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=required, widget=widget, help_text=help_text)


class PastDayField(ComingDayField):
    """A day that has come, or none."""

    def clean(self, value: Any) -> date | None:
        """Not after today."""
        day: date | None = super().clean(value)
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError("日期不能晚于今天")
        return day


class CaseForm(forms.Form):
    """An act upon a case: what was seen of it stands in the form."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label="日期")
    on_label: ClassVar[str] = "日期"

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """The version that the reader saw; the day comes last."""
        super().__init__(*args, **options)
        self.case = case
        self.fields["seen"].initial = case.version
        self.fields["on"].label = self.on_label
        self.order_fields([*(each for each in self.fields if each != "on"), "on"])


class DayForm(CaseForm):
    """A day alone."""


class ReasonForm(CaseForm):
    """Why."""

    reason = paragraph("理由")
