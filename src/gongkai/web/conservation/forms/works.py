"""What a person may type about inspections, audits, projects, awards, plans."""

from typing import Any

from django import forms

from gongkai.web.conservation.forms.energy import FutureDayField, YearField
from gongkai.web.conservation.forms.waste import number, words
from gongkai.web.conservation.models import Audit, Meter, Project
from gongkai.web.conservation.terms import terms
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ


def _choices(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(each, each) for each in words]


def _long(label: str, *, hint: str = "") -> Any:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=400, widget=widget, help_text=hint)


class InspectionForm(forms.Form):
    """A look at one system of one place."""

    on = DayField(label="巡查日期")
    place = words("部位", most=60, required=True, hint="如：办公楼三层卫生间")
    system = forms.ChoiceField(label="系统", choices=_choices(terms().systems))
    inspector = words("巡查人", most=60, required=True)
    finding = forms.ChoiceField(
        label="问题类型", choices=[("", "未发现问题"), *_choices(terms().findings)], required=False
    )
    words = words("具体情况", most=200)
    due = FutureDayField(label="整改期限", required=False)


class FixForm(forms.Form):
    """How it was mended."""

    fix = words("整改情况", most=200, required=True)
    on = DayField(label="整改日期")
    fixer = words("整改人", most=60, required=True)


class PhotoForm(forms.Form):
    """A picture."""

    file = forms.FileField(label="照片", help_text="PNG 或者 JPG，检查后才能查看")


class AuditForm(forms.Form):
    """An audit."""

    first = DayField(label="审计期首日")
    last = DayField(label="审计期末日")
    auditor = words("审计单位", most=100, required=True, hint="自行审计的填本机关")


class AuditItemForm(forms.Form):
    """What was found under an item."""

    key = forms.ChoiceField(label="审计内容", choices=list(terms().audit_items.items()))
    found = _long("审计情况", hint="同一项再次填写的，以后一次为准；日志保留每一次")


class AuditCloseForm(forms.Form):
    """What it comes to."""

    on = DayField(label="完成日期")
    conclusion = _long("审计结论和建议")


class ProjectForm(forms.Form):
    """A retrofit."""

    name = words("项目名称", most=100, required=True)
    what = _long("改造内容")
    way = forms.ChoiceField(label="实施方式", choices=Project.Way.choices)
    begun = DayField(label="开工日期")
    yuan = number("投资（元）")
    partner = words("节能服务单位", most=100, hint="合同能源管理的填写，下同")
    contract = words("合同编号", most=60)
    until = FutureDayField(label="合同截止", required=False)
    share = forms.DecimalField(
        label="节能服务单位分享比例（%）", min_value=0, max_value=100, decimal_places=2,
        required=False,
    )  # fmt: skip
    audit = forms.ModelChoiceField(
        Audit.objects.none(), label="依据的能源审计", required=False, empty_label="（不涉及）"
    )

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The audits are the organ's."""
        super().__init__(*args, **options)
        field = self.fields["audit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        field.queryset = Audit.objects.filter(organ=organ, state="closed").order_by("-last")


class ProjectDoneForm(forms.Form):
    """It is in use."""

    on = DayField(label="投用日期")
    accepted = words("验收情况", most=200, required=True)


class MonthField(forms.DateField):
    """A month, kept as its first day."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        """Label and hint."""
        widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")
        super().__init__(label=label, widget=widget, input_formats=["%Y-%m"], help_text=help_text)


class MeasureForm(forms.Form):
    """Which meter, which months."""

    meter = forms.ModelChoiceField(Meter.objects.none(), label="表计", empty_label="请选择")
    before_from = MonthField(label="改造前首月", help_text="如：2023-01")
    after_from = MonthField(label="改造后首月", help_text="与改造前同一个月份，如：2025-01")
    months = forms.IntegerField(label="月数", min_value=1, max_value=36, initial=12)
    note = words("影响因素", most=200, hint="人数、面积、气候、设备增减等，如实写明")

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The meters are the organ's."""
        super().__init__(*args, **options)
        field = self.fields["meter"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        field.queryset = Meter.objects.filter(organ=organ).order_by("pk")


class AwardForm(forms.Form):
    """A title to become."""

    kind = forms.ChoiceField(label="称号", choices=_choices(terms().award.kinds))
    standard = words("评价标准", most=100, required=True, hint="批准机关印发的标准或者国家标准")
    on = DayField(label="启动日期")


class AwardItemForm(forms.Form):
    """An item of the standard."""

    area = forms.ChoiceField(label="方面", choices=_choices(terms().award.areas))
    name = words("评价内容", most=200, required=True)
    full = number("满分", places=1, hint="目标项不填")
    score = number("得分", places=1, hint="目标项不填")
    met = forms.NullBooleanField(
        label="目标项是否达到", required=False,
        widget=forms.Select(choices=[("", "（计分项）"), ("true", "达到"), ("false", "未达到")]),
    )  # fmt: skip
    evidence = words("佐证", most=200)


class GrantForm(forms.Form):
    """Who granted it, until when."""

    approver = words("批准机关", most=100, required=True)
    number = words("批准文号", most=60)
    on = DayField(label="命名日期")
    until = FutureDayField(label="有效期至")
    recheck = FutureDayField(label="复核日期", required=False)


class RecheckForm(forms.Form):
    """It was looked at again."""

    on = DayField(label="本次复核日期")
    until = FutureDayField(label="有效期至")
    again = FutureDayField(label="下次复核日期", required=False)


class PlanForm(forms.Form):
    """The plan of a year."""

    year = YearField()
    number = words("下达目标的文号", most=60)
    measures = _long("实施方案", hint="各项目标值在“折标准煤和指标”页面设定，这里不再填写")
    statistician = words(
        "能源统计人员", most=30, required=True,
        hint="《公共机构节能条例》第十五条：指定专人负责能源消费统计",
    )  # fmt: skip
    post = words("能源管理岗位人员", most=30, hint="第二十五条，按规定设岗的填写")


class FilePlanForm(forms.Form):
    """Where it was filed."""

    on = DayField(label="备案日期")
    filed_with = words("备案机关", most=100, required=True, hint="本级管理机关事务工作的机构")
