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
from gongkai.files.readers.scan.bitmap import rules_of, skew_of, straightened
from gongkai.files.readers.scan.cells import decide, figure
from gongkai.files.readers.scan.pictures import pages_in
from gongkai.files.recognise import recognise
from gongkai.report.edition import Edition, edition
from tests.files.readers import pdf_papers as papers
from tests.files.readers.pdf_papers import Style, Value
from tests.files.readers.scan_papers import Scanner, picture_bytes, scanned_pdf, scans

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", "12"), ("1 2", "12"), ("１２", "12"), ("O", "0"), ("l0", "10"), ("39.52", "39.52"),
        ("1,234", "1,234"), ("", ""), ("无", ""), ("/", ""), ("其他3", ""),
    ],
)  # fmt: skip
def test_a_reading_is_taken_for_a_figure_only_when_it_looks_like_one(
    text: str, expected: str
) -> None:
    assert figure(text) == expected


@pytest.mark.parametrize(
    ("page", "crop", "sure", "third", "expected"),
    [
        ("26", "26", 0.99, "", ("26", None)),
        ("26", "29", 0.99, "", ("29", "26")),
        ("26", "29", 0.50, "", ("26", "29")),
        ("26", "2", 0.99, "26", ("26", "2")),
        ("", "7", 0.99, "", ("7", None)),
        ("", "7", 0.40, "", ("7", "空白")),
        ("工", "7", 0.99, "", ("7", "工")),
        ("7", "", 0.99, "", ("7", "空白")),
        ("/", "1l", 0.1, "", ("11", "/")),
        ("/", "-", 0.9, "", ("/", None)),
    ],
)
def test_two_readings_that_differ_are_never_both_forgotten(
    page: str, crop: str, sure: float, third: str, expected: tuple[str, str | None]
) -> None:
    assert decide(page, crop, sure, third=third) == expected


def test_doubtful_cells_are_named_with_both_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    found = papers.figures(FORM, seed=23)
    picture = scans(page_of(FORM, found, Style(size=9)), Scanner())[0]
    from gongkai.files.readers.scan import cells

    real = cells.words_in
    monkeypatch.setattr(
        cells, "words_in", lambda crops: [(f"9{text}", sure) for text, sure in real(crops[:3])]
        + real(crops[3:])
    )  # fmt: skip
    paper = scan.read(picture_bytes(picture), name="x.png")
    doubtful = json.loads(paper.meta["doubtful"])
    assert [row[:4] for row in doubtful] == [[1, 1, 4, n] for n in (4, 5, 6)]
    assert {row[4].removeprefix("9") == row[5] or row[5] == f"9{row[4]}" for row in doubtful} == {
        True
    }
    assert paper.remarks[1] == "有3个数字两次识别的结果不同，请对照原件"


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
