"""What a person may type about columns, items and reviews."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ
from gongkai.web.publishing import queries
from gongkai.web.publishing.models import (
    Attachment,
    Column,
    ColumnKind,
    Effect,
    Step,
    Version,
)
from gongkai.web.publishing.queries import Branch
from gongkai.web.publishing.words import NAMES, Words

_KEY = RegexValidator(r"^[a-z0-9][a-z0-9-]*$", "只用小写字母、数字和连字符")
_WHOLE = {"class": "whole"}


class WordsForm(forms.Form):
    """The words of a version."""

    title = forms.CharField(label="标题", max_length=200, widget=forms.TextInput(attrs=_WHOLE))
    body = forms.CharField(
        label="正文", required=False, widget=forms.Textarea(attrs={"rows": 18, **_WHOLE}),
        help_text="一行一段；以“一、”“（一）”开头的短行作标题；从表格软件粘贴的行成为表格；"
        "链接写作 [文字](地址)",
    )  # fmt: skip
    summary = forms.CharField(
        label="内容概述", max_length=400, required=False,
        widget=forms.Textarea(attrs={"rows": 3, **_WHOLE}),
        help_text="目录中显示（《条例》第十二条：索引、名称、内容概述、生成日期）",
    )  # fmt: skip
    formed_on = forms.DateField(
        label="成文（生成）日期",
        required=False,
        help_text="预算、决算填写批复日期；公开期限由此起算",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    document_number = forms.CharField(
        label="发文字号", max_length=60, required=False, help_text="如 示机管发〔2024〕3号"
    )
    source = forms.CharField(label="来源", max_length=100, required=False)
    keywords = forms.CharField(
        label="主题词", max_length=100, required=False, help_text="用空格分开"
    )

    def clean_body(self) -> str:
        """Every browser ends its lines in its own way."""
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    def words(self) -> Words:
        """What was typed."""
        return Words(**{name: self.cleaned_data[name] for name in NAMES})


class ColumnField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A column of an organ that can hold items, shown in its tree."""

    def __init__(self) -> None:
        """Empty until `offer` says whose."""
        super().__init__(Column.objects.none(), label="栏目")

    def offer(self, organ: Organ) -> None:
        """The columns of an organ."""
        offered = organ.columns.filter(closed=None, not_applicable="")
        self.queryset = offered.exclude(kind=ColumnKind.APPLY)
        known = {each.pk for each in self.queryset}
        self.choices = [
            (column.pk, f"{'　' * depth}{column}")
            for column, depth in _walk(queries.tree(organ), 0)
            if column.pk in known
        ]


class DocumentForm(forms.Form):
    """Where the item of a document stands."""

    column = ColumnField()

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The columns of the organ."""
        super().__init__(*args, **options)
        field = self.fields["column"]
        assert isinstance(field, ColumnField)  # noqa: S101 declared above
        field.offer(organ)


class DraftForm(WordsForm):
    """A new item: where it stands, whether it is law."""

    column = ColumnField()
    effect = forms.ChoiceField(
        label="效力状态", choices=Effect.choices, required=False,
        help_text="只有规章和规范性文件填写",
    )  # fmt: skip
    field_order = ("column", "title", "body", "summary", "formed_on", "document_number", "effect")

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The columns offered are those of the organ that can hold items."""
        super().__init__(*args, **options)
        field = self.fields["column"]
        assert isinstance(field, ColumnField)  # noqa: S101 declared above
        field.offer(organ)


def _walk(branches: tuple[Branch, ...], depth: int) -> list[tuple[Column, int]]:
    found = []
    for each in branches:
        found += [(each.column, depth), *_walk(each.below, depth + 1)]
    return found


class EditForm(WordsForm):
    """Another wording, and why."""

    note = forms.CharField(
        label="修改说明", max_length=400, required=False, help_text="更正的，公众可以看到这一说明"
    )


