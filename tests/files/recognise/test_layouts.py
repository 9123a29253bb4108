"""Layouts met on published pages: read where they are certain, else left out; never misplaced."""

from dataclasses import replace

import pytest

from gongkai.files import read_bytes
from gongkai.files.paper import NO_CELL
from gongkai.files.recognise.chapters import headings_in
from gongkai.files.recognise.digits import no_sums, sums_of_disputes, sums_of_row
from gongkai.files.recognise.figures import complete, leading, slots_of, unbroken
from gongkai.files.recognise.labels import match
from gongkai.files.recognise.outcomes import dispute_and_outcome
from gongkai.files.recognise.said import Said
from gongkai.report.report import AnnualReport
from tests.papers import Box, Rows, differences, page, table, tables
from tests.reports import balanced_report

REPORT = balanced_report(5, edition="2021-30")


def printed(two: str = "", three: str = "", four: str = "") -> AnnualReport:
    plain = [table(rows) for rows in tables(REPORT)]
    bodies = [some or same for some, same in zip((two, three, four), plain, strict=True)]
    return read_bytes(page(REPORT, bodies).encode(), name="a.html")


def words(text: str, wanted: int, sums: object = no_sums) -> list[str]:
    return [slot.text for slot in slots_of(text, wanted, None, sums)]  # type: ignore[arg-type]


# ── figures in running text ─────────────────────────────────────────────────────────────────────
def test_a_blank_cell_keeps_its_place_among_figures() -> None:
    assert leading(f"3\n{NO_CELL}\n5\n某段话 7") == ["3", "", "5"]
    assert words(f"3\n{NO_CELL}\n5", 3) == ["3", "", "5"]


def test_blank_cells_too_many_are_left_out_at_the_end_only_where_the_total_proves_it() -> None:
    row = "\n".join((NO_CELL, "2", *[NO_CELL] * 4, "2", NO_CELL))
    assert words(row, 7, sums_of_row) == ["", "2", "", "", "", "", "2"]
    assert words("\n".join((NO_CELL, "2", "5", NO_CELL)), 3) == ["2", "5"]


def test_figures_beside_lost_blanks_are_not_cut_into_digits() -> None:
    assert complete(["10", "20", "30"], 7, sums_of_row)
    assert words("0 11", 3) == ["0", "11"]
    assert words("12 10 10 13 13 26 1 11 12 0 0", 15, sums_of_disputes) == [
        *("12", "10", "10", "13", "13", "26", "1", "11", "12", "0", "0")
    ]


def test_more_words_than_columns_are_joined_at_a_line_break_only() -> None:
    assert unbroken("1 2 0 0 0 0 1\n3 9", 7, sums_of_row) == [
        "1",
        "2",
        "0",
        "0",
        "0",
        "0",
        "1",
        "3",
        "9",
    ]
    assert unbroken("1 2 0 0 0 1\n0 13", 7, sums_of_row) == ["1", "2", "0", "0", "0", "10", "13"]
    assert words("1 2 0 0 0 1 0 13", 7, sums_of_row) == ["1", "2", "0", "0", "0", "1", "0", "13"]


# ── table 3 ─────────────────────────────────────────────────────────────────────────────────────
def test_a_page_that_repeats_the_upper_rows_of_the_heading_goes_on_with_the_table() -> None:
    rows = tables(REPORT)[1]
    upper = [[replace(box, down=min(box.down, 2)) for box in row] for row in rows[:2]]
    cut = len(rows) - 2  # （七）总计, whose label would stand beside the span of 办理结果
    last = [[Box("三、本年度办理结果"), *rows[cut]], rows[cut + 1]]
    assert not differences(REPORT, printed(three=table(rows[:cut]) + table([*upper, *last])))


def test_a_turned_table_that_lost_its_spans_is_left_alone() -> None:
    rows = tables(REPORT)[1]
    names = [box.text for box in rows[2]]
    labels = [next(b.text for b in reversed(row) if not b.figure) for row in rows[3:]]
    figures = [[box for box in row if box.figure] for row in rows[3:]]
    head = [[Box(""), *map(Box, labels)]]
    body = [
        [*([Box("法人或其他组织")] if n == 1 else []), Box(name), *(row[n] for row in figures)]
        for n, name in enumerate(["自然人", *names, "总计"])
    ]
    found = differences(REPORT, printed(three=table([*head, *body])))
    assert not [text for text in found.values() if "read as" in text]


