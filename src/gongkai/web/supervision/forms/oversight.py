"""What a person may type about assessment, review, accountability and complaints."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.web.organs import queries
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ, Section
from gongkai.web.supervision.forms.registers import FutureDayField, YearField, words_field
from gongkai.web.supervision.models import (
    Accountability,
    Complaint,
    SocialReview,
    Standard,
    StandardItem,
)
from gongkai.web.supervision.terms import terms


class StandardForm(forms.Form):
    """The first version of a standard."""

    name = forms.CharField(label="名称", max_length=100)
    appeal_days = forms.IntegerField(
        label="申诉期（工作日）", min_value=1, max_value=60,
        initial=lambda: terms().appeal_days, help_text=terms().appeal_note,
    )  # fmt: skip


class ItemForm(forms.Form):
    """One item of a standard."""

    name = forms.CharField(label="考核内容", max_length=200)
    points = forms.DecimalField(
        label="分值", min_value=Decimal("0.1"), max_value=100, max_digits=5, decimal_places=1
    )
    evidence = forms.CharField(label="需要的佐证", max_length=200)


class NothingForm(forms.Form):
    """Nothing is asked."""


class BeginForm(forms.Form):
    """Which standard, which year, which section."""

    standard = forms.ModelChoiceField(Standard.objects.none(), label="考核标准")
    year = YearField()
    section = forms.ModelChoiceField(
        Section.objects.none(), label="科室", required=False, help_text="考核整个机关的不选"
    )

    def __init__(self, *args: Any, organ: Organ, day: date, **options: Any) -> None:
        """Standards in force of the organ and of those above it; its open sections."""
        super().__init__(*args, **options)
        above = queries.lineage(organ, day=day)
        standards = Standard.objects.filter(organ__in=above, state=Standard.State.IN_FORCE)
        _offer(self, "standard", standards.order_by("pk"))
        _offer(self, "section", organ.sections.filter(until=None).order_by("pk"))


class ScoreForm(forms.Form):
    """What is taken off an item."""

    item = forms.ModelChoiceField(StandardItem.objects.none(), label="考核项目")
    deducted = forms.DecimalField(label="扣分", min_value=0, max_digits=5, decimal_places=1)
    reason = forms.CharField(label="扣分理由", max_length=400, required=False)
    evidence = forms.CharField(label="佐证", max_length=400, required=False)

    def __init__(self, *args: Any, standard: Standard, **options: Any) -> None:
        """The items of the standard."""
        super().__init__(*args, **options)
        _offer(self, "item", standard.items.order_by("pk"))


class AppealForm(forms.Form):
    """The objection."""

    words = words_field("申诉理由")
    on = DayField(label="申诉日期")


class HearForm(forms.Form):
    """The answer to it, and the points it changes."""

    answer = words_field("复核意见")
    item = forms.ModelChoiceField(
        StandardItem.objects.none(),
        label="改动的项目",
        required=False,
        help_text="维持原得分的不选",
    )
    deducted = forms.DecimalField(
        label="改为扣分", min_value=0, max_digits=5, decimal_places=1, required=False
    )
    on = DayField(label="复核日期")

    def __init__(self, *args: Any, standard: Standard, **options: Any) -> None:
        """The items of the standard."""
        super().__init__(*args, **options)
        _offer(self, "item", standard.items.order_by("pk"))


class ReviewForm(forms.Form):
    """A round of social review."""

    title = forms.CharField(label="名称", max_length=100)
    way = forms.ChoiceField(label="方式", choices=SocialReview.Way.choices)
    begins = FutureDayField(label="开始日期")
    ends = FutureDayField(label="截止日期")


class CountForm(forms.Form):
    """What came of it, in figures."""

    asked = forms.IntegerField(label="发出份数", min_value=0, max_value=10_000_000)
    answered = forms.IntegerField(label="有效份数", min_value=0, max_value=10_000_000)
    content = forms.IntegerField(label="满意份数", min_value=0, max_value=10_000_000)
    summary = words_field("评议结果", hint="不写能够识别个人的内容")
    on = DayField(label="汇总日期")


class AccountabilityForm(forms.Form):
    """A measure that was decided on."""

    whom = forms.ChoiceField(
        label="对象类别", choices=Accountability.Whom.choices, help_text="只记类别，不记姓名"
    )
    ground = forms.ChoiceField(label="事由", choices=Accountability.Ground.choices)
    measure = forms.ChoiceField(label="措施", choices=Accountability.Measure.choices)
    decided_by = forms.CharField(label="决定机关", max_length=100)
    on = DayField(label="决定日期")


class ComplaintForm(forms.Form):
    """A complaint that came in."""

    about = forms.ModelChoiceField(Organ.objects.none(), label="被反映的机关")
    basis = forms.ChoiceField(label="依据", choices=Complaint.Basis.choices)
    received = DayField(label="收到日期")
    what = words_field("反映的事项", hint="不写反映人的姓名和联系方式")
    name = forms.CharField(label="反映人", max_length=100, required=False)
    contact = forms.CharField(
        label="联系方式", max_length=200, required=False, help_text="加密保存，只有办理的人看到"
    )

    def __init__(self, *args: Any, organ: Organ, day: date, **options: Any) -> None:
        """The organs below."""
        super().__init__(*args, **options)
        lower = queries.below([organ.pk], day=day) - {organ.pk}
        _offer(self, "about", Organ.objects.filter(pk__in=lower).order_by("pk"))


class EstablishForm(forms.Form):
    """What was found and what follows."""

    finding = words_field("查明的情况", hint="督促整改的，这段话登记为该机关的整改事项")
    measure = forms.ChoiceField(label="处理", choices=Complaint.Measure.choices, required=False)
    on = DayField(label="查明日期")


class AnswerForm(forms.Form):
    """The answer and its reasons."""

    answer = words_field("答复和理由")
    on = DayField(label="答复日期")


def _offer(form: forms.Form, name: str, found: QuerySet[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
    field.queryset = found
