"""Plain text and Markdown as paper."""

from random import Random

import pytest

from gongkai.files import read_bytes
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid, Paper, Paragraph
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


def test_wide_gaps_part_cells() -> None:
    assert rows("自然人   商业企业   总计\n1   2   3") == [
        ["自然人", "商业企业", "总计"],
        ["1", "2", "3"],
    ]


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
