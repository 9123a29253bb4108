"""The statutory tree, own columns, and what is not applicable."""

import pytest

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.services import organs
from gongkai.web.publishing.models import Column, ColumnKind
from gongkai.web.publishing.services import columns, drafting
from tests.web.conftest import SINCE
from tests.web.publishing.making import AT, DAY, Staff, column, words


def test_a_department_gets_the_four_parts_the_entry_and_article_20_item_by_item(
    bureau: Organ,
) -> None:
    columns.plant_columns(bureau, on=DAY, by=None)
    tops = bureau.columns.filter(parent=None).order_by("order")
    assert [each.kind for each in tops] == ["guide", "rules", "statutory", "reports", "apply"]
    below = bureau.columns.filter(parent__key="statutory").order_by("order")
    assert [each.basis for each in below] == [
        *(f"第二十条第（{each}）项" for each in
          ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三",
           "十四", "十五")),
        "第二十一条",
    ]  # fmt: skip
    finance = bureau.columns.filter(parent__key="finance")
    assert {each.subject for each in finance} == {"budget", "final_account"}
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.words) == ("column.plant", "开设法定栏目23个")


def test_a_township_gets_its_own_part_of_article_21(county: Organ) -> None:
    town = organs.found(
        code="zhen", kind="township", name="某镇", parent=county, on=SINCE, by=None
    )
    columns.plant_columns(town, on=DAY, by=None)
    keys = set(town.columns.values_list("key", flat=True))
    assert "rural-affairs" in keys
    assert "urban-affairs" not in keys


def test_planting_again_adds_only_what_is_missing(bureau: Organ) -> None:
    columns.plant_columns(bureau, on=DAY, by=None)
    with pytest.raises(Refused, match="已经齐全"):
        columns.plant_columns(bureau, on=DAY, by=None)
    bureau.columns.filter(key="guide").delete()
    assert columns.plant_columns(bureau, on=DAY, by=None) == 1


def test_a_closed_organ_gets_none(bureau: Organ) -> None:
    organs.close(bureau, on=DAY, successor=None, by=None)
    with pytest.raises(Refused, match="已撤销"):
        columns.plant_columns(bureau, on=DAY, by=None)


def open_one(organ: Organ, parent: Column | None = None, key: str = "news") -> Column:
    return columns.open_column(
        organ, key=key, title="工作动态", parent=parent, about="", on=DAY, by=None
    )


def test_an_own_column_stands_alone_or_below_another(bureau: Organ) -> None:
    assert open_one(bureau).kind == ColumnKind.CUSTOM
    assert open_one(bureau, column(bureau, "budget"), "towns").subject == "budget"
    with pytest.raises(Refused, match="已被使用"):
        open_one(bureau)


def test_no_column_stands_below_the_entry_to_applications_or_another_organs(
    bureau: Organ, neighbour: Organ
) -> None:
    with pytest.raises(Refused, match="申请入口"):
        open_one(bureau, column(bureau, "apply"))
    with pytest.raises(Refused, match="本机关在用"):
        open_one(bureau, column(neighbour))


def test_an_own_column_is_closed_when_nothing_stands_in_it(bureau: Organ, staff: Staff) -> None:
    top = open_one(bureau)
    low = open_one(bureau, top, "low")
    with pytest.raises(Refused, match="下级栏目"):
        columns.close_column(top, on=DAY, by=None)
    columns.close_column(low, on=DAY, by=None)
    drafting.draft(column=top, words=words(), at=AT, by=None)
    with pytest.raises(Refused, match="尚有信息"):
        columns.close_column(top, on=DAY, by=None)
    with pytest.raises(Refused, match="停用"):
        drafting.draft(column=low, words=words(), at=AT, by=None)


def test_a_statutory_column_is_never_closed_but_marked_as_not_applicable(bureau: Organ) -> None:
    empty = column(bureau, "projects")
    with pytest.raises(Refused, match="法定栏目"):
        columns.close_column(empty, on=DAY, by=None)
    columns.mark_not_applicable(empty, reason="本机关不承担重大建设项目", by=None)
    assert empty.state == "not_applicable"
    assert Entry.objects.latest("id").cites == "《条例》第二十条第（十）项"
    with pytest.raises(Refused, match="不适用"):
        drafting.draft(column=empty, words=words(), at=AT, by=None)
    columns.mark_applicable(empty, by=None)
    assert empty.state == "open"


def test_a_column_with_published_items_is_applicable(bureau: Organ, staff: Staff) -> None:
    item = staff.published()
    with pytest.raises(Refused, match="已有发布"):
        columns.mark_not_applicable(item.column, reason="没有", by=None)


def test_the_four_parts_and_the_entry_are_never_not_applicable(bureau: Organ) -> None:
    with pytest.raises(Refused, match="四个部分"):
        columns.mark_not_applicable(column(bureau, "guide"), reason="没有", by=None)