class AttachForm(forms.Form):
    """A file to add, and those to take off."""

    file = forms.FileField(label="文件", required=False, help_text="接收后立即检查内容")
    title = forms.CharField(
        label="附件名称", max_length=200, required=False, help_text="不填的用文件名"
    )
    off = forms.ModelMultipleChoiceField(
        Attachment.objects.none(), label="去掉", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, version: Version, **options: Any) -> None:
        """The files of the version."""
        super().__init__(*args, **options)
        field = self.fields["off"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 declared above
        field.queryset = version.attachments.order_by("id")
        if not version.attachments.exists():
            del self.fields["off"]

    def clean(self) -> dict[str, Any]:
        """Something to do."""
        told = super().clean() or {}
        if not told.get("file") and not told.get("off") and not self.errors:
            self.add_error("file", "请选择文件")
        return told


class NoteForm(forms.Form):
    """Why a correction is begun."""

    note = forms.CharField(label="更正说明", max_length=400, widget=forms.Textarea({"rows": 3}))


class DropForm(forms.Form):
    """Why a version is given up."""

    reason = forms.CharField(label="理由", max_length=200)


class WithdrawForm(forms.Form):
    """What stands in the place of the item."""

    notice = forms.CharField(
        label="撤回说明", max_length=400, widget=forms.Textarea({"rows": 3}),
        help_text="公众在原处看到的文字，如“因数据有误撤回，更正后重新发布”",
    )  # fmt: skip


class EffectForm(forms.Form):
    """Whether it is still law."""

    effect = forms.ChoiceField(label="效力状态", choices=Effect.choices, required=False)
    note = forms.CharField(
        label="依据", max_length=200, required=False, help_text="如废止所依据的文件"
    )


class ScheduleForm(forms.Form):
    """The minute of publication."""

    scheduled_for = forms.DateTimeField(
        label="发布时间", required=False, help_text="留空即取消定时发布",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip

    def clean_scheduled_for(self) -> datetime | None:
        """Whole minutes."""
        when: datetime | None = self.cleaned_data["scheduled_for"]
        return when.replace(second=0, microsecond=0) if when else None


class ColumnForm(forms.Form):
    """An own column."""

    title = forms.CharField(label="栏目名称", max_length=80)
    key = forms.CharField(
        label="网址中的名称", max_length=40, validators=[_KEY],
        help_text="开设后不再更改，如 work-news",
    )  # fmt: skip
    parent = forms.ModelChoiceField(Column.objects.none(), label="上级栏目", required=False)
    about = forms.CharField(label="说明", max_length=200, required=False)
    on = DayField(label="开设日期")

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The columns of the organ."""
        super().__init__(*args, **options)
        field = self.fields["parent"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        field.queryset = organ.columns.filter(closed=None).exclude(kind=ColumnKind.APPLY)


class PlantForm(forms.Form):
    """The day."""

    on = DayField(label="开设日期")


class ReasonForm(forms.Form):
    """Why a column stays empty."""

    reason = forms.CharField(
        label="不适用的理由",
        max_length=200,
        help_text="公众在栏目中看到，如“本机关无行政许可事项”",
    )


class QueueForm(forms.Form):
    """The filters of the queue."""

    state = forms.ChoiceField(label="进度", required=False, choices=[("", "在办"), *Step.choices])
    organ = forms.ModelChoiceField(
        Organ.objects.none(), label="机关", required=False, empty_label="全部"
    )
    column = forms.ModelChoiceField(
        Column.objects.none(), label="栏目", required=False, empty_label="全部"
    )
    mine = forms.BooleanField(label="等我办理", required=False)
    before = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organs: frozenset[int], **options: Any) -> None:
        """The organs that the reader may see, and the columns of the one chosen."""
        super().__init__(*args, **options)
        organ, column = self.fields["organ"], self.fields["column"]
        assert isinstance(organ, forms.ModelChoiceField)  # noqa: S101 declared above
        assert isinstance(column, forms.ModelChoiceField)  # noqa: S101
        organ.queryset = Organ.objects.filter(pk__in=organs).order_by("id")
        only = next(iter(organs)) if len(organs) == 1 else self.data.get("organ", "")
        if str(only).isdecimal() and int(only) in organs:
            column.queryset = Column.objects.filter(organ_id=only).order_by("order", "id")
        if len(organs) <= 1:
            del self.fields["organ"]

    def asked(self) -> queries.Asked:
        """What was chosen; nonsense counts as not chosen."""
        self.is_valid()
        told = self.cleaned_data
        organ, column = told.get("organ"), told.get("column")
        return queries.Asked(
            state=told.get("state", ""), organ=organ.pk if organ else 0,
            column=column.pk if column else 0, mine=bool(told.get("mine")),
            before=told.get("before") or 0,
        )  # fmt: skip
