"""What a person may type about supervision."""

from typing import Any

from django import forms

from gongkai.web.organs import queries
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ, Section
from gongkai.web.supervision.models import Problem


def words_field(label: str, *, hint: str = "") -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(
        label=label, max_length=400, widget=forms.Textarea(attrs={"rows": 3}), help_text=hint
    )


class FutureDayField(forms.DateField):
    """A day, past or to come."""

    def __init__(self, *, label: str, required: bool = True) -> None:
        """Label."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=required, widget=widget)


class YearField(forms.IntegerField):
    """A year."""

    def __init__(self) -> None:
        """Of our time."""
        super().__init__(label="年度", min_value=2008, max_value=2100)


class TrainingForm(forms.Form):
    """A session."""

    on = DayField(label="日期")
    topic = forms.CharField(label="主题", max_length=200)
    persons = forms.IntegerField(label="参加人数", min_value=1, max_value=100_000)
    materials = forms.CharField(label="材料", max_length=200, required=False)


class ProblemForm(forms.Form):
    """A problem."""

    year = YearField()
    found = DayField(label="发现日期")
    source = forms.CharField(
        label="来源", max_length=100, help_text="如：自查、上级检查、社会评议、投诉举报"
    )
    problem = words_field("问题")
    continues = forms.ModelChoiceField(
        Problem.objects.none(), label="承接的上年问题", required=False
    )

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """Problems of the organ that may be taken up again."""
        super().__init__(*args, **options)
        field = self.fields["continues"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        field.queryset = Problem.objects.filter(organ=organ).order_by("-year", "pk")


class MeasureForm(forms.Form):
    """What will be done."""

    measure = words_field("措施", hint="写进年报“存在的主要问题及改进情况”")
    due = FutureDayField(label="整改期限")


class ProofForm(forms.Form):
    """That it is mended."""

    proof = words_field("整改结果和证明")
    on = DayField(label="销号日期")


class KeyPointForm(forms.Form):
    """A task."""

    year = YearField()
    task = words_field("任务")
    section = forms.ModelChoiceField(Section.objects.none(), label="承办科室", required=False)
    due = FutureDayField(label="完成期限", required=False)

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The sections offered are those of the organ."""
        super().__init__(*args, **options)
        field = self.fields["section"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        offered = [each.pk for each in queries.sections(organ)]
        field.queryset = Section.objects.filter(pk__in=offered)


class DoneForm(forms.Form):
    """How it was carried out."""

    done = words_field("落实情况", hint="写进年报“其他需要报告的事项”")
    on = DayField(label="完成日期")


class GroupForm(forms.Form):
    """A chat group."""

    name = forms.CharField(label="名称", max_length=100)
    owner = forms.CharField(label="群主", max_length=40)
    members = forms.IntegerField(label="人数", min_value=1, max_value=5000)
    opened = DayField(label="建立日期")


class FileForm(forms.Form):
    """Its filing."""

    filed = DayField(label="备案日期")
    number = forms.CharField(label="备案号", max_length=60, required=False)


class CheckForm(forms.Form):
    """The quarterly look."""

    on = DayField(label="检查日期")
    members = forms.IntegerField(label="人数", min_value=0, max_value=5000)
    found = forms.CharField(
        label="情况", max_length=200, help_text="如：人员与备案一致，没有涉密和敏感内容"
    )


class DayForm(forms.Form):
    """The day something was done."""

    on = DayField(label="日期")


class IncidentForm(forms.Form):
    """A leak."""

    on = DayField(label="发生日期")
    what = words_field("情况", hint="不写涉密内容本身")
    done = words_field("处置")
    reported = forms.CharField(label="报告机关", max_length=100, required=False)
