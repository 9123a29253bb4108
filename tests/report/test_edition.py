"""The editions are the official forms, cell by cell."""

import pickle

import pytest

from gongkai.report.edition import UnknownEdition, chinese_number, edition, edition_of, editions


def test_the_revised_form_has_25_rows_7_columns_and_21_leaves() -> None:
    form = edition("2021-30")
    assert (len(form.rows), len(form.columns), len(form.leaves)) == (25, 7, 21)
    assert len(form.cells) == 10 + 25 * 7 + 15


def test_the_trial_form_has_23_rows_and_19_leaves() -> None:
    form = edition("2019-60")
    assert (len(form.rows), len(form.leaves)) == (23, 19)
    assert len(form.cells) == 22 + 23 * 7 + 15


def test_the_year_chooses_the_form() -> None:
    years = {2019: "2019-60", 2020: "2019-60", 2021: "2021-30", 2030: "2021-30"}
    assert {year: edition_of(year).key for year in years} == years


def test_before_2019_there_is_no_form() -> None:
    with pytest.raises(UnknownEdition, match="2018"):
        edition_of(2018)
    with pytest.raises(UnknownEdition, match="1999-1"):
        edition("1999-1")


def test_a_leaf_without_a_row_of_its_own_is_counted_in_the_single_row() -> None:
    assert edition("2019-60").row_of("other_overdue_fee") == "other_single"
    assert edition("2021-30").row_of("other_overdue_fee") == "other_overdue_fee"


def test_labels_speak_the_form() -> None:
    form = edition("2021-30")
    assert (
        form.label("table3.denied_secret.natural") == "表三 （三）不予公开1.属于国家秘密 · 自然人"
    )
    assert form.label("chapter5") == "五、存在的主要问题及改进情况"
    assert form.label("table4") == "表四"
    assert form.label("chapter9") == "九、"
    assert form.label("title.year") == "标题 year"
    assert form.label("chapters") == "chapters"


def test_equations_are_spelled_out_for_every_column_row_and_group() -> None:
    for form in editions():
        codes = [identity.code for identity in form.identities]
        assert [codes.count(c) for c in ("BAL01", "SUM01", "SUM02", "SUM03")] == [
            7,
            7,
            len(form.rows),
            3,
        ]
        assert all(key in form.cells for identity in form.identities for key in identity.keys)


def test_chinese_numbers_of_chapters() -> None:
    assert "".join(chinese_number(n) for n in range(1, 11)) == "一二三四五六七八九十"


def test_an_edition_stays_the_same_object_through_another_process() -> None:
    form = edition("2021-30")
    assert pickle.loads(pickle.dumps(form)) is form  # noqa: S301
