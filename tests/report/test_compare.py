"""Two reports side by side: changes, shares, links of consecutive years, words used again."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.report.compare import Comparison, Link, Pair, Relation, Share, compare, percent
from gongkai.report.edition import editions
from gongkai.report.report import AnnualReport, Cell
from tests.report.build import report
from tests.reports import balanced_report, next_year

WORDS = "一是答复文书的说理还不够充分，对不予公开的理由往往只写条款不写事实，需要逐件评查。"


def last_year(values: Mapping[str, Any] | None = None, **settings: Any) -> AnnualReport:
    return report(values, year=2023, **settings)


def pair(found: Comparison, key: str) -> Pair:
    return next(each for each in found.cells if each.key == key)


def share(found: Comparison, key: str) -> Share:
    return next(each for each in found.shares if each.key == key)


def link(found: Comparison, key: str) -> Link:
    return next(each for each in found.links if each.key == key)


def test_a_change_has_both_values_difference_and_percentage() -> None:
    key = "table2.permit.decisions"
    found = pair(compare(last_year({key: 80}), report({key: 100})), key)
    assert (found.first, found.second, found.difference) == (80, 100, 20)
    assert found.percent == Decimal("25.0")
    assert found.label == "表二 行政许可 · 本年处理决定数量"


def test_from_nothing_there_is_a_difference_but_no_percentage() -> None:
    key = "table2.permit.decisions"
    found = pair(compare(last_year(), report({key: 7})), key)
    assert (found.difference, found.percent) == (7, None)
    still = pair(compare(last_year(), report()), key)
    assert (still.difference, still.percent) == (0, None)


@pytest.mark.parametrize(("old", "new"), [("blank", 3), (3, "blank"), ("blank", "blank")])
def test_a_blank_is_no_zero(old: object, new: object) -> None:
    key = "table4.review.upheld"
    found = pair(compare(last_year({key: old}), report({key: new})), key)
    assert (found.difference, found.percent) == (None, None)


def test_what_changed_is_told_apart_also_from_blank_to_zero() -> None:
    old = last_year({"table4.review.upheld": "blank", "table2.permit.decisions": 2})
    found = compare(old, report({"table2.permit.decisions": 3}))
    assert [each.key for each in found.changed] == [
        "table2.permit.decisions",
        "table4.review.upheld",
    ]


def test_percentages_round_halves_away_from_zero() -> None:
    assert percent(1, 2000) == Decimal("0.1")
    assert percent(-1, 2000) == Decimal("-0.1")
    assert percent(Decimal("0.5"), 3) == Decimal("16.7")


def test_cells_of_both_forms_stand_in_the_order_of_the_second() -> None:
    old, new = editions()
    found = compare(report(form=old.key, year=2020), report(form=new.key, year=2021))
    keys = [each.key for each in found.cells]
    assert keys[: len(new.cells)] == list(new.cells)
    assert set(keys) == {*old.cells, *new.cells}
    single = pair(found, "table3.other_single.total")
    assert (single.first, single.second, single.difference) == (0, None, None)
    assert single.label.startswith("表三 （六）其他处理")
    assert pair(found, "table3.other_other.total").first is None


def test_money_in_other_units_has_no_difference() -> None:
    key = "table2.fees.amount_10k_yuan"
    old, new = last_year({key: 3}), report({key: 30000})
    new = replace(new, cells={**new.cells, key: Cell(30000, "30000元", "元")})
    found = pair(compare(old, new), key)
    assert (found.units, found.difference, found.percent) == (("", "元"), None, None)
    same = replace(old, cells={**old.cells, key: Cell(30000, "30000元", "元")})
    assert pair(compare(same, new), key).difference == 0
    assert [each.key for each in compare(old, same).changed] == [key]


def test_shares_are_parts_of_the_handled_the_received_and_the_disputes() -> None:
    found = compare(last_year(), report(base="busy"))
    denied = share(found, "handled.denied")
    assert (denied.first, denied.label) == (None, "办理结果中不予公开")
    new = report(base="busy")
    rows = [row.key for row in new.edition.rows if row.group == "denied"]
    parts = sum(new.value(f"table3.{key}.total") or 0 for key in rows)
    assert denied.second == percent(parts, new.value("table3.total.total") or 0)
    assert share(found, "received.natural").label == "新收申请中自然人"
    assert share(found, "corrected.review").second == Decimal("21.4")  # 3 of 14
    assert denied.points is None
    assert share(compare(new, new), "handled.denied").points == 0


def test_a_share_with_a_blank_part_is_not_known() -> None:
    blank = report({"table3.denied_secret.total": "blank"}, base="busy")
    found = compare(blank, report(base="busy"))
    assert share(found, "handled.denied").first is None
    assert share(found, "handled.granted").first is not None


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_single_row_of_the_old_form_is_the_group_of_the_new(order: tuple[int, int]) -> None:
    old = balanced_report(3, edition="2019-60", year=2020)
    pairs = (old, next_year(old, 4))
    found = compare(pairs[order[0]], pairs[order[1]])
    other = share(found, "handled.other")
    assert None not in (other.first, other.second)
    handled = [each for each in found.shares if each.key.startswith("handled.")]
    assert len(handled) == 6


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_links_of_consecutive_years_hold_in_reports_that_carry_over(seed: int) -> None:
    old = balanced_report(seed, edition="2021-30", year=2023)
    found = compare(old, next_year(old, seed + 1))
    carried = [each for each in found.links if each.key.startswith("table3")]
    assert len(carried) == 7
    assert all(each.holds for each in carried)
    assert sum(each.second or 0 for each in found.shares if "handled." in each.key) > 99


def test_a_broken_carry_over_and_stock_are_told() -> None:
    old = last_year({"table3.carried_forward.total": 12, "table2.normative_documents.in_force": 9})
    new = report(
        {
            "table3.carried_over.total": 10,
            "table2.normative_documents.made": 3,
            "table2.normative_documents.repealed": 1,
            "table2.normative_documents.in_force": 12,
        }
    )
    found = compare(old, new)
    carried = link(found, "table3.carried_over.total")
    assert (carried.expected, carried.printed, carried.holds) == (12, 10, False)
    stock = link(found, "table2.normative_documents.in_force")
    assert (stock.expected, stock.printed, stock.holds) == (11, 12, False)
    assert link(found, "table2.regulations.in_force").holds is True


@pytest.mark.parametrize(
    ("blank", "key"),
    [
        ("table3.carried_over.total", "table3.carried_over.total"),
        ("table2.regulations.made", "table2.regulations.in_force"),
    ],
)
def test_a_link_with_a_blank_cannot_be_judged(blank: str, key: str) -> None:
    found = compare(last_year(), report({blank: "blank"}))
    assert link(found, key).holds is None


def test_the_old_form_has_no_stock_to_follow_from() -> None:
    found = compare(report(form="2019-60", year=2020), report(form="2021-30", year=2021))
    assert {each.key.split(".")[0] for each in found.links} == {"table3"}


def test_reports_stand_to_each_other_as_years_as_organs_or_not_at_all() -> None:
    one = report()
    assert compare(last_year(), one).relation is Relation.YEARS
    neighbour = compare(report(organ="示例县水务局"), one)
    assert (neighbour.relation, neighbour.links) == (Relation.ORGANS, ())
    assert compare(last_year(organ="示例县水务局"), one).relation is Relation.OTHER
    assert compare(report(organ=""), report(organ="")).relation is Relation.ORGANS
    assert compare(report(year=None, organ=""), one).relation is Relation.OTHER


@pytest.mark.parametrize("year", [2022, 2024, 2025, None])
def test_only_the_year_after_is_held_against_a_year(year: int | None) -> None:
    assert compare(last_year(), report(year=year)).links == () or year == 2024
    assert bool(compare(last_year(), report(year=2024)).links)


def test_words_used_again_are_told_by_chapter() -> None:
    old = last_year(texts={"5": WORDS, "1": "去年的情况。"})
    found = compare(old, report(texts={"5": WORDS + "二是图解较少。", "1": ""}))
    told = {each.number: each for each in found.retold}
    assert set(told) == {5, 6}
    assert told[5].label == "五、存在的主要问题及改进情况"
    assert 80 < told[5].reuse.percent < 100
    assert told[6].reuse.percent == 0
