"""What a person may type about energy."""

from typing import Any

from django import forms

from gongkai.web.conservation.models import Meter
from gongkai.web.conservation.models.basis import METHODS
from gongkai.web.conservation.names import FACTORS, INDICATORS, KINDS
from gongkai.web.organs.forms import DayField


class FutureDayField(forms.DateField):
    """A day, past or to come."""

    def __init__(self, *, label: str, required: bool = True) -> None:
        """Label."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=required, widget=widget)


class YearField(forms.IntegerField):
    """A year."""

    def __init__(self, *, label: str = "年度", required: bool = True) -> None:
        """Of our time."""
        super().__init__(label=label, min_value=2008, max_value=2100, required=required)


def _figure(label: str, *, places: int = 3, required: bool = False, hint: str = "") -> Any:
    return forms.DecimalField(
        label=label, min_value=0, max_digits=12, decimal_places=places, required=required,
        help_text=hint,
    )  # fmt: skip


def _words(label: str, *, most: int = 200, required: bool = True, hint: str = "") -> Any:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, max_length=most, widget=widget, required=required, help_text=hint
    )


class ProfileForm(forms.Form):
    """The institution in a year."""

    year = YearField()
    people = forms.IntegerField(
        label="用能人数", min_value=1, max_value=1_000_000,
        help_text="实际用能的人员，含编制外人员",
    )  # fmt: skip
    area = _figure("建筑面积（平方米）", places=2, required=True, hint="不含职工住宅")
    vehicles = forms.IntegerField(label="公务用车（辆）", min_value=0, max_value=100_000)
    green_vehicles = forms.IntegerField(
        label="其中新能源汽车（辆）", min_value=0, max_value=100_000
    )
    method = forms.ChoiceField(
        label="电力折算方法", choices=METHODS,
        help_text="全年各项能耗只用一种方法，并印在每一处；按上级当年的要求选择",
    )  # fmt: skip


class YardstickForm(forms.Form):
    """What an indicator is held against."""

    year = YearField()
    indicator = forms.ChoiceField(label="指标", choices=list(INDICATORS.items()))
    base_year = YearField(label="基期年", required=False)
    base = _figure("基期值", places=2, hint="不填时由该年台账按本年的方法计算")
    method = forms.ChoiceField(
        label="基期值的折算方法", choices=[("", "（不涉及）"), *METHODS], required=False,
        help_text="填写人均综合能耗、单位建筑面积能耗的基期值时必选",
    )  # fmt: skip
    quota = _figure("定额", places=2)
    target = _figure("年度目标", places=2, hint="本年不应超过的值")
    source = forms.CharField(label="依据", max_length=200, help_text="下达指标的文件名称和文号")


class FactorForm(forms.Form):
    """A local factor."""

    key = forms.ChoiceField(label="系数", choices=list(FACTORS.items()))
    value = _figure("数值", places=6, required=True)
    since = FutureDayField(label="自哪一日起")
    cites = forms.CharField(label="依据", max_length=200, help_text="规定该系数的文件和条款")


class MeterForm(forms.Form):
    """A meter."""

    kind = forms.ChoiceField(label="能源种类", choices=list(KINDS.items()))
    name = forms.CharField(
        label="名称", max_length=60, help_text="本机关内不重复，导入时按名称对应，如：办公楼总电表"
    )
    way = forms.ChoiceField(
        label="计量方式", choices=Meter.Way.choices,
        help_text="油卡、煤、按账单结算的选账单",
    )  # fmt: skip
    number = forms.CharField(label="表号或者户号", max_length=40, required=False)
    place = forms.CharField(label="安装位置", max_length=100, required=False)
    multiplier = forms.DecimalField(
        label="倍率", min_value=0, max_digits=10, decimal_places=3, initial=1,
        help_text="止数减起数后乘的倍数，没有互感器的为 1",
    )  # fmt: skip
    turns_at = _figure("满度", hint="计数器走到该数时归零，如五位表为 100000")
    opened = DayField(label="启用日期")

    def clean_multiplier(self) -> Any:
        """Not zero."""
        if not self.cleaned_data["multiplier"]:
            raise forms.ValidationError("倍率应大于零")
        return self.cleaned_data["multiplier"]


class RemoveForm(forms.Form):
    """The end of a meter."""

    on = DayField(label="拆除日期")
    reason = forms.CharField(label="原因", max_length=200, help_text="如：换表，新表另行登记")


class ReadingForm(forms.Form):
    """One month of one meter."""

    start = _figure("起数")
    end = _figure("止数")
    turned_over = forms.BooleanField(label="计数器归零", required=False)
    quantity = _figure("用量")
    yuan = _figure("金额（元）", places=2)
    why = _words("说明", required=False, hint="用量、单价与平常相差很多时写明原因")

    def __init__(self, *args: Any, meter: Meter, **options: Any) -> None:
        """A counter asks for its two figures, an account for the quantity."""
        super().__init__(*args, **options)
        counter = meter.way == Meter.Way.COUNTER
        for name in ("quantity",) if counter else ("start", "end", "turned_over"):
            del self.fields[name]
        if counter and meter.turns_at is None:
            del self.fields["turned_over"]
        if not counter:
            self.fields["quantity"].label = f"用量（{meter.energy.unit}）"


class MonthForm(ReadingForm):
    """The same with its month."""

    year = YearField()
    month = forms.IntegerField(label="月份", min_value=1, max_value=12)
    field_order = ("year", "month")


class CorrectForm(ReadingForm):
    """Another figure in the place of a wrong one."""

    taken_back = forms.BooleanField(
        label="撤回", required=False, help_text="这个月实际没有数据，不再登记用量"
    )

    def __init__(self, *args: Any, meter: Meter, **options: Any) -> None:
        """The reason is demanded."""
        super().__init__(*args, meter=meter, **options)
        self.fields["why"].required = True
        self.fields["why"].label = "更正原因"
        self.fields["why"].help_text = "原来的数据保留，可以查看"


class YearForm(forms.Form):
    """Only a year."""

    year = YearField()


class CheckForm(forms.Form):
    """The drafter's check."""

    note = _words("情况说明", most=400, required=False,
                  hint="缺少的月份、超过定额的原因（《公共机构节能条例》第十七条）")  # fmt: skip


class ReasonForm(forms.Form):
    """Why."""

    reason = _words("原因")


class EventForm(forms.Form):
    """An event of the organ's own."""

    title = forms.CharField(label="名称", max_length=100)
    first = FutureDayField(label="首日")
    last = FutureDayField(label="末日", required=False)
    form = forms.CharField(label="形式", max_length=100, required=False)


class DaysForm(forms.Form):
    """The days of an occasion that was announced."""

    first = FutureDayField(label="首日")
    last = FutureDayField(label="末日", required=False)
    source = forms.CharField(label="公布的文件", max_length=60, required=False)


class FinishForm(forms.Form):
    """What was done."""

    done = _words("开展情况", most=400)
    on = DayField(label="开展日期")
    form = forms.CharField(
        label="形式", max_length=100, required=False, help_text="如：倡议书、展板、停梯半日、讲座"
    )
    persons = forms.IntegerField(label="参加人数", min_value=0, max_value=100_000, required=False)
    materials = forms.CharField(label="材料", max_length=200, required=False)
