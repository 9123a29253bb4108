"""Standard coal by one method, local factors before shipped ones, indicators, the return's day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from gongkai.law import energy, lawfile
from gongkai.law.energy import (
    Local,
    Method,
    decimal,
    factor_on,
    indicators,
    kind_of,
    reduction,
    return_due,
    standard_coal,
)
from gongkai.law.errors import BadFacts, BadLawData, NotInForce, UnknownKey
from gongkai.law.instruments import Confidence

DAY = date(2024, 12, 31)


def coal_of(method: Method = Method.CALORIFIC, /, **quantities: str) -> Decimal:
    given = {key: Decimal(each) for key, each in quantities.items()}
    return standard_coal(given, on=DAY, method=method).kgce


@pytest.mark.parametrize(
    ("kind", "quantity", "kgce"),
    [
        ("electricity", "1000", "122.9"),
        ("gas", "100", "133"),
        ("heat", "1", "34.12"),
        ("coal", "2", "1428.6"),
        ("petrol", "100", "108.8836"),
        ("diesel", "100", "123.8535"),
        ("lpg", "10", "17.143"),
        ("kerosene", "10", "14.714"),
        ("fuel_oil", "10", "14.286"),
        ("other", "1.5", "1500"),
    ],
)
def test_each_kind_becomes_kilograms_of_standard_coal(kind: str, quantity: str, kgce: str) -> None:
    assert coal_of(**{kind: quantity}) == Decimal(kgce)


def test_the_method_changes_electricity_and_nothing_else() -> None:
    given = {"electricity": Decimal(1000), "gas": Decimal(100)}
    low, high = (standard_coal(given, on=DAY, method=each) for each in Method)
    assert (low.method.label, high.method.label) == ("当量值", "等价值")
    assert [each.kgce for each in low.lines] == [Decimal("122.9"), Decimal(133)]
    assert [each.kgce for each in high.lines] == [Decimal(310), Decimal(133)]
    (used,) = high.lines[0].factors
    assert (used.confidence, bool(used.note)) == (Confidence.UNCERTAIN, True)


def test_water_is_not_energy_and_nothing_makes_nothing() -> None:
    assert coal_of(water="500") == 0
    assert not kind_of("water").converted
    assert coal_of() == 0


def test_a_local_factor_goes_before_the_shipped_one_from_its_day() -> None:
    local = {"gas": Local(value=Decimal("1.2143"), since=date(2024, 1, 1), cites="某省标准")}
    given = {"gas": Decimal(100)}
    found = standard_coal(given, on=DAY, method=Method.CALORIFIC, local=local)
    assert found.kgce == Decimal("121.43")
    assert (found.lines[0].factors[0].cites, found.lines[0].factors[0].confidence) == (
        ("某省标准",), None,
    )  # fmt: skip
    assert factor_on("gas", on=date(2023, 12, 31), local=local).value == Decimal("1.3300")


def test_a_factor_that_nobody_has_set_is_refused() -> None:
    with pytest.raises(NotInForce, match="人工煤气折标准煤系数"):
        coal_of(coal_gas="10")
    with pytest.raises(NotInForce):
        factor_on("coal", on=date(2020, 12, 31), local={})


def test_odd_quantities_and_kinds_are_refused() -> None:
    with pytest.raises(BadFacts):
        coal_of(gas="-1")
    with pytest.raises(UnknownKey):
        coal_of(wind="1")


def test_indicators_are_rounded_shares_and_unknown_parts_stay_unknown() -> None:
    found = indicators(
        kgce=Decimal(1000), kwh=Decimal(500), water=None, people=30, area=Decimal("150.5")
    )
    assert [each.value for each in found] == [
        Decimal("33.33"), Decimal("6.64"), Decimal("3.32"), None,
    ]  # fmt: skip
    nobody = indicators(kgce=Decimal(1), kwh=None, water=Decimal(1), people=0, area=None)
    assert [each.value for each in nobody] == [None] * 4


def test_a_rise_is_a_negative_reduction_and_no_base_gives_none() -> None:
    assert reduction(base=Decimal(200), now=Decimal(150)) == 25
    assert reduction(base=Decimal(200), now=Decimal(250)) == -25
    assert reduction(base=None, now=Decimal(1)) is None
    assert reduction(base=Decimal(0), now=Decimal(1)) is None
    assert reduction(base=Decimal(1), now=None) is None


def test_the_return_of_a_year_is_due_on_the_last_of_march() -> None:
    assert return_due(2024) == (date(2025, 3, 31), "公共机构节能条例第十五条")


@pytest.mark.parametrize("value", ["一", "0", "-1", "NaN", "Infinity"])
def test_a_factor_is_an_exact_number_above_zero(value: str) -> None:
    with pytest.raises(BadLawData):
        decimal({"value": value}, "某处")


def test_a_kind_with_a_factor_that_is_not_listed_does_not_load(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data: Mapping[str, object] = {
        "kinds": [{"key": "a", "title": "甲", "unit": "吨", "factors": ["b"]}],
        "factors": {"c": {"title": "丙", "unit": "吨"}},
    }
    monkeypatch.setattr(lawfile, "load", lambda _: data)
    energy.kinds.cache_clear()
    energy.factors.cache_clear()
    with pytest.raises(BadLawData, match="b 没有列出"):
        energy.kinds()
    monkeypatch.undo()
    energy.kinds.cache_clear()
    energy.factors.cache_clear()
    assert "gas" in energy.kinds()
