"""Scans: every figure of skewed, stamped and soiled pages is read, or said to be doubtful."""

from __future__ import annotations

import json
from importlib import util

import numpy as np
import pytest
from PIL import Image

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from gongkai.files.readers import pdf, scan
from gongkai.files.readers.scan.bitmap import skew_of, straightened
from gongkai.files.readers.scan.drawn import rules_of
from gongkai.files.readers.scan.pictures import pages_in
from gongkai.files.recognise import recognise
from gongkai.report.edition import Edition, edition
from tests.files.readers import pdf_papers as papers
from tests.files.readers.pdf_papers import Style, Value
from tests.files.readers.scan_papers import (
    Scanner,
    picture_bytes,
    scanned_pdf,
    scans,
    with_hidden_text,
)

FORM = edition("2021-30")


def page_of(form: Edition, found: dict[str, Value], style: Style) -> bytes:
    """Table 3 with its title on one page."""
    source = (
        '#set page(margin: 1.5cm)\n#set text(font: "Noto Serif CJK SC", size: 11pt)\n'
        f"三、{form.chapters[2].heading}\n\n"
        f"#show table: set text(size: {style.size}pt)\n"
        + papers.typst_table(papers.table3(form, found), style)
    )
    return papers.typst_pdf(source)


def misread(paper: Paper, found: dict[str, Value]) -> list[str]:
    """The figures of table 3 that were not read as set."""
    report = recognise(paper)
    return [k for k, v in found.items() if k.startswith("table3") and report.value(k) != v]


@pytest.mark.parametrize(
    "scanner",
    [
        Scanner(),
        Scanner(skew=2.2, noise=6, stamp=True),
        Scanner(dots=150, skew=-1.1, noise=8, dirt=120, shade=0.25, quality=60),
    ],
    ids=["clean", "skewed and stamped", "coarse, dirty and shaded"],
)
def test_every_figure_of_a_scanned_table_is_read(scanner: Scanner) -> None:
    found = papers.figures(FORM, seed=21)
    pages = scans(page_of(FORM, found, Style(size=9)), scanner)
    paper = pdf.read(scanned_pdf(pages, scanner.dots), name="扫描.pdf")
    assert misread(paper, found) == []
    assert paper.kind == "scan"
    assert paper.remarks[0] == "第1页是扫描图片，数字由文字识别得出，请对照原件"


def test_a_picture_file_is_read_like_a_page() -> None:
    found = papers.figures(FORM, seed=22)
    picture = scans(page_of(FORM, found, Style(size=9)), Scanner(skew=-0.8))[0]
    paper = scan.read(picture_bytes(picture, "JPEG"), name="表三.jpg")
    assert misread(paper, found) == []
    assert paper.remarks[0] == "图片中的数字由文字识别得出，请对照原件"
    cell = next(cell for grid in paper.grids() for cell in grid.cells if cell.row == 5)
    assert cell.place is not None
    assert (cell.place.page, cell.place.table) == (1, 1)


def untold(data: bytes) -> bytes:
    """The file with fonts that no longer tell which characters their glyphs are."""
    return data.replace(b"/ToUnicode", b"/ToUnicodX")


def test_a_page_whose_fonts_tell_no_characters_is_read_from_its_picture() -> None:
    found = papers.figures(FORM, seed=23)
    paper = pdf.read(untold(page_of(FORM, found, Style(size=9))), name="x")
    assert misread(paper, found) == []
    assert paper.remarks[0] == "第1页的字体没有字符对照表，数字由文字识别得出，请对照原件"


def test_without_recognition_such_a_file_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    with pytest.raises(Unreadable) as refusal:
        pdf.read(untold(papers.report_pdf(seed=1)), name="x")
    assert refusal.value.reason == pdf.GARBLED


def test_a_picture_of_a_whole_web_page_is_cut_between_its_lines() -> None:
    picture = np.full((5000, 400, 3), 255, dtype=np.uint8)
    for top in range(0, 5000, 25):
        picture[top : top + 18, 20:380] = 0
    pages = list(pages_in(picture))
    assert len(pages) > 5
    assert (np.concatenate(pages) == picture).all()
    assert all(page.shape[0] <= 800 for page in pages)
    assert all((page[-1] == 255).all() for page in pages[:-1])


def test_a_page_of_usual_height_is_left_whole() -> None:
    page = np.full((1400, 1000, 3), 255, dtype=np.uint8)
    assert [each.shape for each in pages_in(page)] == [page.shape]


def test_the_hidden_text_over_a_scanned_table_is_not_believed() -> None:
    found = papers.figures(FORM, seed=26)
    wrong = found | {key: 7 for key in found if key.startswith("table3") and not found[key]}
    pages = scans(page_of(FORM, found, Style(size=9)), Scanner())
    hidden = with_hidden_text(pages, page_of(FORM, wrong, Style(size=9)))
    paper = pdf.read(hidden, name="双层.pdf")
    assert misread(paper, found) == []
    assert paper.remarks == ("第1页是扫描图片，数字由文字识别得出，请对照原件",)


# ── the steps ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("skew", [-3.0, -0.4, 0.0, 1.7, 3.0])
def test_skew_is_measured_to_a_twentieth_of_a_degree(skew: float) -> None:
    page = scans(papers.report_pdf(seed=1), Scanner(dots=100, skew=skew))[0]
    assert skew_of(np.asarray(page.convert("L"))) == pytest.approx(-skew, abs=0.05)


