"""The parent is the sum of its parts, and every difference names the parts."""

from decimal import Decimal

from gongkai.report.edition import edition
from gongkai.report.rollup import Part, rollup, summed
from tests.report.build import report

FORM = edition("2021-30")
KEY = "table3.granted.natural"
FEES = "table2.fees.amount_10k_yuan"


def test_a_cell_is_the_sum_of_the_parts_that_filled_it() -> None:
    parts = [
        report({KEY: 2}, organ="甲"),
        report({KEY: 3}, organ="乙"),
        report({KEY: "blank"}, organ="丙"),
    ]
    total = summed(KEY, parts)
    assert total.value == 5
    assert total.parts == (Part("甲", 2), Part("乙", 3))
    assert total.blank == ("丙",)


def test_what_nobody_filled_stays_blank() -> None:
    assert summed(KEY, [report({KEY: "blank"})]).value is None


def test_money_and_counts_add_up_exactly() -> None:
    assert summed(
        FEES, [report({FEES: 0.1}), report({FEES: 0.2}), report({FEES: 3})]
    ).value == Decimal("3.3")


def test_the_rolled_up_report_has_every_cell_and_a_title() -> None:
    rolled = rollup(
        [report(base="busy"), report(base="busy")], organ="示例县", year=2024, edition=FORM
    )
    assert rolled.report.value("table4.review.total") == 28
    assert rolled.report.title == "示例县2024年政府信息公开工作年度报告"
    assert set(rolled.report.cells) == set(FORM.cells)


def test_differences_name_the_cell_what_was_printed_and_the_parts() -> None:
    rolled = rollup([report({KEY: 2}), report({KEY: 3})], organ="示例县", year=2024, edition=FORM)
    printed = report({KEY: 4, "table3.partial.natural": "blank"})
    found = {each.key: (each.printed, each.sum.value) for each in rolled.differences(printed)}
    assert found == {KEY: (4, 5), "table3.partial.natural": (None, 0)}
