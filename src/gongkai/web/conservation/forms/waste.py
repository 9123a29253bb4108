"""What a person may type about waste and its treatment on the spot."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.web.conservation.forms.energy import FutureDayField
from gongkai.web.conservation.local import densities_of
from gongkai.web.conservation.models import Carrier
from gongkai.web.conservation.models.waste import CLASSES
from gongkai.web.conservation.services.kitchen import Run
from gongkai.web.conservation.services.waste import Carried
from gongkai.web.conservation.terms import terms
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ


def number(label: str, *, places: int = 2, required: bool = False, hint: str = "") -> Any:
    """A figure from zero."""
    return forms.DecimalField(
        label=label, min_value=0, max_digits=10, decimal_places=places, required=required,
        help_text=hint,
    )  # fmt: skip


def words(label: str, *, most: int, required: bool = False, hint: str = "") -> Any:
    """One line."""
    return forms.CharField(label=label, max_length=most, required=required, help_text=hint)


class CarrierForm(forms.Form):
    """Who carries waste away."""

    name = words("单位名称", most=100, required=True)
    licence = words(
        "经营许可或者备案号", most=60, required=True,
        hint="城市生活垃圾经营性清扫、收集、运输许可，或者回收、处置单位的备案号",
    )  # fmt: skip
    contract = words("合同编号", most=60, required=True)
    since = FutureDayField(label="合同起始")
    until = FutureDayField(label="合同截止")


class CarrierField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the organ's carriers that are in use."""

    def __init__(self, *, required: bool) -> None:
        """Empty until `offer` says whose."""
        super().__init__(Carrier.objects.none(), label="清运单位", required=required,
                         empty_label="（不涉及）" if not required else "请选择")  # fmt: skip

    def offer(self, organ: Organ) -> None:
        """Those of an organ."""
        self.queryset = Carrier.objects.filter(organ=organ).order_by("state", "pk")

    def label_from_instance(self, obj: Any) -> str:
        """With its contract, for one body may have several."""
        return f"{obj.name}（合同{obj.contract}，至{obj.until}）"


class WasteForm(forms.Form):
    """One carrying-away."""

    on = DayField(label="日期")
    site = words("投放点", most=60, required=True, hint="如：办公楼一层、机关餐厅")
    kind = forms.ChoiceField(label="类别", choices=CLASSES)
    kg = number("重量（千克）", places=3, hint="没有称重的，改填桶数和每桶容积")
    bins = forms.IntegerField(label="桶数", min_value=1, max_value=10_000, required=False)
    litres = number("每桶容积（升）", places=1, hint="如：120、240")
    factor = number("比重（千克/升）", places=3)
    carrier = CarrierField(required=False)
    vehicle = words("车辆", most=20, hint="车牌号")
    handler = words("经办人", most=30, required=True)
    receiver = words("接收人", most=30)
    destination = words("去向", most=100, hint="如：某某焚烧发电厂、餐厨处理厂")
    buyer = words("收购单位", most=100, hint="可回收物填写")
    yuan = number("收入（元）", hint="可回收物填写")
    why = words("说明", most=200)

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The carriers are the organ's; the usual weights of a litre are told."""
        super().__init__(*args, **options)
        field = self.fields["carrier"]
        assert isinstance(field, CarrierField)  # noqa: S101 declared above
        field.offer(organ)
        usual = densities_of(organ, day=timezone.localdate())
        told = "、".join(f"{each.title}{usual[key]:f}" for key, each in terms().waste.items())
        self.fields["factor"].help_text = f"不填时按工作值（未确认）或者本地规定：{told}"

    def carried(self) -> Carried:
        """What was typed."""
        names = Carried.__dataclass_fields__
        return Carried(**{name: self.cleaned_data[name] for name in names})


class WasteCorrectForm(WasteForm):
    """Another row in the place of a wrong one; the reason is demanded."""

    taken_back = forms.BooleanField(
        label="撤回", required=False, help_text="这一条实际没有发生，不再计入"
    )

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """Why."""
        super().__init__(*args, organ=organ, **options)
        self.fields["why"].required = True
        self.fields["why"].label = "更正原因"


class LotForm(forms.Form):
    """Hazardous waste that goes into its store."""

    site = words("暂存点", most=60, required=True)
    what = words("内容", most=100, required=True, hint="如：废旧灯管、废电池")
    kg = number("重量（千克）", places=3, required=True)
    since = DayField(label="入库日期")


class HandForm(forms.Form):
    """Who took it."""

    on = DayField(label="移交日期")
    carrier = CarrierField(required=True)
    vehicle = words("车辆", most=20)
    handler = words("经办人", most=30, required=True)
    receiver = words("接收人", most=30)
    destination = words("去向", most=100)

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The carriers are the organ's."""
        super().__init__(*args, **options)
        field = self.fields["carrier"]
        assert isinstance(field, CarrierField)  # noqa: S101 declared above
        field.offer(organ)


class RunForm(forms.Form):
    """One run of the machine."""

    on = DayField(label="日期")
    site = words("处理设备", most=60, required=True, hint="如：机关餐厅一体化处理机")
    input_kg = number("投入厨余垃圾（千克）", required=True)
    residue_kg = number("残渣（千克）", required=True)
    water_kg = number("出水（千克）")
    oil_kg = number("油脂（千克）")
    kwh = number("耗电（千瓦时）")
    hours = number("运行时数")
    upkeep = words("维护保养", most=200, hint="清洗、加菌、检修等")
    why = words("说明", most=200)

    def run(self) -> Run:
        """What was typed."""
        names = Run.__dataclass_fields__
        return Run(**{name: self.cleaned_data[name] for name in names})


class RunCorrectForm(RunForm):
    """Another run in the place of a wrong one."""

    taken_back = forms.BooleanField(
        label="撤回", required=False, help_text="这一次实际没有运行，不再计入"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """The reason is demanded."""
        super().__init__(*args, **options)
        self.fields["why"].required = True
        self.fields["why"].label = "更正原因"


class SpanForm(forms.Form):
    """Which rows: a year, a month or a quarter, a class."""

    year = forms.IntegerField(label="年度", min_value=2008, max_value=2100, required=False)
    month = forms.IntegerField(label="月份", min_value=1, max_value=12, required=False)
    quarter = forms.IntegerField(label="季度", min_value=1, max_value=4, required=False)
    kind = forms.ChoiceField(label="类别", choices=[("", "全部"), *CLASSES], required=False)

    def span(self) -> dict[str, Any]:
        """As the question wants it; what was mistyped is left out."""
        told = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return {
            "year": told.get("year") or timezone.localdate().year,
            "month": told.get("month") or 0, "quarter": told.get("quarter") or 0,
            "kind": told.get("kind") or "",
        }  # fmt: skip