def test_rules_are_found_where_the_typesetter_drew_them() -> None:
    digital = next(pdf.read(papers.report_pdf(seed=1), name="x").grids())
    page = scans(papers.report_pdf(seed=1), Scanner(skew=1.0))[0]
    across, down = rules_of(straightened(np.asarray(page), dots=200))
    assert digital.place is not None
    assert digital.place.box is not None
    left, top, right, _ = digital.place.box
    assert min(y for y, _, _ in across) == pytest.approx(top, abs=1.5)
    assert min(x for x, _, _ in down) == pytest.approx(left, abs=1.5)
    assert max(x for x, _, _ in down) == pytest.approx(right, abs=1.5)


def test_a_red_stamp_is_as_light_as_paper_and_black_under_it_stays_dark() -> None:
    colours = np.array([[[222, 40, 48], [0, 0, 0], [255, 255, 255], [120, 40, 45]]], np.uint8)
    page = straightened(np.repeat(np.repeat(colours, 40, axis=0), 40, axis=1), dots=200)
    stamp, black, white, stained = (int(page.grey[20, 40 * n + 20]) for n in range(4))
    assert min(stamp, white) > 200
    assert max(black, stained) < 165


def test_doubtful_cells_are_named_with_all_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    found = papers.figures(FORM, seed=23)
    picture = scans(page_of(FORM, found, Style(size=9)), Scanner())[0]
    from gongkai.files.readers.scan import cells

    real = cells.words_in
    monkeypatch.setattr(
        cells, "words_in", lambda crops: [(f"9{text}", sure) for text, sure in real(crops[:3])]
        + real(crops[3:])
    )  # fmt: skip
    # Three figures are read wrong in every crop of theirs: the page alone is not believed either.
    paper = scan.read(picture_bytes(picture), name="x.png")
    doubtful = json.loads(paper.meta["doubtful"])
    assert [row[:5] for row in doubtful] == [[1, 1, 4, n, ""] for n in (4, 5, 6)]
    assert all(any(f"9{text}" in others for text in others) for *_, others in doubtful)
    assert paper.remarks[1] == "有3个数字几次识别的结果不同，请对照原件"
    texts = {(c.row, c.column): c.text for grid in paper.grids() for c in grid.cells}
    assert all("或" in texts[row - 1, column - 1] for _, _, row, column, _, _ in doubtful)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_read_and_placed_as_it_is_shown(turn: int) -> None:
    found = papers.figures(FORM, seed=24)
    picture = scans(page_of(FORM, found, Style(size=9)), Scanner(skew=0.4))[0]
    paper = scan.read(picture_bytes(picture.rotate(90 * turn, expand=True)), name="x.png")
    assert misread(paper, found) == []
    upright = scan.read(picture_bytes(picture), name="x.png")
    (one, other) = (next(each.grids()).place for each in (upright, paper))
    assert one is not None
    assert other is not None
    assert one.box is not None
    assert other.box is not None
    left, top, right, low = one.box
    wide, high = 595.0, 595.0 * picture.height / picture.width
    there = {
        1: (top, wide - right, low, wide - left),
        2: (wide - right, high - low, wide - left, high - top),
        3: (high - low, left, high - top, right),
    }[turn]
    assert other.box == pytest.approx(there, abs=2.0)


def test_a_faded_print_is_darkened_before_its_rules_are_looked_for() -> None:
    found = papers.figures(FORM, seed=25)
    page = scans(page_of(FORM, found, Style(size=9)), Scanner())[0]
    faded = Image.fromarray((255 - (255 - np.asarray(page)) * 0.45).astype(np.uint8))
    assert misread(scan.read(picture_bytes(faded), name="x.png"), found) == []


# ── what cannot be read ─────────────────────────────────────────────────────────────────────────
def test_without_the_extra_a_scan_is_refused_by_naming_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = util.find_spec
    for module in (scan, pdf):
        monkeypatch.setattr(
            module, "find_spec", lambda name: None if name == "rapidocr" else real(name)
        )
    blank = Image.new("RGB", (600, 800), "grey")
    with pytest.raises(Unreadable, match="请安装 ocr 附加组件"):
        pdf.read(scanned_pdf([blank]), name="x.pdf")
    with pytest.raises(Unreadable, match="请安装 ocr 附加组件"):
        scan.read(picture_bytes(blank), name="x.png")


def test_scanned_pages_beyond_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_SCANNED", 0)
    paper = pdf.read(scanned_pdf([Image.new("RGB", (600, 800), "grey")] * 2), name="x.pdf")
    assert paper.remarks == ("扫描页过多，第1、2页没有识别",)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff\xe0junk"])
def test_a_damaged_picture_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match="图片已损坏、过大或格式不支持"):
        scan.read(data, name="x.png")


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MAX_PIXELS", 1000)
    with pytest.raises(Unreadable, match="过大"):
        scan.read(picture_bytes(Image.new("RGB", (100, 100))), name="x.png")


def test_an_empty_page_is_an_empty_paper() -> None:
    paper = scan.read(picture_bytes(Image.new("RGB", (827, 1169), "white")), name="x.png")
    assert [type(block).__name__ for block in paper.blocks] == []