def test_legal_persons_printed_over_each_kind_are_one_heading() -> None:
    rows = [list(row) for row in tables(REPORT)[1]]
    at = next(n for n, box in enumerate(rows[1]) if "法人" in box.text)
    rows[1][at : at + 1] = [Box("法人或其他组织")] * 5
    rows[4][-1] = replace(rows[4][-1], text="99999")  # no proof by the sums
    assert len(differences(REPORT, printed(three=table(rows)))) == 1


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("属于过程性信息", "row:denied_process"),
        ("要求确认或重新出具已获取信息", "row:noproc_confirm"),
        ("行政诉讼—复议后起诉", "dispute:litigation_after_review"),
        ("其他组织", "column:other"),
    ],
)
def test_shortened_labels_are_known(printed: str, name: str) -> None:
    assert match(printed).names == {name}


@pytest.mark.parametrize("printed", ["政府信息公开", "属于信息", "行政机关", "公开申请数量情况"])
def test_words_that_many_labels_hold_are_none(printed: str) -> None:
    assert not match(printed).names


def test_a_column_of_units_belongs_to_the_labels() -> None:
    rows = tables(REPORT)[1]
    first = [rows[0][0], Box("单位", 3), *rows[0][1:]]
    body = [
        [*(b for b in row if not b.figure), Box("件"), *(b for b in row if b.figure)]
        for row in rows[3:]
    ]
    assert not differences(REPORT, printed(three=table([first, *rows[1:3], *body])))


def test_parts_of_the_table_have_headings_of_their_own() -> None:
    rows = tables(REPORT)[1]
    names = ["自然人", *(box.text for box in rows[2]), "总计"]
    head = [[Box("办理结果", 1, 3), *map(Box, names)]]
    assert not differences(REPORT, printed(three=table(rows[:5]) + table([*head, *rows[5:]])))


def test_applicants_may_be_told_by_their_whole_path() -> None:
    rows = tables(REPORT)[1]
    names = [f"法人或其他组织-{box.text}" for box in rows[2]]
    head = [Box("办理情况", 1, 3), *map(Box, ["自然人", *names, "总计"])]
    assert not differences(REPORT, printed(three=table([head, *rows[3:]])))


@pytest.mark.parametrize("blank", [False, True])
def test_running_numbers_among_cells_one_a_line_are_no_figures(blank: bool) -> None:
    two, three, four = tables(REPORT)
    if blank:
        three = [[replace(b, text="") if b.text == "0" else b for b in row] for row in three]
    body = [[Box(f"{n}"), *row] for n, row in enumerate(three[3:], start=1)]
    rows = [*two, *three[:3], *body, *four]
    text = f"{REPORT.title}\n" + "".join(f"{box.text}\n|\n" for row in rows for box in row)
    got = read_bytes(text.encode(), name="a.txt")
    found = {
        key: words for key, words in differences(REPORT, got).items() if "0 read as" not in words
    }
    assert not found


# ── tables 2 and 4 ──────────────────────────────────────────────────────────────────────────────
def test_blocks_of_table_two_stand_side_by_side() -> None:
    rows: Rows = tables(REPORT)[0]
    five, six, last = rows[4:7], rows[7:11], rows[11:]
    narrow = [[replace(box, across=1) for box in row] for row in (*five, *six)]
    beside = [
        [replace(narrow[0][0], across=2), replace(narrow[3][0], across=2)],
        [*narrow[1], *narrow[4]],
        [*narrow[2], *narrow[5]],
        [Box(""), Box(""), *narrow[6]],
    ]
    assert not differences(REPORT, printed(two=table([*rows[:4], *beside, *last])))


def test_a_label_may_name_a_dispute_and_its_outcome() -> None:
    assert dispute_and_outcome(match("行政诉讼-未经复议直接起诉-结果维持").core) == (
        "litigation_direct.upheld"
    )
    assert dispute_and_outcome("行政复议情况") == ""


# ── headings ────────────────────────────────────────────────────────────────────────────────────
def said(*lines: str) -> list[Said]:
    return [Said(text, None, None, number) for number, text in enumerate(lines)]


def test_a_heading_over_two_lines_is_one() -> None:
    for broken in (
        ("政府信息公开行政复议、", "行政诉讼情况"),
        ("政府信息公开行政", "复议、行政诉讼情况"),
    ):
        found = headings_in(said(f"四、{broken[0]}", broken[1], "本年没有。"))
        assert [(each.chapter, each.line) for each in found] == [(4, 1)]


def test_a_sentence_below_a_number_is_no_heading() -> None:
    assert not headings_in(said("五、下一步", "我局将解决存在的问题并改进工作，争取更好。"))
