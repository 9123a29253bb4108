"""Meters, months, corrections: what is kept, what is refused, what is lacking."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from gongkai.web.conservation.models import Meter, Reading
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import metering
from gongkai.web.conservation.sums import use_of
from gongkai.web.journal.queries import entries_of
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.conservation import things
from tests.web.conservation.things import AT, DAY

Enter = Callable[[Person], Client]


def test_a_counter_is_read_month_after_month(bureau: Organ) -> None:
    meter = things.meter(bureau, way="counter", multiplier=Decimal(40))
    assert things.turned(meter, 1, 100, 125).quantity == 1000
    with pytest.raises(Refused, match="不一致"):
        things.turned(meter, 2, 130, 150)
    odd = things.turned(meter, 2, 130, 150, why="1月底停电后补抄")
    assert (odd.quantity, odd.why) == (800, "1月底停电后补抄")
    assert "不一致" in odd.doubts
    assert "1月底停电后补抄" in entries_of(organ=bureau.pk).entries[0].words


def test_a_counter_that_turned_over_is_taken_by_its_full_figure(bureau: Organ) -> None:
    meter = things.meter(bureau, way="counter", turns_at=Decimal(100_000))
    with pytest.raises(Refused, match="归零"):
        things.turned(meter, 1, 99_990, 10)
    assert things.turned(meter, 1, 99_990, 10, turned_over=True).quantity == 20


def test_what_cannot_be_is_refused_and_nothing_is_kept(bureau: Organ) -> None:
    meter = things.meter(bureau, opened=date(2024, 2, 1))
    for month, year, quantity in ((1, 2024, 5), (4, 2025, 5), (3, 2024, -5)):
        with pytest.raises(Refused):
            things.used(meter, month, quantity, year=year)
    with pytest.raises(Refused, match="没有填写用量"):
        metering.read(meter, year=2024, month=3, typed=Typed(), day=DAY, by=None, at=AT)
    things.used(meter, 3, 5)
    with pytest.raises(Refused, match="已经登记"):
        things.used(meter, 3, 6)
    assert Reading.objects.count() == 1


def test_three_times_the_usual_month_is_taken_with_a_word_only(bureau: Organ) -> None:
    meter = things.meter(bureau)
    for month in (1, 2, 3):
        things.used(meter, month, 1000)
    with pytest.raises(Refused) as refused:
        things.used(meter, 4, 3500)
    assert refused.value.field == "why"
    assert "3.5倍" in str(refused.value)
    kept = things.used(meter, 4, 3500, why="装修用电")
    assert (kept.why, "3.5倍" in kept.doubts) == ("装修用电", True)


def test_what_no_column_can_hold_is_refused(bureau: Organ) -> None:
    meter = things.meter(bureau, way="counter", multiplier=Decimal("9999999"))
    with pytest.raises(Refused, match="用量过大"):
        things.turned(meter, 1, 0, 999_999_999)
    with pytest.raises(Refused, match="说明超过200字"):
        things.turned(meter, 1, 0, 1, why="长" * 201)
    assert Reading.objects.count() == 0


def test_a_correction_stands_and_the_old_one_is_kept(bureau: Organ, hire: Hire) -> None:
    first = things.reading(bureau)
    clerk = hire(bureau, "clerk")
    again = Typed(quantity=Decimal(900))
    second = metering.correct(first, typed=again, why="抄错一位", by=clerk, at=AT)
    with pytest.raises(Refused, match="已经更正过"):
        metering.correct(first, typed=again, why="又", by=clerk, at=AT)
    taken_back = metering.correct(second, typed=None, why="表已停用", by=clerk, at=AT)
    assert [each.quantity for each in Reading.objects.order_by("pk")] == [1000, 900, None]
    assert Reading.objects.get(corrected_by=None) == taken_back
    words = [each.words for each in entries_of(organ=bureau.pk).entries[:2]]
    assert "原为900，撤回：表已停用" in words[0]
    assert "原为1000，900千瓦时：抄错一位" in words[1]


def test_the_database_keeps_a_reading_as_it_is(bureau: Organ) -> None:
    made = things.reading(bureau)
    for change in (
        lambda: Reading.objects.filter(pk=made.pk).update(quantity=1),
        lambda: Reading.objects.filter(pk=made.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Reading.objects.get().quantity == 1000


def test_a_month_that_is_over_and_not_known_is_lacking_not_zero(bureau: Organ) -> None:
    meter = things.meter(bureau, opened=date(2024, 11, 5))
    things.used(meter, 12, 700)
    (row,) = use_of(bureau, years=[2024], day=date(2025, 1, 2))[2024].meters
    assert (row.missing, row.total, row.months[10]) == ((11,), 700, None)
    (kind,) = use_of(bureau, years=[2024], day=date(2024, 11, 30))[2024].kinds
    assert (kind.missing, kind.months[10]) == ((), None)


def test_meters_of_a_kind_are_added_and_kinds_are_not(bureau: Organ) -> None:
    for kind, quantity in (("electricity", 10), ("electricity", 20), ("water", 5)):
        things.used(things.meter(bureau, kind=kind), 1, quantity, yuan="2")
    use = use_of(bureau, years=[2024], day=DAY)[2024]
    assert dict(use.quantities) == {"electricity": 30, "water": 5}
    assert [each.yuan for each in use.kinds] == [4, 2]


def test_the_use_of_many_meters_is_asked_in_two_questions(
    bureau: Organ, django_assert_num_queries: Callable[[int], object]
) -> None:
    for kind in ("electricity", "water", "gas"):
        things.used(things.meter(bureau, kind=kind), 1, 10)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        str(use_of(bureau, years=range(2020, 2026), day=DAY)[2024].quantities)


def test_a_meter_taken_out_counts_up_to_its_last_month(bureau: Organ) -> None:
    meter = things.meter(bureau)
    things.used(meter, 3, 10)
    for early in (date(2023, 1, 1), date(2024, 2, 1)):
        with pytest.raises(Refused):
            metering.remove_meter(meter, on=early, reason="换表", by=None)
    gone = metering.remove_meter(meter, on=date(2024, 3, 20), reason="换表", by=None)
    assert gone.state == Meter.State.REMOVED
    with pytest.raises(Refused):
        metering.remove_meter(gone, on=DAY, reason="再", by=None)
    with pytest.raises(Refused, match="不在用"):
        things.used(meter, 4, 10)
    (row,) = use_of(bureau, years=[2024], day=DAY)[2024].meters
    assert row.missing == (1, 2)


def test_names_of_meters_are_unique_in_an_organ(bureau: Organ, neighbour: Organ) -> None:
    given = {"kind": "water", "name": "总表", "way": "bill", "opened": DAY, "by": None}
    metering.open_meter(bureau, **given)
    metering.open_meter(neighbour, **given)
    with pytest.raises(Refused, match="已有名称"):
        metering.open_meter(bureau, **given)


def test_a_sheet_of_a_month_is_kept_whole_or_not_at_all(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    power = things.meter(bureau, way="counter")
    water = things.meter(bureau, kind="water")
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/organs/{bureau.code}/energy/month/?year=2024&month=1"
    bad = client.post(address, {f"{power.pk}|start": "5", f"{power.pk}|end": "3",
                                f"{water.pk}|quantity": "12"})  # fmt: skip
    assert bad.status_code == 422
    assert "止数3小于起数5" in bad.text
    assert 'value="12"' in bad.text
    assert Reading.objects.count() == 0
    words = client.post(address, {f"{water.pk}|quantity": "十二"})
    assert "用量“十二”不是数字" in words.text
    typed = {f"{power.pk}|start": "5", f"{power.pk}|end": "1,005"}
    typed |= {f"{water.pk}|quantity": "12", f"{water.pk}|yuan": "30.5"}
    good = client.post(address, typed)
    assert good.status_code == 302
    assert sorted(Reading.objects.values_list("quantity", flat=True)) == [12, 1000]
    february = client.get(address.replace("month=1", "month=2")).text
    assert 'value="1005"' in february


def test_a_reading_is_corrected_on_a_page_and_shown_with_its_history(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    made = things.reading(bureau)
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/readings/{made.pk}/correct/"
    assert client.post(address, {"quantity": "900"}).status_code == 422
    assert client.post(address, {"quantity": "900", "why": "抄错"}).status_code == 302
    page = client.get(f"/workspace/meters/{made.meter_id}/").text
    assert "<del>1,000</del>" in page
    assert "抄错" in page
    assert client.post(address, {"quantity": "1", "why": "再"}).status_code == 409


def test_a_month_is_read_on_a_page_of_the_meter(bureau: Organ, hire: Hire, enter: Enter) -> None:
    meter = things.meter(bureau, way="counter", turns_at=Decimal(1000))
    client = enter(hire(bureau, "clerk"))
    given = {"year": 2024, "month": 1, "start": "990", "end": "20"}
    address = f"/workspace/meters/{meter.pk}/read/"
    assert "归零" in client.post(address, given).text
    assert client.post(address, {**given, "turned_over": "on"}).status_code == 302
    assert Reading.objects.get().quantity == 30
