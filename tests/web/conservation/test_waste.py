"""The waste ledger: weight, carriers, sums that open their rows, corrections, exchange."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from openpyxl import load_workbook
from PIL import Image

from gongkai.web.conservation.local import limit_of
from gongkai.web.conservation.models import Carrier, HazardLot, Photo, WasteRow
from gongkai.web.conservation.register_matters import contracts, stored
from gongkai.web.conservation.register_pictures import of_waste
from gongkai.web.conservation.registers import overdue, standing_of, standing_rows, waste_of
from gongkai.web.conservation.services import basis, carrying, waste, waste_importing
from gongkai.web.conservation.terms import terms
from gongkai.web.conservation.waste_sheets import as_csv, workbook
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.shell.charts import shown
from tests.web.conftest import Hire
from tests.web.conservation import registers as made
from tests.web.conservation.registers import AT, DAY


def test_what_was_not_weighed_is_bins_by_litres_by_a_weight_that_is_shown(bureau: Organ) -> None:
    row = made.row(bureau, kg=None, bins=3, litres=Decimal(120))
    assert (row.kg, row.factor) == (Decimal("252.00"), terms().waste["kitchen"].density)
    assert waste.counted(row) == "（3桶×120升×0.7千克/升）"
    own = made.row(bureau, kg=None, bins=3, litres=Decimal(120), factor=Decimal("0.5"))
    assert own.kg == Decimal("180.00")
    assert waste.counted(made.row(bureau)) == ""


def test_a_local_rule_of_the_authority_goes_before_what_is_not_confirmed(
    county: Organ, bureau: Organ, neighbour: Organ
) -> None:
    rule: dict[str, Any] = {"since": date(2024, 1, 1), "cites": "示例办法第八条", "by": None}
    basis.set_factor(county, key="hazard_days", value=Decimal(90), **rule)
    basis.set_factor(bureau, key="density_kitchen", value=Decimal("0.8"), **rule)
    assert limit_of(bureau, day=DAY).days == 90
    assert limit_of(bureau, day=DAY).cites == "示例办法第八条"
    assert limit_of(bureau, day=date(2023, 12, 31)) == terms().hazard
    bins: dict[str, Any] = {"kg": None, "bins": 1, "litres": Decimal(100)}
    assert made.row(bureau, **bins).kg == Decimal("80.00")
    assert made.row(bureau, on=date(2023, 12, 31), **bins).kg == Decimal("70.00")
    assert made.row(neighbour, **bins).kg == Decimal("70.00")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kg": None}, "kg"),
        ({"kg": Decimal(0)}, "kg"),
        ({"kg": Decimal(5), "bins": 1, "litres": Decimal(120)}, "kg"),
        ({"kg": None, "bins": 2}, "bins"),
        ({"carrier": None}, "carrier"),
        ({"on": DAY + timedelta(days=1)}, "on"),
        ({"buyer": "某回收站"}, "buyer"),
        ({"on": date(2022, 12, 31)}, "carrier"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    bureau: Organ, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        made.row(bureau, **given)
    assert refused.value.field == field
    assert not WasteRow.objects.exists()


def test_a_carrier_of_another_organ_carries_nothing_here(bureau: Organ, neighbour: Organ) -> None:
    with pytest.raises(Refused, match="不是本机关"):
        made.row(bureau, carrier=made.carrier(neighbour))


def year_of_rows(bureau: Organ) -> None:
    made.row(bureau, on=date(2024, 1, 5))
    made.row(bureau, on=date(2024, 3, 5), kg=Decimal("20.5"))
    made.row(bureau, on=date(2024, 4, 5), kind="other", kg=Decimal(30))
    made.row(bureau, on=date(2024, 4, 6), kind="recyclable", kg=Decimal(9), buyer="某站",
             yuan=Decimal("7.2"))  # fmt: skip
    made.row(bureau, on=date(2023, 4, 6))


def test_each_sum_of_a_month_and_a_quarter_is_that_of_the_rows_it_opens(bureau: Organ) -> None:
    year_of_rows(bureau)
    made.replaced_row(bureau)
    found = waste_of(bureau, year=2024)
    kitchen = found.classes[1]
    assert (kitchen.months[0], kitchen.months[1], kitchen.total) == (80, None, Decimal("190.5"))
    assert found.yuan == Decimal("7.20")
    for each in found.classes:
        for at, kilos in enumerate(each.months, start=1):
            rows = standing_rows(bureau, year=2024, month=at, kind=each.key)
            assert sum(row.kg or 0 for row in rows) == (kilos or 0)
        for at, kilos in enumerate(each.quarters, start=1):
            rows = standing_rows(bureau, year=2024, quarter=at, kind=each.key)
            assert sum(row.kg or 0 for row in rows) == (kilos or 0)
    assert found.quarters == (Decimal("190.5"), 39, None, None)


def test_the_chart_of_waste_shows_the_cells_of_the_table(bureau: Organ) -> None:
    assert list(of_waste(waste_of(bureau, year=2024))) == []
    year_of_rows(bureau)
    found = waste_of(bureau, year=2024)
    (chart,) = of_waste(found)
    told = [each for each in found.classes if each.total is not None]
    assert list(chart.heads[1:]) == [f"{each.title}（千克）" for each in told]
    for at, cells in enumerate(chart.rows):
        assert list(cells[1:]) == [shown(each.months[at]) for each in told]
    assert chart.title == "2024年清运生活垃圾139.5千克，其中厨余垃圾最多，100.5千克"


def test_a_correction_keeps_what_it_replaces_and_neither_is_changed(bureau: Organ) -> None:
    old = made.replaced_row(bureau)
    assert (old.state, old.kg, old.corrected_by.kg) == ("replaced", 80, 90)
    with pytest.raises(Refused, match="已经更正过"):
        waste.correct(old, carried=None, why="再", day=DAY, by=None, at=AT)
    back = waste.correct(old.corrected_by, carried=None, why="没有清运", day=DAY, by=None, at=AT)
    assert back.kg is None
    assert waste_of(bureau, year=2024).total is None
    for act in (lambda: WasteRow.objects.filter(pk=old.pk).update(kg=1), old.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_stored_hazardous_waste_leaves_with_a_row_and_is_told_before_its_limit(
    bureau: Organ, hire: Hire
) -> None:
    lot, clerk = made.lot(bureau, since=date(2024, 2, 1)), hire(bureau, "clerk")
    limit = date(2025, 1, 31)
    days = [limit + timedelta(days=at) for at in (0, 3)]
    assert [overdue(lot, limit_of(bureau, day=day), day=day) for day in days] == [0, 3]
    assert list(stored(clerk, date(2024, 12, 31))) == []
    (told,) = stored(clerk, date(2025, 1, 1))
    assert (told.due, told.act) == (limit, "移交")
    by = made.carrier(bureau)
    with pytest.raises(Refused, match="早于入库"):
        carrying.hand(lot, on=date(2024, 1, 1), carrier=by, by=None, at=AT, day=DAY)
    row = carrying.hand(lot, on=date(2025, 1, 6), carrier=by, by=None, at=AT, day=DAY)
    assert (row.kind, row.kg) == ("hazardous", Decimal(6))
    assert HazardLot.objects.get().row == row
    assert list(stored(clerk, date(2025, 3, 1))) == []
    with pytest.raises(Refused, match="已经移交"):
        carrying.hand(lot, on=date(2025, 1, 6), carrier=by, by=None, at=AT, day=DAY)


def test_a_contract_is_told_before_it_ends_and_an_ended_carrier_no_more(
    bureau: Organ, hire: Hire
) -> None:
    carrier, clerk = made.carrier(bureau), hire(bureau, "clerk")
    days = (date(2025, 11, 30), date(2025, 12, 1), date(2026, 1, 1))
    assert [standing_of(carrier, day=day) for day in days] == ["done", "due", "over"]
    assert [len(list(contracts(clerk, day))) for day in days] == [0, 1, 1]
    carrying.end(carrier, reason="换了单位", by=None)
    assert list(contracts(clerk, days[1])) == []
    with pytest.raises(Refused, match="已经登记"):
        carrying.register(
            bureau, name="另一家", licence="许可", contract=carrier.contract,
            since=date(2025, 1, 1), until=date(2025, 2, 1), by=None,
        )  # fmt: skip


def filled(*rows: tuple[Any, ...]) -> bytes:
    """Our own empty workbook with rows typed below its header."""
    book = load_workbook(io.BytesIO(waste_importing.template(year=2024)))
    page = book["垃圾分类台账"]
    for at, row in enumerate(rows, start=5):
        for place, value in enumerate(row, start=2):
            page.cell(at, place).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def take(organ: Organ, data: bytes, *, really: bool = True) -> Any:
    return waste_importing.take(
        organ, data=data, name="台账.xlsx", really=really, day=DAY, by=None, at=AT
    )


def test_a_workbook_is_taken_whole_and_twice_adds_nothing(bureau: Organ) -> None:
    contract = made.carrier(bureau).contract
    data = filled(
        ("2024-03-05", "机关餐厅", "厨余垃圾", 86.5, None, None, None, contract, "示A1", "张某"),
        ("2024-03-05", "机关餐厅", "厨余垃圾", 86.5, None, None, None, contract, "示A1", "张某"),
        ("2024-03-06", "办公楼", "其他垃圾", None, 2, 240, None, contract, None, "张某"),
    )
    assert take(bureau, data, really=False).new == 3
    assert not WasteRow.objects.exists()
    assert take(bureau, data).new == 3
    assert WasteRow.objects.get(kind="other").kg == Decimal("96.00")
    again = take(bureau, data)
    assert (again.new, again.unchanged) == (0, 3)
    wrong = take(bureau, filled(
        ("2024-03-07", "机关餐厅", "厨余垃圾", 10, None, None, None, "没有", None, "张某"),
        ("2024-03-07", "机关餐厅", "厨余垃圾", 10, None, None, None, contract, None, "张某"),
    ))  # fmt: skip
    assert [each.reason for each in wrong.problems] == ["没有登记这份合同的清运单位"]
    assert wrong.marked
    assert WasteRow.objects.count() == 3


def test_the_export_comes_back_as_an_import_without_effect(bureau: Organ) -> None:
    year_of_rows(bureau)
    made.row(bureau, on=date(2024, 6, 3), kg=None, bins=2, litres=Decimal(120))
    made.row(bureau, on=date(2024, 6, 4), destination="=HYPERLINK(1)")
    rows = standing_rows(bureau, year=2024).select_related("carrier")
    sums = waste_of(bureau, year=2024)
    data = workbook(rows, sums, organ=bureau.name)
    book = load_workbook(io.BytesIO(data))
    total = book["月度和季度汇总"]
    assert total.cell(7, 18).value == sums.total
    trial = take(bureau, data)
    assert (trial.new, trial.unchanged, trial.problems) == (0, 6, ())
    lines = list(csv.reader(io.StringIO(as_csv(rows).removeprefix("\ufeff"))))
    assert len(lines) == 7
    assert sum(Decimal(line[-1]) for line in lines[1:]) == sums.total
    assert lines[-1][11] == "'=HYPERLINK(1)"


def test_the_ledger_is_kept_on_pages(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    home = f"/workspace/organs/{bureau.code}/waste/"
    assert "还没有清运记录" in client.get(f"{home}?year=2024").text
    given = {"name": "某环卫公司", "licence": "许可1", "contract": "合1", "since": "2024-01-01"}
    assert client.post(f"{home}carriers/register/", given).status_code == 422
    given["until"] = "2024-12-31"
    assert client.post(f"{home}carriers/register/", given).status_code == 302
    row = {"on": "2024-03-05", "site": "餐厅", "kind": "kitchen", "kg": "86.5",
           "handler": "张某", "carrier": Carrier.objects.get().pk}  # fmt: skip
    late = client.post(f"{home}enter/", {**row, "on": "2025-03-05"})
    assert (late.status_code, "合同有效期为2024-01-01至2024-12-31" in late.text) == (422, True)
    assert client.post(f"{home}enter/", row).status_code == 302
    page = client.get(f"{home}?year=2024").text
    assert "86.5</a>" in page
    assert "year=2024&amp;quarter=1&amp;kind=kitchen" in page
    made_row = WasteRow.objects.get()
    rows = client.get(f"{home}rows/?year=2024&quarter=1&kind=kitchen").text
    assert "共 1 条，合计 <b>86.5</b>" in rows
    assert "共 0 条" in client.get(f"{home}rows/?year=2024&quarter=2").text
    assert client.get(f"{home}rows/?year=x&month=99&kind=?").status_code == 200
    address = f"/workspace/waste-rows/{made_row.pk}/"
    fixed = {**row, "kg": "80", "why": "看错"}
    assert client.post(f"{address}correct/", {**fixed, "why": ""}).status_code == 422
    assert client.post(f"{address}correct/", fixed).status_code == 302
    assert "更正后" in client.get(address).text
    assert client.get(f"{home}ledger.csv?year=2024").text.count("\r\n") == 2
    assert client.get(f"{home}ledger.xlsx?year=2024").content[:2] == b"PK"
    sheet = SimpleUploadedFile("坏.xlsx", b"no")
    assert client.post(f"{home}import/", {"file": sheet}).status_code == 422


def test_a_photo_is_checked_before_it_is_shown_and_only_a_picture_is_taken(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client, row = enter(hire(bureau, "clerk")), made.row(bureau)
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    address = f"/workspace/waste-rows/{row.pk}/"
    words = SimpleUploadedFile("说明.txt", "不是图片".encode())
    assert client.post(f"{address}photo/", {"file": words}).status_code == 422
    picture = SimpleUploadedFile("现场.png", out.getvalue())
    assert client.post(f"{address}photo/", {"file": picture}).status_code == 302
    photo = Photo.objects.get()
    assert f"/workspace/energy-photos/{photo.pk}/" in client.get(address).text
    answer = client.get(f"/workspace/energy-photos/{photo.pk}/")
    assert answer.content[:4] == b"\x89PNG"
