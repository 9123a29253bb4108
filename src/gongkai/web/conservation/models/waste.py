"""Waste by the four classes: carriers, the ledger's rows, hazardous lots that are stored."""

from typing import ClassVar

from django.db import models

from gongkai.web.organs.models import Organ, Person

CLASSES = (
    ("recyclable", "可回收物"), ("kitchen", "厨余垃圾"), ("hazardous", "有害垃圾"),
    ("other", "其他垃圾"),
)  # fmt: skip


class Carrier(models.Model):
    """A licensed body that takes waste away, under a contract with its days."""

    class State(models.TextChoices):
        """Whether it is still called."""

        CURRENT = "current", "在用"
        ENDED = "ended", "已终止"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.CharField("单位名称", max_length=100)
    licence = models.CharField("经营许可或者备案号", max_length=60)
    contract = models.CharField("合同编号", max_length=60)
    since = models.DateField("合同起始")
    until = models.DateField("合同截止")
    state = models.CharField(max_length=7, choices=State.choices, default=State.CURRENT)
    ended = models.CharField("终止原因", max_length=200, blank=True)

    class Meta:
        """A contract number stands once in an organ; its days are in order."""

        verbose_name = "清运单位"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "contract"], name="waste_one_contract"),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="waste_contract_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class WasteRow(models.Model):
    """One carrying-away. Never changed: a correction is another row with a reason.

    Without a weight it takes the corrected one back.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    on = models.DateField("日期")
    site = models.CharField("投放点", max_length=60)
    kind = models.CharField("类别", max_length=10, choices=CLASSES)
    kg = models.DecimalField("重量", max_digits=12, decimal_places=3, null=True)
    # Where it was not weighed: bins of so many litres, and how heavy a litre is taken to be.
    bins = models.PositiveIntegerField("桶数", null=True)
    litres = models.DecimalField("每桶容积", max_digits=8, decimal_places=1, null=True)
    factor = models.DecimalField("比重", max_digits=6, decimal_places=3, null=True)
    carrier = models.ForeignKey(Carrier, models.PROTECT, null=True, related_name="+")
    vehicle = models.CharField("车辆", max_length=20, blank=True)
    handler = models.CharField("经办人", max_length=30, blank=True)
    receiver = models.CharField("接收人", max_length=30, blank=True)
    destination = models.CharField("去向", max_length=100, blank=True)
    buyer = models.CharField("收购单位", max_length=100, blank=True)
    yuan = models.DecimalField("收入", max_digits=12, decimal_places=2, null=True)
    why = models.CharField("说明", max_length=200, blank=True)
    source = models.CharField("来源", max_length=100, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )  # fmt: skip
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Something was carried; bins, litres and factor stand together; income has a buyer."""

        verbose_name = "垃圾清运记录"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kg__gt=0) | models.Q(kg=None, corrects__isnull=False),
                name="waste_weighs_something",
            ),
            models.CheckConstraint(
                condition=models.Q(bins=None, litres=None, factor=None)
                | models.Q(bins__gt=0, litres__gt=0, factor__gt=0),
                name="waste_bins_have_litres",
            ),
            models.CheckConstraint(
                condition=models.Q(buyer="", yuan=None) | models.Q(kind="recyclable"),
                name="waste_only_recyclables_sold",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organ", "on"], name="waste_by_day")]

    def __str__(self) -> str:
        """Day, class, site."""
        return f"{self.on}{self.site}{self.get_kind_display()}"

    @property
    def state(self) -> str:
        """Whether it stands or was corrected."""
        return "replaced" if hasattr(self, "corrected_by") else "standing"


class HazardLot(models.Model):
    """Hazardous waste that is stored until somebody licensed takes it."""

    class State(models.TextChoices):
        """Still here, or handed over."""

        STORED = "stored", "暂存"
        HANDED = "handed", "已移交"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    site = models.CharField("暂存点", max_length=60)
    what = models.CharField("内容", max_length=100)
    kg = models.DecimalField("重量", max_digits=12, decimal_places=3)
    since = models.DateField("入库日期")
    row = models.OneToOneField(WasteRow, models.PROTECT, null=True, related_name="lot")
    state = models.CharField(max_length=6, choices=State.choices, default=State.STORED)

    class Meta:
        """Handed over means that the ledger has the row."""

        verbose_name = "有害垃圾暂存"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="handed", row__isnull=False)
                | models.Q(state="stored", row=None),
                name="waste_handed_has_row",
            ),
            models.CheckConstraint(condition=models.Q(kg__gt=0), name="waste_lot_weighs"),
        ]

    def __str__(self) -> str:
        """What lies where."""
        return f"{self.site}的{self.what}"


class KitchenRun(models.Model):
    """One run of the machine that treats kitchen waste on the spot. Never changed, corrected."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    on = models.DateField("日期")
    site = models.CharField("处理设备", max_length=60)
    input_kg = models.DecimalField("投入", max_digits=10, decimal_places=2, null=True)
    residue_kg = models.DecimalField("残渣", max_digits=10, decimal_places=2, null=True)
    water_kg = models.DecimalField("出水", max_digits=10, decimal_places=2, null=True)
    oil_kg = models.DecimalField("油脂", max_digits=10, decimal_places=2, null=True)
    kwh = models.DecimalField("耗电", max_digits=10, decimal_places=2, null=True)
    hours = models.DecimalField("运行时数", max_digits=6, decimal_places=2, null=True)
    upkeep = models.CharField("维护保养", max_length=200, blank=True)
    why = models.CharField("说明", max_length=200, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )  # fmt: skip
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """What is left is not more than what was put in; blank only where taken back."""

        verbose_name = "厨余就地处理记录"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(input_kg__gt=0, residue_kg__gte=0,
                                   residue_kg__lte=models.F("input_kg"))
                | models.Q(input_kg=None, residue_kg=None, corrects__isnull=False),
                name="kitchen_left_of_put_in",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["organ", "on"], name="kitchen_by_day")]

    def __str__(self) -> str:
        """Day and machine."""
        return f"{self.on}{self.site}"

    @property
    def state(self) -> str:
        """Whether it stands or was corrected."""
        return "replaced" if hasattr(self, "corrected_by") else "standing"
