"""Change any one cell by one and a rule speaks; the cells no rule can watch are listed."""

import pytest

from gongkai.report.checker import check
from gongkai.report.edition import edition
from gongkai.report.rule import Dossier
from tests.report.build import busy, report

# Cells of table 2 whose truth is in no other figure of the two reports.
UNWATCHED = {
    "table2.permit.decisions": "a flow of the year; nothing else in the form repeats it",
    "table2.penalty.decisions": "a flow of the year; nothing else in the form repeats it",
    "table2.coercion.decisions": "a flow of the year; nothing else in the form repeats it",
    "table2.fees.amount_10k_yuan": "money of the year; nothing else in the form repeats it",
}


def _dossier(change: str | None) -> Dossier:
    form = edition("2021-30")
    values = busy(form)
    before = {key: value for key, value in values.items() if "in_force" in key}
    for column in form.columns:
        before[f"table3.carried_forward.{column.key}"] = values[
            f"table3.carried_over.{column.key}"
        ]
    if change is not None:
        values[change] += 1
    return Dossier(
        report(values, organ="示例市人民政府"),
        previous=report(before, base="zero", year=2023, organ="示例市人民政府"),
    )


def test_the_report_before_the_change_is_clean() -> None:
    assert check(_dossier(None)) == ()


@pytest.mark.parametrize("key", [key for key in edition("2021-30").cells if "table2" not in key])
def test_any_cell_of_tables_3_and_4_changed_by_one_trips_a_rule(key: str) -> None:
    assert check(_dossier(key))


@pytest.mark.parametrize("key", [key for key in edition("2021-30").cells if "table2" in key])
def test_any_cell_of_table_2_trips_a_rule_save_the_reviewed_ones(key: str) -> None:
    assert bool(check(_dossier(key))) is (key not in UNWATCHED)


@pytest.mark.parametrize("key", [k for k in edition("2019-60").cells if "table2" not in k])
def test_any_cell_of_the_trial_form_changed_by_one_trips_a_rule(key: str) -> None:
    values = busy(edition("2019-60"))
    values[key] += 1
    assert check(Dossier(report(values, form="2019-60", year=2020)))
