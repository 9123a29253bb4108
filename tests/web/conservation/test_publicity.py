"""The public part: figures bound at drafting, then the reviews; later changes are told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from gongkai.files.chapters import report_of
from gongkai.web.annual.exchange.exporting import facts_of, workbook
from gongkai.web.annual.exchange.reading import read
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.opening import address_of
from gongkai.web.conservation.facts import energy_of, energy_work_of
from gongkai.web.conservation.models import PublicItem
from gongkai.web.conservation.publicity import changed
from gongkai.web.conservation.services import closing
from gongkai.web.conservation.services.publicising import publicise
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Column, Step
from gongkai.web.publishing.services import releasing
from gongkai.web.publishing.services.columns import plant_columns
from gongkai.web.publishing.visibility import visible
from tests.web.conftest import Hire
from tests.web.conservation import registers as made
from tests.web.conservation import things
from tests.web.conservation.registers import AT, DAY
from tests.web.publishing.making import Staff


@pytest.fixture
def column(bureau: Organ) -> Column:
    """A column of the organ that holds items."""
    plant_columns(bureau, on=DAY, by=None)
    return bureau.columns.get(key="others")


def draft(bureau: Organ, column: Column, *subjects: str) -> PublicItem:
    return publicise(bureau, year=2024, subjects=subjects, column=column, by=None, at=AT)


def test_the_figures_of_the_year_are_drafted_and_not_yet_public(
    bureau: Organ, column: Column
) -> None:
    things.full_year(bureau)
    annual = closing.open_return(bureau, year=2024, by=None)
    with pytest.raises(Refused, match="会签后才能公开"):
        draft(bureau, column, "energy", "waste")
    closing.check(annual, note="说明", day=DAY, by=None)
    closing.confirm(annual, day=DAY, by=None, at=AT)
    made.row(bureau)
    made.run(bureau)
    made.fixed(bureau)
    item = draft(bureau, column, "energy", "waste", "work").item
    (version,) = item.versions.all()
    assert version.state == Step.DRAFT
    assert not visible(person=None).filter(pk=item.pk).exists()
    lines = version.body.split("\n")
    for line in (
        "一、能源资源消费状况", "电用量\t120000千瓦时", "厨余垃圾清运量\t80千克",
        "就地处理减量率\t88%", "节能巡查\t1次", "其中已整改\t1个",
    ):  # fmt: skip
        assert line in lines


def test_what_changes_after_drafting_is_a_difference_and_changes_nothing(
    bureau: Organ, column: Column
) -> None:
    made.row(bureau)
    public = draft(bureau, column, "waste")
    assert changed(public) == ()
    made.row(bureau, kg=Decimal(20))
    assert changed(public) == (("厨余垃圾清运量", "80千克", "100千克"),)
    assert "80千克" in public.item.versions.get().body
    with pytest.raises(DatabaseError), transaction.atomic():
        PublicItem.objects.update(figures="[]")


def test_nothing_to_tell_and_the_column_of_another_are_refused(
    bureau: Organ, neighbour: Organ, column: Column
) -> None:
    with pytest.raises(Refused, match="没有可以公开"):
        draft(bureau, column, "waste", "work")
    made.row(neighbour)
    with pytest.raises(Refused, match="本机关的栏目"):
        draft(neighbour, column, "waste")


def test_the_item_is_drafted_on_a_page_and_told_with_its_differences(
    bureau: Organ, column: Column, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    home = f"/workspace/organs/{bureau.code}/energy/public/"
    made.row(bureau)
    given = {"year": 2024, "subjects": ["waste"], "column": column.pk}
    assert client.post(f"{home}draft/", {**given, "subjects": []}).status_code == 422
    assert client.post(f"{home}draft/", {**given, "year": 2022}).status_code == 422
    assert client.post(f"{home}draft/", given).status_code == 302
    assert "与现在的记录一致" in client.get(f"{home}?year=2024").text
    made.row(bureau, kg=Decimal(20))
    assert "需要更新的" in client.get(f"{home}?year=2024").text


def test_the_public_reads_it_only_after_secrecy_and_three_reviews_by_three_people(
    bureau: Organ, column: Column, hire: Hire, client: Client
) -> None:
    made.row(bureau)
    staff = Staff(bureau, hire)
    public = publicise(
        bureau, year=2024, subjects=("waste",), column=column, by=staff["clerk"], at=AT
    )
    address = f"/items/{public.item_id}/"
    version = staff.submitted(public.item.versions.get())
    assert client.get(address).status_code == 404
    staff.clear(version)
    for level in (1, 2, 3):
        staff.review(version, level)
        assert client.get(address).status_code == 404
    releasing.publish(version, at=AT, by=staff["head"])
    assert "80千克" in client.get(address).text


def everything(bureau: Organ) -> None:
    things.confirmed(bureau)  # the return of 2021, countersigned in March 2025
    things.done(bureau)
    made.row(bureau)
    made.run(bureau)
    for make in (made.clear, made.found, made.fixed, made.closed_audit, made.done_project):
        make(bureau)
    made.granted(bureau)


def test_the_year_of_the_registers_is_told_in_the_annual_report(bureau: Organ) -> None:
    everything(bureau)
    text = report_of(year_facts(bureau, year=2024)).text(1)
    assert "按年统计厨余垃圾清运量" in text
    assert (
        "开展节能宣传活动1次（节能倡议）；开展节能巡查3次，发现问题2个，已整改1个；"
        "完成能源审计1项；节能改造项目投用1个（照明改造）；获评创建称号1个（节约型机关）；"
        "就地处理厨余垃圾100千克，减量88%。"
    ) in text
    next_year = report_of(year_facts(bureau, year=2025)).text(1)
    assert "报送能耗统计年报1份。" in next_year


def test_each_figure_opens_the_record_it_counts(bureau: Organ) -> None:
    everything(bureau)
    (waste,) = energy_of(bureau, year=2024)
    assert waste.quantity == 80
    assert address_of(waste.id) == (
        f"/workspace/organs/{bureau.code}/waste/rows/?year=2024&kind=kitchen"
    )
    known = {each.kind: address_of(each.id) for each in energy_work_of(bureau, year=2024)}
    for kind in ("inspection", "audit", "project", "award"):
        assert known[kind].startswith("/workspace/")
    (annual,) = energy_work_of(bureau, year=2025)
    assert address_of(annual.id).startswith("/workspace/energy-returns/")
    assert annual.day == date(2025, 3, 4)


def test_the_year_goes_out_as_a_ledger_workbook_and_comes_back_without_effect(
    bureau: Organ,
) -> None:
    everything(bureau)
    found = facts_of(bureau, year=2024)
    assert len(found.energy_work) == 8
    back = read(workbook(found), organ=bureau)
    assert back.errors == ()
    assert back.brought == {}
