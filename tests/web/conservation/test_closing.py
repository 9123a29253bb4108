"""The yearly return: countersigned by another, frozen, exported as numbers, differences shown."""

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from openpyxl import load_workbook

from gongkai.web.conservation.content import thawed
from gongkai.web.conservation.models import EnergyReturn, Reading, ReturnVersion
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.services import basis, closing, metering
from gongkai.web.journal.digest import sm3
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.conservation import things
from tests.web.conservation.things import AT, DAY

Enter = Callable[[Person], Client]


@pytest.fixture
def ready(bureau: Organ) -> EnergyReturn:
    """A year of which nothing is lacking."""
    things.full_year(bureau)
    return closing.open_return(bureau, year=2024, by=None)


def test_a_return_is_checked_by_one_and_countersigned_by_another(
    ready: EnergyReturn, bureau: Organ, hire: Hire
) -> None:
    clerk, head = hire(bureau, "section_head"), hire(bureau, "head")
    closing.check(ready, day=DAY, by=clerk)
    with pytest.raises(Refused, match="不同的人"):
        closing.confirm(ready, day=DAY, by=clerk, at=AT)
    version = closing.confirm(ready, day=DAY, by=head, at=AT)
    ready.refresh_from_db()
    assert (ready.state, ready.confirmed, version.number) == ("confirmed", version, 1)
    assert version.digest == sm3(version.content.encode())
    content = thawed(version.content)
    assert (content["method"], content["kgce"]) == ("当量值", "14748")
    assert content["use"][0]["total"] == "120000"


def test_acts_in_the_wrong_state_are_refused(ready: EnergyReturn) -> None:
    for early in (
        lambda: closing.confirm(ready, day=DAY, by=None, at=AT),
        lambda: closing.send_back(ready, reason="改", by=None),
        lambda: closing.reopen(ready, reason="改", by=None),
        lambda: closing.open_return(ready.organ, year=2024, by=None),
    ):
        with pytest.raises(Refused):
            early()
    closing.check(ready, day=DAY, by=None)
    with pytest.raises(Refused):
        closing.check(ready, day=DAY, by=None)
    closing.send_back(ready, reason="核对水量", by=None)
    closing.check(ready, day=DAY, by=None)


def test_a_return_wants_an_ended_year_a_confirmed_profile_and_its_months(bureau: Organ) -> None:
    made = closing.open_return(bureau, year=2024, by=None)
    with pytest.raises(Refused, match="没有结束"):
        closing.check(made, day=date(2024, 12, 31), by=None)
    profile = things.profile(bureau, year=2024)
    with pytest.raises(Refused, match="还没有确认"):
        closing.check(made, day=DAY, by=None)
    basis.confirm_profile(profile, by=None)
    with pytest.raises(Refused, match="没有能源用量"):
        closing.check(made, day=DAY, by=None)
    things.used(things.meter(bureau, opened=date(2024, 11, 1)), 12, 500)
    with pytest.raises(Refused) as refused:
        closing.check(made, day=DAY, by=None)
    assert refused.value.field == "note"
    assert closing.check(made, note="11月安装", day=DAY, by=None).state == "checked"


def test_what_is_over_quota_is_explained(ready: EnergyReturn) -> None:
    basis.set_yardstick(ready.organ, year=2024, indicator="power_per_area", source="示例",
                        quota=Decimal(20), by=None)  # fmt: skip
    with pytest.raises(Refused, match="单位建筑面积电耗超过定额"):
        closing.check(ready, day=DAY, by=None)
    assert closing.check(ready, note="新增机房", day=DAY, by=None).note == "新增机房"


def test_a_profile_under_a_return_is_not_reopened(ready: EnergyReturn) -> None:
    closing.check(ready, day=DAY, by=None)
    profile = things.Profile.objects.get()
    with pytest.raises(Refused, match="须先退回"):
        basis.reopen_profile(profile, reason="改", by=None)


def test_a_later_correction_is_a_difference_and_changes_nothing_confirmed(
    ready: EnergyReturn, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    closing.check(ready, day=DAY, by=None)
    version = closing.confirm(ready, day=DAY, by=None, at=AT)
    may = Reading.objects.get(month=5)
    metering.correct(may, typed=Typed(quantity=Decimal(11_000)), why="漏抄", by=None, at=AT)
    client = enter(hire(bureau, "head"))
    page = client.get(f"/workspace/energy-returns/{ready.pk}/").text
    assert "会签以后的差异" in page
    assert "电5月（千瓦时）" in page
    assert version.digest in page
    assert "内容与摘要不符" not in page
    book = load_workbook(
        io.BytesIO(client.get(f"/workspace/energy-returns/{ready.pk}/return.xlsx").content)
    )
    assert book["能源资源消费状况"]["O3"].value == 120_000
    stamp = [row[1].value for row in book["基本情况"].iter_rows()][-1]
    assert stamp.startswith("已会签第1版；填报：系统；会签：系统，2025-03-04；摘要 ")
    closing.reopen(ready, reason="五月漏抄", by=None)
    closing.check(ready, day=DAY, by=None)
    second = closing.confirm(ready, day=DAY, by=None, at=AT)
    assert (second.number, thawed(second.content)["use"][0]["total"]) == (2, "121000")


def test_the_database_keeps_a_confirmed_version(ready: EnergyReturn) -> None:
    closing.check(ready, day=DAY, by=None)
    closing.confirm(ready, day=DAY, by=None, at=AT)
    for change in (
        lambda: ReturnVersion.objects.update(content="{}"),
        lambda: ReturnVersion.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_workbook_holds_numbers_and_the_same_bytes_twice(
    ready: EnergyReturn, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/energy-returns/{ready.pk}/return.xlsx"
    data = client.get(address).content
    assert data == client.get(address).content
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["基本情况", "能源资源消费状况", "折标准煤", "指标"]
    used = [cell.value for cell in book["能源资源消费状况"][3]]
    assert used == ["电", "千瓦时", *[10_000] * 12, 120_000, None]
    assert [book["折标准煤"]["A3"].value, book["折标准煤"]["B3"].value] == ["电", 14_748]
    assert [row[2].value for row in book["指标"].iter_rows(min_row=3)] == [147.48, 2.95, 24, None]
    assert [row[1].value for row in book["基本情况"].iter_rows(min_row=3)][2:4] == [100, 5000]
    assert "未会签的草稿" in [row[1].value for row in book["基本情况"].iter_rows()]


def test_the_way_of_a_return_over_its_pages(
    ready: EnergyReturn, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    clerk, head = enter(hire(bureau, "clerk")), enter(hire(bureau, "head"))
    address = f"/workspace/energy-returns/{ready.pk}/"
    assert head.get(f"{address}check/").status_code == 403
    assert clerk.get(f"{address}confirm/").status_code == 403
    assert clerk.post(f"{address}check/", {"note": ""}).status_code == 302
    assert head.post(f"{address}send-back/", {"reason": ""}).status_code == 422
    assert head.post(f"{address}confirm/").status_code == 302
    assert "已会签" in clerk.get(address).text
    assert head.post(f"{address}reopen/", {"reason": "补报"}).status_code == 302
    assert "填报中" in clerk.get(address).text
