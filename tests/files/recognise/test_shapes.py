"""Every shape of a published report gives back every cell, with its place, and nothing else."""

from decimal import Decimal

import pytest

from gongkai.files import read_bytes
from gongkai.report.report import AnnualReport
from tests.papers import NEEDS_FIGURES, SHAPES, differences, render
from tests.reports import balanced_report

QUIET = frozenset(("footnotes.html", "swapped.html", "subtotal.html"))
"""Shapes about which there is something to remark."""

CERTAIN = [shape for shape in SHAPES if shape != "run-together.txt"]


def _reports(form: str) -> list[AnnualReport]:
    return [balanced_report(seed, edition=form, busy=bool(seed % 2)) for seed in (11, 12)]


@pytest.mark.parametrize("form", ["2021-30", "2019-60"])
@pytest.mark.parametrize("shape", CERTAIN)
def test_every_cell_comes_back_from_every_shape(shape: str, form: str) -> None:
    for report in _reports(form):
        got = read_bytes(render(report, shape), name=shape)
        assert not differences(report, got)
        assert (got.organ, got.year) == (report.organ, report.year)
        assert got.edition is report.edition


@pytest.mark.parametrize("shape", [shape for shape in CERTAIN if shape not in QUIET])
def test_a_sound_report_gives_no_remark_but_hints(shape: str) -> None:
    for report in _reports("2021-30"):
        got = read_bytes(render(report, shape), name=shape)
        assert {remark.kind for remark in got.remarks} <= {"REA10"}


@pytest.mark.parametrize("shape", CERTAIN)
def test_the_words_of_the_chapters_come_back(shape: str) -> None:
    report = _reports("2021-30")[0]
    got = read_bytes(render(report, shape), name=shape)
    for number, chapter in report.chapters.items():
        assert got.text(number) == chapter.text


@pytest.mark.parametrize("shape", ["plain.html", "word.html", "tabs.txt", "divs.html"])
def test_every_figure_knows_its_place(shape: str) -> None:
    got = read_bytes(render(balanced_report(5), shape), name=shape)
    for key, cell in got.cells.items():
        assert cell.place is not None, key
        assert cell.place.file == shape
        assert min(cell.place.table or 0, cell.place.row or 0, cell.place.column or 0) >= 1
    first, second = got.place("table3.granted.natural"), got.place("table3.granted.business")
    assert first is not None
    assert second is not None
    assert (second.row, second.column) == (first.row, (first.column or 0) + 1)


def test_figures_that_run_together_are_right_or_absent() -> None:
    for seed in range(6):
        report = balanced_report(seed, busy=bool(seed % 2))
        got = read_bytes(render(report, "run-together.txt"), name="a.txt")
        wrong = {key: text for key, text in differences(report, got).items() if "read as" in text}
        assert not wrong


@pytest.mark.parametrize("shape", [shape for shape in CERTAIN if shape not in NEEDS_FIGURES])
def test_blank_cells_stay_blank(shape: str) -> None:
    report = balanced_report(4)
    cells = dict(report.cells)
    for key, cell in cells.items():
        if key.split(".")[0] == "table3" and key.split(".")[2] in ("business", "research"):
            cells[key] = type(cell)(None)
        if key.startswith("table4.review"):
            cells[key] = type(cell)(None)
    blank = AnnualReport(report.organ, report.year, report.edition, cells, report.chapters)
    if shape in ("subtotal.html", "stacked.html"):
        return
    got = read_bytes(render(blank, shape), name=shape)
    assert not differences(blank, got)


def test_amounts_keep_their_decimals() -> None:
    report = balanced_report(2)
    amount = report.value("table2.fees.amount_10k_yuan")
    got = read_bytes(render(report, "word.html"), name="a.html")
    assert isinstance(got.value("table2.fees.amount_10k_yuan"), Decimal)
    assert got.value("table2.fees.amount_10k_yuan") == amount
