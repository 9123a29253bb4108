"""The house's own work on a case."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.web.applications.forms.base import CaseForm, ComingDayField, line, paragraph
from gongkai.web.applications.models import (
    Case,
)
from gongkai.web.organs import queries
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Membership, Person, Section


class _StaffForm(CaseForm):
    """Sections and people of the case's organ."""

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """Those who hold a role there today."""
        super().__init__(*args, case=case, **options)
        day = timezone.localdate()
        held = Membership.objects.on(day).filter(organ=case.organ).values("person")
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = (
                    Section.objects.filter(pk__in=[it.pk for it in queries.sections(case.organ)])
                    if name == "section"
                    else Person.objects.filter(pk__in=held, is_active=True).order_by("pk")
                )


class TransferForm(_StaffForm):
    """Who handles it now."""

    section = forms.ModelChoiceField(Section.objects.none(), label="科室", required=False)
    handler = forms.ModelChoiceField(Person.objects.none(), label="经办人", required=False)
    deputy = forms.ModelChoiceField(Person.objects.none(), label="代办人（AB角）", required=False)
    note = paragraph("说明", required=False)


class TaskForm(_StaffForm):
    """A task for a section."""

    section = forms.ModelChoiceField(Section.objects.none(), label="承办科室")
    assignee = forms.ModelChoiceField(Person.objects.none(), label="承办人", required=False)
    deputy = forms.ModelChoiceField(Person.objects.none(), label="代办人（AB角）", required=False)
    what = paragraph("事项", hint="如查找并提供某文件、提出能否公开的意见")
    due = ComingDayField(label="办结期限")


class FinishForm(forms.Form):
    """What came of a task."""

    result = paragraph("办理结果")
    on = DayField(label="办结日期")


class NoteForm(forms.Form):
    """A note."""

    text = paragraph("备注", rows=4, hint="只在本机关内可见，不入文书、清单和导出")


class UnmaskForm(forms.Form):
    """Why somebody looks."""

    reason = line("查看的事由", hint="如电话联系申请人、填写信封；记入日志")
