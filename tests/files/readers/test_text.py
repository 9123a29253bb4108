"""Plain text and Markdown as paper."""

from random import Random

import pytest

from gongkai.files import read_bytes
from gongkai.files.errors import Unreadable
from gongkai.files.paper import NO_CELL, Grid, Paper, Paragraph
from gongkai.files.readers.text import read
from tests.files.readers.mutations import mutated
from tests.papers import render
from tests.reports import balanced_report


def paper(text: str, encoding: str = "utf-8") -> Paper:
    return read(text.encode(encoding), name="a.txt")


def rows(text: str) -> list[list[str]]:
    found = next(paper(text).grids())
    lines: list[list[str]] = [[] for _ in range(found.rows)]
    for cell in found.cells:
        lines[cell.row].append(cell.text)
    return lines


def test_tabs_part_cells_and_blanks_are_cells() -> None:
    assert rows("甲\t\t1\t\n\t乙\t2") == [["甲", "", "1", ""], ["", "乙", "2"]]


def test_pipes_part_cells_and_rules_are_no_rows() -> None:
    assert rows("| 甲 | 1 |\n|:---|---:|\n| 乙 | |") == [["甲", "1"], ["乙", ""]]


def test_bars_at_the_edge_of_some_rows_stand_beside_blank_cells() -> None:
    assert rows("甲 | 1 | 2\n---|---|---\n | 3 | \n乙 |  | 4") == [
        ["甲", "1", "2"],
        ["", "3", ""],
        ["乙", "", "4"],
    ]


def test_bars_close_together_at_the_end_stand_for_a_span() -> None:
    assert rows("甲 | 1 | 2 | \n乙 | 3 | ||\n丙 |  | 4 | ") == [
        ["甲", "1", "2"],
        ["乙", "3"],
        ["丙", "", "4"],
    ]


def test_lines_between_frames_are_one_row_save_where_figures_stand_below_one_another() -> None:
    frame = "+--+--+"
    broken = f"{frame}\n|甲|1|\n|乙||\n{frame}\n|丙|2|\n{frame}\n|丁|3|\n|戊|4|\n{frame}"
    assert rows(broken) == [["甲\n乙", "1"], ["丙", "2"], ["丁", "3"], ["戊", "4"]]


def test_cells_closed_by_a_bar_keep_their_blanks() -> None:
    cells = "\n|\n".join(["规章", "1", "", "3", *"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"])
    texts = [each.text for each in paper(cells + "\n|").paragraphs()]
    assert texts[:5] == ["规章", "1", NO_CELL, "3", "甲"]
    opened = "\n".join(f"| \n 甲{n}  | \n   | \n {n}  |" for n in range(9))
    texts = [each.text for each in paper(opened).paragraphs()]
    assert texts[:6] == ["甲0", NO_CELL, "0", "甲1", NO_CELL, "1"]


def test_more_empty_lines_than_usual_are_blank_cells() -> None:
    figures = "\n\n".join(["甲", *"1234567890", "", *"1234567890123"])
    texts = [each.text for each in paper(figures).paragraphs()]
    assert texts[10:13] == ["0", NO_CELL, "1"]
    uneven = figures.replace("3\n\n4", "3\n\n\n4")
    assert NO_CELL not in [each.text for each in paper(uneven).paragraphs()]


def test_a_cell_of_several_lines_from_a_spreadsheet_is_one() -> None:
    assert [
        [c.replace("\u200b", "") for c in row] for row in rows('"商业\n企业"\t"科""研"\n3\t4')
    ] == [
        ["商业企业", '科"研'],
        ["3", "4"],
    ]


def test_wide_gaps_part_cells() -> None:
    assert rows("自然人   商业企业   总计\n1   2   3") == [
        ["自然人", "商业企业", "总计"],
        ["1", "2", "3"],
    ]


def test_a_figure_below_its_column_keeps_its_place_where_the_row_adds_up() -> None:
    full = "\n".join("甲乙" + "".join(f"{n:>6}" for n in (*row, sum(row))) for row in
                     ((1, 22, 3, 4, 5, 6), (10, 2, 3, 4, 5, 666), (1, 2, 3, 4, 5, 6)))  # fmt: skip
    lone, wrong = (
        "丙丁" + " " * 11 + "7" + " " * 29 + "7",
        "丙丁" + " " * 11 + "7" + " " * 29 + "8",
    )
    assert rows(f"{full}\n{lone}")[3] == ["丙丁", "", "7", "", "", "", "", "7"]
    assert rows(f"{full}\n{wrong}")[3] == ["丙丁", "7", "8"]
    astride = "丙丁" + " " * 7 + "17" + " " * 31 + "17"
    assert rows(f"{full}\n{astride}")[3] == ["丙丁", "17", "17"]


def test_two_words_head_a_grid_only_above_one() -> None:
    found = paper("行政复议    行政诉讼\n1   2   3\n\n某局    某日")
    assert [type(block) for block in found.blocks] == [Grid, Paragraph]


def test_blank_lines_do_not_part_a_grid() -> None:
    assert len(list(paper("甲\t1\n\n乙\t2\n话\n丙\t3").grids())) == 2


def test_hashes_and_stars_are_headings_and_emphasis() -> None:
    found = list(paper("## 一、总体情况 ##\n**二、其他**\n文").paragraphs())
    assert [(each.text, each.level) for each in found] == [
        ("一、总体情况", 2),
        ("二、其他", None),
        ("文", None),
    ]


def test_lines_and_tables_are_counted() -> None:
    found = paper("文\n甲\t1\n乙\t2")
    place = next(found.grids()).cells[3].place
    assert place is not None
    assert (place.file, place.table, place.row, place.column, place.line) == ("a.txt", 1, 2, 2, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert [each.text for each in paper("政府信息公开", encoding).paragraphs()] == ["政府信息公开"]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", bytes(range(1, 32)) * 40])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data, name="a.txt")


def test_spoilt_texts_never_break_the_reader() -> None:
    chance = Random(9)  # noqa: S311
    whole = render(balanced_report(1), "shifted.txt")
    for _ in range(60):
        try:
            told = read_bytes(mutated(whole, chance), name="a.txt").edition.title
        except Unreadable as refused:
            told = refused.reason
        assert told
