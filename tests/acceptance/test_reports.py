"""The published figures in the shared folder, drawn in many shapes, come back cell by cell."""

from pathlib import Path

import pytest

from gongkai.files import read, read_bytes
from tests.acceptance.shared import FILES, SEED, SHARED, published
from tests.papers import NEEDS_FIGURES, SHAPES, differences, render


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_key_of_the_published_file_is_a_cell_of_its_form(path: Path) -> None:
    report = published(path)
    assert list(report.cells) == list(report.edition.cells)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_published_figure_comes_back_from_every_shape(path: Path, shape: str) -> None:
    report = published(path)
    got = read_bytes(render(report, shape), name=shape)
    assert (got.organ, got.year, got.edition.key) == (
        report.organ,
        report.year,
        report.edition.key,
    )
    found = differences(report, got)
    if shape in NEEDS_FIGURES:
        found = {key: words for key, words in found.items() if not words.endswith("not found")}
    assert not found


def test_the_model_report_has_all_its_cells_and_five_blank_ones() -> None:
    report = read(SEED)
    wanted = published(SHARED / "reports" / "pingluo_jgsw_2024.json")
    assert not differences(wanted, report)
    blank = [key for key, cell in report.cells.items() if cell.value is None]
    assert blank == [key for key in report.edition.cells if key.startswith("table4.review.")]
    assert (report.organ, report.year) == ("平罗县机关事务服务中心", 2024)
    assert sorted(report.chapters) == [1, 2, 3, 4, 5, 6]
    assert not [remark for remark in report.remarks if remark.kind != "REA10"]
