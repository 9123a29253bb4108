"""Standard coal, indicators, comparisons: each figure with its calculation, no method mixed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from gongkai.law.energy import Method
from gongkai.web.conservation.measuring import Held, Year, line_words, years_of
from gongkai.web.conservation.models import Profile
from gongkai.web.conservation.services import basis
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.conservation import things
from tests.web.conservation.things import DAY

SOURCE = "示例文件"


def measured(organ: Organ, year: int = 2024) -> Year:
    return years_of(organ, years=[year], day=DAY)[year]


def held(organ: Organ, key: str, year: int = 2024) -> Held:
    return next(each for each in measured(organ, year).held if each.indicator.key == key)


def mark(organ: Organ, **more: object) -> None:
    given = {"year": 2024, "indicator": "energy_per_person", "source": SOURCE, **more}
    basis.set_yardstick(organ, by=None, **given)  # type: ignore[arg-type]


def test_a_year_becomes_standard_coal_and_indicators_with_their_calculation(bureau: Organ) -> None:
    things.full_year(bureau)
    water = things.meter(bureau, kind="water")
    for month in range(1, 13):
        things.used(water, month, 50)
    this = measured(bureau)
    assert this.lacking == ()
    assert this.coal is not None
    assert this.coal.kgce == Decimal(120_000) * Decimal("0.1229")
    assert [line_words(each) for each in this.coal.lines] == [
        "120000千瓦时 × 0.1229 = 14748千克标准煤"
    ]
    assert [each.indicator.value for each in this.held] == [
        Decimal("147.48"), Decimal("2.95"), Decimal("24.00"), Decimal("6.00"),
    ]  # fmt: skip
    assert [each.how for each in this.held] == [
        "14748千克标准煤（电力按当量值） ÷ 100人",
        "14748千克标准煤（电力按当量值） ÷ 5000平方米",
        "120000千瓦时 ÷ 5000平方米",
        "600立方米 ÷ 100人",
    ]


def test_the_method_of_the_year_goes_through_the_whole_sum(bureau: Organ) -> None:
    things.confirmed_profile(bureau, year=2024, method="equivalent")
    for kind in ("electricity", "heat", "petrol"):
        things.used(things.meter(bureau, kind=kind), 12, 100)
    coal = measured(bureau).coal
    assert coal is not None
    assert coal.method is Method.EQUIVALENT
    assert [line_words(each) for each in coal.lines] == [
        "100千瓦时 × 0.31 = 31千克标准煤",
        "100吉焦 × 1000 × 0.03412 = 3412千克标准煤",
        "100升 × 0.74 × 1.4714 = 108.88千克标准煤",
    ]


def test_without_a_profile_or_a_factor_there_is_no_figure_but_a_reason(bureau: Organ) -> None:
    things.used(things.meter(bureau, kind="coal_gas", opened=date(2024, 12, 1)), 12, 100)
    assert measured(bureau).lacking == ("没有填写基本情况",)
    things.profile(bureau, year=2024)
    this = measured(bureau)
    assert this.coal is None
    assert "人工煤气" in this.lacking[0]
    assert "请设定本地系数" in this.lacking[0]
    assert [each.indicator.value for each in this.held] == [None] * 4


def test_a_local_factor_of_the_organ_above_holds_below_and_the_nearer_one_first(
    county: Organ, bureau: Organ, neighbour: Organ
) -> None:
    since = date(2023, 1, 1)
    for organ in (bureau, neighbour):
        things.confirmed_profile(organ, year=2024, method="equivalent")
        things.used(things.meter(organ), 12, 100)
    given = {"key": "electricity_equivalent", "cites": "某省规定", "by": None}
    basis.set_factor(county, value=Decimal("0.3"), since=since, **given)
    basis.set_factor(bureau, value=Decimal("0.29"), since=since, **given)
    basis.set_factor(bureau, value=Decimal("0.2"), since=date(2025, 1, 1), **given)
    sums = [coal.kgce for organ in (bureau, neighbour) if (coal := measured(organ).coal)]
    assert sums == [29, 30]
    with pytest.raises(Refused, match="已经设定"):
        basis.set_factor(bureau, value=Decimal(1), since=since, **given)


def test_an_indicator_is_held_against_base_quota_and_target(bureau: Organ) -> None:
    things.full_year(bureau)
    mark(bureau, base_year=2020, base=Decimal(200), method="calorific", quota=Decimal(140),
         target=Decimal(150))  # fmt: skip
    found = held(bureau, "energy_per_person")
    assert (found.base, found.fell) == (200, Decimal("26.26"))
    assert (found.over_quota, found.over_target) == (True, False)
    mark(bureau, quota=Decimal(150))
    assert held(bureau, "energy_per_person").over_quota is False


def test_a_base_of_another_method_is_never_compared(bureau: Organ) -> None:
    things.full_year(bureau)
    mark(bureau, base_year=2020, base=Decimal(200), method="equivalent")
    found = held(bureau, "energy_per_person")
    assert (found.base, found.fell) == (None, None)
    assert "不能比较" in found.base_words


def test_a_base_without_a_value_is_worked_out_by_the_method_of_the_year(bureau: Organ) -> None:
    things.full_year(bureau, year=2023, each=20_000)
    Profile.objects.filter(year=2023).update(method="equivalent")
    things.full_year(bureau, each=10_000)
    for month in range(1, 13):
        things.used(things.Meter.objects.order_by("pk")[0], month, 0)
    mark(bureau, base_year=2023)
    found = held(bureau, "energy_per_person")
    assert (found.base, found.fell) == (Decimal("294.96"), 50)
    assert "按本年的方法折算" in found.base_words


def test_a_year_that_goes_on_has_not_fallen_below_its_base(bureau: Organ) -> None:
    things.full_year(bureau)
    mark(bureau, base_year=2020, base=Decimal(200), method="calorific")
    now = years_of(bureau, years=[2024], day=date(2024, 12, 31))[2024].held[0]
    assert (now.base, now.fell) == (200, None)


def test_a_base_year_with_gaps_gives_no_base(bureau: Organ) -> None:
    things.full_year(bureau)
    mark(bureau, base_year=2022)
    found = held(bureau, "energy_per_person")
    assert (found.base, "不完整" in found.base_words) == (None, True)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"base_year": 2024, "base": Decimal(1), "method": "calorific"}, "base_year"),
        ({"base": Decimal(1), "method": "calorific"}, "base_year"),
        ({"base_year": 2020, "base": Decimal(1)}, "method"),
        ({}, "target"),
    ],
)
def test_half_a_yardstick_is_refused(bureau: Organ, given: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        mark(bureau, **given)
    assert refused.value.field == field


def test_a_profile_is_confirmed_by_a_second_person_and_then_kept(
    bureau: Organ, hire: Hire
) -> None:
    drafter = hire(bureau, "section_head")
    given = {"year": 2024, "people": 90, "area": Decimal(5000), "vehicles": 6,
             "green_vehicles": 2, "method": "calorific"}  # fmt: skip
    made = basis.set_profile(bureau, **given, by=drafter)
    with pytest.raises(Refused, match="不同的人"):
        basis.confirm_profile(made, by=drafter)
    basis.confirm_profile(made, by=hire(bureau, "head"))
    for again in (
        lambda: basis.set_profile(bureau, **given, by=drafter),
        lambda: basis.confirm_profile(made, by=None),
    ):
        with pytest.raises(Refused):
            again()
    basis.reopen_profile(made, reason="面积有误", by=None)
    changed = basis.set_profile(bureau, **{**given, "area": Decimal(5100)}, by=drafter)
    assert (changed.pk, changed.state, changed.area) == (made.pk, "draft", 5100)
    with pytest.raises(Refused):
        basis.reopen_profile(made, reason="再", by=None)


@pytest.mark.parametrize(
    ("name", "value"), [("people", 0), ("area", Decimal(0)), ("green_vehicles", 7)]
)
def test_a_profile_that_divides_by_nothing_is_refused(
    bureau: Organ, name: str, value: object
) -> None:
    given = {"year": 2024, "people": 90, "area": Decimal(5000), "vehicles": 6,
             "green_vehicles": 2, "method": "calorific", name: value}  # fmt: skip
    with pytest.raises(Refused) as refused:
        basis.set_profile(bureau, **given, by=None)
    assert refused.value.field == name


def test_the_page_of_the_indicators_prints_method_calculation_and_doubt(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    things.full_year(bureau)
    mark(bureau, base_year=2020, base=Decimal(200), method="calorific", target=Decimal(150))
    address = f"/workspace/organs/{bureau.code}/energy/indicators/?year=2024"
    page = enter(hire(bureau, "head")).get(address).text
    for words in ("当量值", "120000千瓦时 × 0.1229 = 14748千克标准煤", "147.48", "达到", "26.26%"):
        assert words in page
    assert "设定本地系数" not in page
    assert "设定本地系数" in enter(hire(bureau, "section_head")).get(address).text


def test_a_profile_and_a_yardstick_are_entered_on_pages(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    home = f"/workspace/organs/{bureau.code}/energy/"
    given = {"year": 2024, "people": 100, "area": "5000", "vehicles": 6, "green_vehicles": 7,
             "method": "calorific"}  # fmt: skip
    assert client.post(f"{home}profile/", given).status_code == 422
    assert client.post(f"{home}profile/", {**given, "green_vehicles": 2}).status_code == 302
    assert "待确认" in client.get(f"{home}?year=2024").text
    marks = {"year": 2024, "indicator": "power_per_area", "source": SOURCE, "quota": "30"}
    assert client.post(f"{home}yardsticks/set/", marks).status_code == 302
    assert (
        'value="30.00"'
        in client.get(f"{home}yardsticks/set/?year=2024&indicator=power_per_area").text
    )
