"""Holiday notices that a user adds: read, merged, or refused with place and reason."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.law.errors import BadLawData, NoNotice, UnknownKey
from gongkai.law.notices import (
    Notice,
    Region,
    merge_regions,
    national_notices,
    read_calendar,
    read_calendar_file,
    shipped_regions,
)
from gongkai.law.workdays import load_calendar

HEAD = 'number = "国办发明电〔2026〕9号"\ntitle = "某通知"\nyear = 2027\n'


def notice(holidays: str, head: str = HEAD) -> bytes:
    return f"{head}holidays = [{holidays}]".encode()


def block(first: str, last: str, worked: str = "") -> str:
    return f'{{ name = "元旦", from = {first}, to = {last}, work = [{worked}] }}'


NEW_YEAR = block("2027-01-01", "2027-01-03", "2026-12-26")
FIRST = "2027.toml holidays[1]"
YEAR = f'{{ year = 2027, number = "x", title = "x", holidays = [{NEW_YEAR}] }}'


def reason(data: bytes) -> tuple[str, str]:
    with pytest.raises(BadLawData) as caught:
        read_calendar(data, place="2027.toml")
    return caught.value.place, caught.value.reason


def test_a_notice_added_by_the_user_makes_its_year_certain(tmp_path: Path) -> None:
    path = tmp_path / "2027.toml"
    path.write_bytes(notice(NEW_YEAR))
    calendar = load_calendar(extra=[path])
    assert calendar.is_workday(date(2026, 12, 26))
    assert not calendar.is_workday(date(2027, 1, 1))
    assert calendar.add_workdays(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert "国办发明电〔2026〕9号" in {one.number for one in calendar.notices}


def test_a_year_skipped_between_two_notices_is_still_refused() -> None:
    far = read_calendar(
        notice(block("2028-01-01", "2028-01-01"), HEAD.replace("2027", "2028")),
        place="2028.toml",
    )
    calendar = load_calendar(extra=[far])
    assert calendar.is_workday(date(2028, 3, 1))
    with pytest.raises(NoNotice) as caught:
        calendar.add_workdays(date(2026, 12, 31), 260)
    assert caught.value.year == 2027


def test_a_notice_for_the_first_year_may_name_days_before_the_calendar_begins() -> None:
    data = notice(block("2014-01-01", "2014-01-01", "2013-12-28"), HEAD.replace("2027", "2014"))
    calendar = load_calendar(extra=[read_calendar(data, place="2014.toml")])
    assert calendar.add_workdays(date(2013, 12, 31), 1) == date(2014, 1, 2)


def test_a_later_notice_of_the_same_year_replaces_the_shipped_one() -> None:
    again = read_calendar(
        b'number = "x"\ntitle = "y"\nyear = 2026\n'
        b'holidays = [{ name = "a", from = 2026-03-02, to = 2026-03-02 }]',
        place="x",
    )
    calendar = load_calendar(extra=[again])
    assert not calendar.is_workday(date(2026, 3, 2))
    assert calendar.is_workday(date(2026, 10, 1))


def test_an_amending_notice_replaces_only_the_holiday_of_that_name() -> None:
    amendment = read_calendar(
        'number = "x"\ntitle = "y"\nyear = 2026\namends = "国办发明电〔2025〕7号"\n'
        'holidays = [{ name = "端午节", from = 2026-06-18, to = 2026-06-19 }]'.encode(),
        place="x",
    )
    calendar = load_calendar(extra=[amendment])
    assert not calendar.is_workday(date(2026, 6, 18))
    assert not calendar.is_workday(date(2026, 10, 1))


def test_an_amendment_of_an_unknown_notice_is_refused() -> None:
    stray = Notice(year=2026, number="x", title="某修改通知", amends="无此文号", holidays=())
    with pytest.raises(BadLawData, match="无此文号") as caught:
        load_calendar(extra=[stray])
    assert caught.value.place == "某修改通知"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadLawData, match="不能读取") as caught:
        read_calendar_file(tmp_path / "absent.toml")
    assert caught.value.place == "absent.toml"


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b"year = 2027", "2027.toml", "缺少 holidays"),
        (notice(NEW_YEAR, HEAD.replace("2027", "1999")), "2027.toml", "year 应在 2014"),
        (notice("{ from = 2027-01-01, to = 2027-01-01 }"), FIRST, "缺少 name"),
        (notice(block("2027-01-03", "2027-01-01")), FIRST, "-1 日"),
        (notice(block("2027-01-01", "2027-02-01")), FIRST, "32 日"),
        (notice(block("2028-01-01", "2028-01-01")), f"{FIRST} 元旦", "不属于"),
        (notice(block("2026-11-30", "2026-12-01")), f"{FIRST} 元旦", "不属于"),
        (notice(block("2027-01-01", "2027-01-01", "2027-01-04")), f"{FIRST} 元旦", "不是周六"),
        (notice(f"{NEW_YEAR}, {block('2027-01-03', '2027-01-04')}"), "2027.toml", "重复"),
        (notice("7"), FIRST, "应为表"),
        (notice(NEW_YEAR.replace("work", "works")), FIRST, "不认识 works"),
        (notice(NEW_YEAR, HEAD + "region = 1\n"), "2027.toml", "不认识 region"),
        (f'key = "x"\ntitle = "x"\nyears = [{YEAR}, {YEAR}]'.encode(), "2027.toml", "重复的年份"),
        (b'key = "x"\nyears = [{ year = 2025 }]\ntitle = "x"', "2027.toml years[1]", "holidays"),
    ],
)
def test_a_bad_notice_is_refused_with_place_and_reason(data: bytes, place: str, said: str) -> None:
    where, why = reason(data)
    assert where == place
    assert said in why


def test_every_shipped_notice_has_number_title_and_source_mark() -> None:
    years = [one.year for one in national_notices()]
    assert sorted(set(years)) == list(range(2019, 2027))
    assert [one.number for one in national_notices() if one.amends] == [
        "国办发明电〔2019〕3号",
        "国办发明电〔2020〕1号",
    ]
    assert all(one.issued and one.title.startswith("国务院办公厅") for one in national_notices())


def test_a_region_of_the_user_adds_years_to_the_shipped_one() -> None:
    more = read_calendar(
        'key = "ningxia"\ntitle = "宁夏"\n[[years]]\nyear = 2025\nnumber = "x"\ntitle = "y"\n'
        'holidays = [{ name = "开斋节", from = 2025-03-31, to = 2025-04-01 }]'.encode(),
        place="x",
    )
    assert isinstance(more, Region)
    calendar = load_calendar(region="ningxia", extra=[more])
    assert not calendar.is_workday(date(2025, 3, 31))
    assert not calendar.is_workday(date(2019, 6, 5))
    assert load_calendar(extra=[more]).is_workday(date(2025, 3, 31))


def test_an_unknown_region_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownKey, match="ningxia"):
        load_calendar(region="atlantis")


def test_a_region_is_known_by_its_chinese_title_too() -> None:
    assert merge_regions("宁夏", shipped_regions()).key == "ningxia"
