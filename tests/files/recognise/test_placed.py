"""Tables that stand as the form prints them are read by place, as searching would read them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai.files import recognise as recognition
from gongkai.files.compose import compose
from gongkai.files.paper import Grid, GridCell, Paper
from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.files.recognise.placed import by_place
from gongkai.report.report import AnnualReport
from tests.page_rows import Rows, filled, unmerged
from tests.papers import page, table, tables
from tests.reports import balanced_report

FORMS = ("2019-60", "2021-30")
INDEX = Grid((GridCell(0, 0, "索引号"), GridCell(0, 1, "X\n2024-1")), 1, 2)
"""What pages print above a report."""


def searched(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> AnnualReport:
    """The report as the long way finds it."""
    with monkeypatch.context() as patch:
        patch.setattr(recognition, "by_place", lambda _: None)
        return recognise(paper)


def changed(paper: Paper, change: Callable[[GridCell], GridCell]) -> Paper:
    """The paper with its cells changed."""
    return replace(
        paper,
        blocks=tuple(
            replace(block, cells=tuple(map(change, block.cells)))
            if isinstance(block, Grid)
            else block
            for block in paper.blocks
        ),
    )


def texted(paper: Paper, key: str, text: str) -> Paper:
    """The paper with another text in one figure's cell."""
    return changed(paper, lambda cell: cell._replace(text=text) if cell.key == key else cell)


@pytest.mark.parametrize("busy", [True, False])
@pytest.mark.parametrize("form", FORMS)
def test_the_layout_of_the_form_gives_what_searching_gives(
    form: str, busy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = balanced_report(5, edition=form, busy=busy)
    paper = compose(report)
    for each in (paper, replace(paper, blocks=(INDEX, *paper.blocks))):
        assert by_place(each) is not None
        assert recognise(each) == searched(each, monkeypatch)
    assert recognise(paper).facts == report.facts


def unmerged_page(report: AnnualReport, change: Callable[[Rows], Rows]) -> Paper:
    """A page whose tables have lost the merging of their cells, one of them not."""
    two, three, four = tables(report)
    bodies = [table(change(two)), table(three), table(change(four))]
    return read_paper(page(report, bodies).encode(), name="年报.html")


@pytest.mark.parametrize("change", [filled, unmerged])
@pytest.mark.parametrize("form", FORMS)
def test_cells_that_are_no_longer_merged_give_what_searching_gives(
    form: str, change: Callable[[Rows], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = balanced_report(6, edition=form)
    paper = unmerged_page(report, change)
    assert by_place(paper) is not None
    assert recognise(paper) == searched(paper, monkeypatch)
    assert recognise(paper).facts == report.facts


def test_a_blank_figure_beside_padding_takes_the_long_way() -> None:
    report = balanced_report(6)
    cells = dict(report.cells)
    cells["table2.permit.decisions"] = cells["table2.permit.decisions"]._replace(
        value=None, printed=""
    )
    paper = unmerged_page(replace(report, cells=cells), unmerged)
    assert by_place(paper) is None
    assert by_place(unmerged_page(report, unmerged)) is not None


@pytest.mark.parametrize("text", ["", " ", "\u3000", "０", "3.50", "-4", "1,234", "零"])
@pytest.mark.parametrize("key", ["table2.regulations.made", "table3.granted.total"])
def test_a_blank_or_another_figure_is_read_off_the_same_way(
    key: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = texted(compose(balanced_report(2)), key, text)
    assert by_place(paper) is not None
    assert recognise(paper) == searched(paper, monkeypatch)


@pytest.mark.parametrize("text", ["无", "/", "5件", "1\n2", "3①", "暂缺", "2（注）"])
def test_words_beside_a_figure_take_the_long_way(text: str) -> None:
    report = balanced_report(2)
    paper = texted(compose(report), "table3.granted.total", text)
    assert by_place(paper) is None
    assert recognise(paper).cells["table3.granted.total"].printed == text.strip()


@pytest.mark.parametrize(
    "change",
    [
        lambda cell: cell._replace(text=cell.text.replace("国家秘密", "国家机密")),
        lambda cell: cell._replace(rowspan=cell.rowspan + (cell.rowspan == 22)),
        lambda cell: cell._replace(text="" if "商业企业" in cell.text else cell.text),
    ],
)
def test_a_label_or_a_span_unlike_the_form_takes_the_long_way(
    change: Callable[[GridCell], GridCell],
) -> None:
    paper = changed(compose(balanced_report(2)), change)
    assert by_place(paper) is None
    assert recognise(paper).cells


def test_two_copies_of_a_table_take_the_long_way() -> None:
    paper = compose(balanced_report(2))
    twice = replace(paper, blocks=(*paper.blocks, *paper.grids()))
    assert by_place(twice) is None


def test_a_lone_figure_in_a_row_without_label_takes_the_long_way() -> None:
    paper = changed(
        compose(balanced_report(2)),
        lambda cell: cell._replace(text="") if cell.key.startswith("table4.") else cell,
    )
    assert by_place(paper) is not None
    assert by_place(texted(paper, "table4.review.total", "0")) is None
