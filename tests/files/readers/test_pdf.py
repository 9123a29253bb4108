"""Digital PDF: ruled and unruled tables come back slot by slot, prose paragraph by paragraph."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid, Paper, Paragraph
from gongkai.files.readers import pdf
from gongkai.files.readers.pdf import read
from gongkai.files.recognise import recognise
from gongkai.report.edition import edition
from tests.files.readers import bare_pdf
from tests.files.readers import pdf_papers as papers
from tests.files.readers.pdf_papers import SENTENCES, TITLE, Style, Table

FORM = edition("2021-30")
FOUND = papers.figures(FORM, seed=5)


def slots(table: Table) -> list[tuple[int, int, int, int, str]]:
    """A table as set: row, column, spans and text of every slot."""
    return [(y, x, slot.rows, slot.columns, slot.text) for y, x, slot in table.placed()]


def cells(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """A grid as read, the same way."""
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in grid.cells]


def set_in(style: Style, *, key: str = "2021-30", seed: int = 5, wide: bool = False) -> Paper:
    """A report of ours set in a style, read back."""
    form = edition(key)
    found = papers.figures(form, seed=seed, wide=wide)
    return read(papers.typst_pdf(papers.typst_source(form, found, style)), name="年报.pdf")


def misread(paper: Paper, *, key: str = "2021-30", seed: int = 5, wide: bool = False) -> list[str]:
    """The figures that were not read as set."""
    found = papers.figures(edition(key), seed=seed, wide=wide)
    report = recognise(paper)
    return [fact for fact, value in found.items() if report.value(fact) != value]


def texts(paper: Paper) -> list[str]:
    """The paragraphs as read."""
    return [paragraph.text for paragraph in paper.paragraphs()]


# ── ruled tables ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("key", ["2021-30", "2019-60"])
@pytest.mark.parametrize("rules", ["full", "thick", "dashed"])
def test_a_ruled_report_on_wide_pages_is_read_slot_by_slot(key: str, rules: str) -> None:
    form = edition(key)
    found = papers.figures(form, seed=5)
    paper = set_in(Style(rules=rules, page="a3"), key=key)
    expected = [
        *papers.table2(form, found),
        papers.table3(form, found),
        papers.table4(form, found),
    ]
    assert [cells(grid) for grid in paper.grids()] == [slots(table) for table in expected]
    assert {grid.source for grid in paper.grids()} == {"ruled"}


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(repeat=False),
        Style(flipped=True),
        Style(page="a5", margin=1.2, size=6),
        Style(columns=2, flipped=True, size=6, margin=1),
        Style(rules="outer-none", fill=True, head=True),
    ],
    ids=["two pages", "no repeated heading", "landscape", "small", "two columns", "open sides"],
)
@pytest.mark.parametrize("wide", [False, True], ids=["short figures", "long figures"])
def test_every_figure_of_a_ruled_report_is_read(style: Style, wide: bool) -> None:
    assert misread(set_in(style, wide=wide), wide=wide) == []


def test_every_cell_says_where_it_stands() -> None:
    grid = next(set_in(Style()).grids())
    cell = next(cell for cell in grid.cells if cell.text == "现行有效件数")
    place = cell.place
    assert place is not None
    assert (place.file, place.page, place.table, place.row, place.column) == (
        "年报.pdf", 1, 1, 2, 4,
    )  # fmt: skip
    assert place.box is not None
    left, top, right, low = place.box
    assert 400 < left < right < 595
    assert 200 < top < low < 400


def test_every_figure_of_a_report_printed_by_libreoffice_is_read() -> None:
    data = papers.office_pdf(papers.report_html(FORM, FOUND))
    assert misread(read(data, name="x")) == []


# ── pages turned, cropped, wrapped ──────────────────────────────────────────────────────────────
@pytest.mark.parametrize("quarters", [(1, 3), (2, 2), (3, 0)])
def test_turned_pages_are_read_as_if_upright(quarters: tuple[int, int]) -> None:
    data = papers.report_pdf(seed=5)
    assert misread(read(bare_pdf.turned(data, quarters), name="x.pdf")) == []


def test_the_box_on_a_turned_page_is_where_a_viewer_shows_it() -> None:
    upright = next(read(papers.report_pdf(seed=5), name="x").grids()).place
    turned = next(read(bare_pdf.turned(papers.report_pdf(seed=5), (1, 0)), name="x").grids()).place
    assert upright is not None
    assert turned is not None
    assert upright.box is not None
    left, top, right, low = upright.box
    assert turned.box == pytest.approx((841.9 - low, left, 841.9 - top, right), abs=0.2)


@pytest.mark.parametrize("degrees", [90, -90])
def test_a_table_set_sideways_on_an_upright_page_is_read(degrees: int) -> None:
    table = papers.table3(FORM, FOUND)
    sideways = f"#rotate({degrees}deg, reflow: true, box(width: 24cm)[\n"
    source = '#set page(margin: 1.5cm)\n#set text(font: "Noto Serif CJK SC", size: 9pt)\n'
    paper = read(
        papers.typst_pdf(source + sideways + papers.typst_table(table, Style()) + "])"), name="x"
    )
    assert [cells(grid) for grid in paper.grids()] == [slots(table)]


def test_a_cropped_page_gives_its_places_within_what_is_shown() -> None:
    data = papers.report_pdf(seed=5)
    whole = next(read(data, name="x").grids()).place
    paper = read(bare_pdf.cropped(data, left=30, low=40), name="x")
    shown = next(paper.grids()).place
    assert misread(paper) == []
    assert whole is not None
    assert shown is not None
    assert whole.box is not None
    assert shown.box is not None
    assert shown.box[0] == pytest.approx(whole.box[0] - 30, abs=0.2)
    assert shown.box[1] == pytest.approx(whole.box[1], abs=0.2)


def test_rules_and_text_inside_forms_are_found_with_their_matrices() -> None:
    assert misread(read(bare_pdf.wrapped(papers.report_pdf(seed=5), scale=0.8), name="x")) == []


# ── tables without vertical rules ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize("key", ["2021-30", "2019-60"])
@pytest.mark.parametrize(
    "style",
    [
        Style(rules="three"),
        Style(rules="none"),
        Style(rules="none", height=0.5),
        Style(rules="none", height=2, flipped=True),
        Style(rules="rows"),
        Style(rules="three", repeat=False),
        Style(rules="three", page="a5", size=9, margin=2),  # 一、本年新收政府 alone on its line
    ],
    ids=["three lines", "none", "tight", "loose", "rows", "no repeated heading", "A5"],
)
def test_every_figure_of_an_unruled_report_is_read(key: str, style: Style) -> None:
    paper = set_in(style, key=key)
    assert misread(paper, key=key) == []
    assert {grid.source for grid in paper.grids()} == {"unruled"}


def test_long_figures_in_narrow_columns_without_rules_are_kept_apart() -> None:
    assert misread(set_in(Style(rules="none"), wide=True), wide=True) == []


# ── prose ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "style",
    [Style(), Style(head=True), Style(columns=2, flipped=True, size=6, margin=1),
     Style(rules="none", page="a5", margin=1.2, size=6)],
    ids=["plain", "running head", "two columns", "many pages"],
)  # fmt: skip
def test_wrapped_lines_become_paragraphs_and_running_lines_are_dropped(style: Style) -> None:
    chapters = [f"{'〇一二三四五六'[each.number]}、{each.heading}" for each in FORM.chapters]
    expected = [TITLE]
    for number, chapter in enumerate(chapters, start=1):
        expected += [chapter, *(SENTENCES if number in (1, 5, 6) else ())]
    assert texts(set_in(style)) == expected


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    long = "".join(SENTENCES).replace("。", "，") * 12 + "完。"
    source = '#set page(numbering: "1")\n#set text(font: "Noto Serif CJK SC", size: 12pt)\n'
    source += "#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n\n"
    paper = read(papers.typst_pdf(source + long), name="x")
    assert paper.meta["pages"] == "2"
    assert texts(paper) == [long]


def test_two_figures_under_each_other_are_never_joined_to_one() -> None:
    source = '#set text(font: "Noto Serif CJK SC")\n#table(columns: (4cm, 4cm), [数量], [3 \\ 5])'
    grid = next(read(papers.typst_pdf(source), name="x").grids())
    assert [cell.text for cell in grid.cells] == ["数量", "3|5"]


def test_figures_that_run_over_their_walls_are_kept_whole() -> None:
    source = '#set text(font: "Noto Serif CJK SC", size: 11pt)\n'
    source += "#table(columns: (24pt,) * 3, align: center, inset: 2pt, [1], [123456], [2])"
    grid = next(read(papers.typst_pdf(source), name="x").grids())
    assert [cell.text for cell in grid.cells] == ["1", "123456", "2"]


def test_figures_far_apart_in_one_cell_are_set_apart() -> None:
    source = "#table(columns: (6cm, 2cm), [12 #h(3cm) 34], [5])"
    grid = next(read(papers.typst_pdf(source), name="x").grids())
    assert [cell.text for cell in grid.cells] == ["12|34", "5"]


def test_a_frame_around_the_page_is_no_table() -> None:
    source = f'#set text(font: "Noto Serif CJK SC")\n#rect[{SENTENCES[0]}]'
    paper = read(papers.typst_pdf(source), name="x")
    assert list(paper.grids()) == []
    assert texts(paper) == [SENTENCES[0]]


# ── forms, locks, damage ────────────────────────────────────────────────────────────────────────
def test_values_of_form_fields_are_read_where_they_are_drawn() -> None:
    assert texts(read(bare_pdf.form_with_value("8421"), name="x")) == ["Total 8421"]


def test_a_file_locked_against_changes_only_is_read() -> None:
    assert texts(read(bare_pdf.locked(user=b""), name="x")) == ["2024"]


def test_a_hidden_text_layer_of_a_scan_is_read_and_said_to_be_one() -> None:
    paper = read(bare_pdf.scan_with_hidden_text("Report of the year 2024"), name="x")
    assert paper.blocks[0] == Paragraph("Report of the year 2024", place=paper.blocks[0].place)
    assert paper.remarks == ("第1页是扫描页，读取的是其中隐藏的识别文字，请对照原件",)


def test_the_end_of_a_very_long_file_is_left_out_with_a_remark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    paper = read(papers.typst_pdf("One. #pagebreak() Two. #pagebreak() c"), name="x")
    assert paper.remarks == ("文件共3页，只读取了前2页",)
    assert texts(paper) == ["One.", "Two."]


def test_a_file_without_its_cross_references_is_read() -> None:
    data = papers.report_pdf(seed=5)
    assert misread(read(data[: data.rfind(b"startxref")], name="x")) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bare_pdf.locked(user=b"secret"), pdf.LOCKED),
        (bare_pdf.without_pages(), pdf.BROKEN),
        (b"%PDF-1.7\nnothing", pdf.BROKEN),
        (b"", pdf.BROKEN),
    ],
    ids=["locked", "no pages", "junk", "empty"],
)
def test_what_cannot_be_opened_is_refused_with_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(data, name="报告.pdf")
    assert (refusal.value.name, refusal.value.reason) == ("报告.pdf", reason)


def mutations(count: int) -> Iterator[bytes]:
    """The same file with bytes changed, cut and doubled."""
    chance = random.Random(7)  # noqa: S311 - a fixed fuzz
    whole = bare_pdf.file_of(bare_pdf.page_of(bare_pdf.text_at(72, 700, "2024")))
    for _ in range(count):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            spot = chance.randrange(len(broken))
            if chance.random() < 0.3:
                del broken[spot : spot + chance.randrange(40)]
            broken[spot:spot] = bytes(chance.randrange(256) for _ in range(chance.randrange(3)))
        yield bytes(broken)


def test_a_hundred_damaged_files_are_read_or_refused() -> None:
    for data in mutations(100):
        with suppress(Unreadable):
            assert read(data, name="x").kind == "pdf"


@settings(max_examples=8, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    rules=st.sampled_from(["full", "three", "none", "rows", "outer-none", "dashed"]),
    size=st.sampled_from([7, 8, 9, 10]),
    key=st.sampled_from(["2021-30", "2019-60"]),
    flipped=st.booleans(),
)
def test_any_report_of_any_style_is_read_whole(
    seed: int, rules: str, size: int, key: str, flipped: bool
) -> None:
    style = Style(rules=rules, size=size, flipped=flipped)
    assert misread(set_in(style, key=key, seed=seed), key=key, seed=seed) == []
