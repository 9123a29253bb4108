"""Published reports in the many shapes they really have, generated from any AnnualReport.

`SHAPES` names each shape; `render(report, shape)` gives the bytes of such a file and its name.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape
from random import Random

from gongkai.files.compose import official_heading, title_of
from gongkai.files.paper import Grid
from gongkai.files.tables import applications, disclosures, disputes
from gongkai.report.report import AnnualReport
from tests.page_rows import (
    Box,
    Rows,
    bare_labels,
    broken_heading,
    disguised,
    dropped,
    filled,
    lines,
    lone_total,
    numbered,
    ragged,
    renumbered,
    repeated,
    same,
    stacked,
    too_tall,
    united,
    unmerged,
)

Shape = Callable[[AnnualReport], bytes]

CHROME = (
    "<div class='crumbs'><a href='/'>首页</a> &gt; <a>政务公开</a> &gt; <a>信息公开年报</a></div>"
    "<table class='xxgk'><tr><td>索引号</td><td>0140-2025-00013</td>"
    "<td>组配分类</td><td>政府信息公开年报</td></tr>"
    "<tr><td>发布机构</td><td>{organ}</td><td>发文日期</td><td>2025-01-20</td></tr></table>"
)
SHARE = (
    "<div class='bar'>发布时间：2025-01-20 10:12 &nbsp; 浏览次数：<script>n(13)</script>12 "
    "&nbsp; 字体：[<a>大</a> <a>中</a> <a>小</a>] <a>打印本页</a> <a>分享到：</a></div>"
)
FOOT = (
    "<div class='foot'><p>上一篇：没有了</p>"
    "<p>主办单位：示例办公室  网站标识码：0000000000</p></div>"
)


def rows_of(grid: Grid) -> Rows:
    """A grid as rows of boxes; each cell stands in its top row."""
    rows: Rows = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda each: (each.row, each.column)):
        rows[cell.row].append(Box(cell.text, cell.rowspan, cell.colspan, bool(cell.key)))
    return rows


def tables(report: AnnualReport) -> tuple[Rows, Rows, Rows]:
    """Tables 2, 3 and 4."""
    makers = (disclosures, applications, disputes)
    return tuple(rows_of(make(report.edition, report)) for make in makers)  # type: ignore[return-value]


Cell = Callable[[Box], str]


def bare(box: Box) -> str:
    """The text of a cell and nothing else."""
    return escape(box.text)


P_STYLE = (
    "margin-top:0cm;margin-right:0cm;margin-bottom:0cm;margin-left:0cm;text-align:center;"
    "line-height:18.0pt;mso-line-height-rule:exactly;mso-pagination:widow-orphan;"
)
SPAN_STYLE = (
    "font-size:10.5pt;mso-bidi-font-size:12.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体;"
    "mso-bidi-font-family:宋体;color:black;mso-font-kerning:0pt"
)


def word(box: Box) -> str:
    """A cell as pasted from Word: nested, and its label chopped over many spans."""
    if not box.text:
        return "<p class='MsoNormal'><span lang='EN-US'>&nbsp;</span></p>"
    pieces = re.findall(r"[（(]|[）)]|\d+|[^（()）\d]{1,4}", box.text)
    spans = "".join(f"<span style='{SPAN_STYLE}'>{escape(piece)}</span>" for piece in pieces)
    return f"\n  <p class='MsoNormal' style='{P_STYLE}'>{spans}<o:p></o:p></p>\n "


def table(rows: Rows, cell: Cell = bare, *, spans: bool = True) -> str:
    """An HTML table."""
    lines = []
    for row in rows:
        boxes = []
        for box in row:
            down = f" rowspan='{box.down}'" if spans and box.down > 1 else ""
            across = f" colspan='{box.across}'" if spans and box.across > 1 else ""
            boxes.append(f"<td{down}{across}>{cell(box)}</td>")
        lines.append(f"<tr>{''.join(boxes)}</tr>")
    return f"<table border='1'>{''.join(lines)}</table>"


def page(report: AnnualReport, bodies: Sequence[str], *, without: Iterable[int] = ()) -> str:
    """A whole page: title, opening, six chapters with three tables' markup, chrome around it."""
    parts = [
        "<!DOCTYPE html><html><head><meta charset='utf-8'>",
        f"<title>{title_of(report)}_门户网站</title>",
        "<style>td{border:1px}</style><script>var a='<td>9</td>';</script></head><body>",
        CHROME.format(organ=report.organ),
        f"<h1>{title_of(report)}</h1>{SHARE}<div id='zoom'>",
        *(f"<p>{escape(each.text)}</p>" for each in report.opening),
    ]
    for form in report.edition.chapters:
        chapter = report.chapters.get(form.number)
        if form.number not in without:
            parts.append(f"<p>{official_heading(form)}</p>")
        if 2 <= form.number <= 4:
            parts.append(bodies[form.number - 2])
        if chapter:
            parts += [f"<p>{escape(each.text)}</p>" for each in chapter.passages]
    return "".join([*parts, "</div>", FOOT, "</body></html>"])


def _html(report: AnnualReport, change: Callable[[Rows], Rows], cell: Cell = bare) -> bytes:
    return page(report, [table(change(rows), cell) for rows in tables(report)]).encode()


# ── pages ───────────────────────────────────────────────────────────────────────────────────────
def cut_with_heading(report: AnnualReport) -> bytes:
    """Table 3 in two tables, the heading printed again."""
    two, three, four = tables(report)
    upper, lower = _cut(three, 14)
    return page(
        report, [table(two), table(upper) + table([*three[:3], *lower]), table(four)]
    ).encode()


def cut_bare(report: AnnualReport) -> bytes:
    """Table 3 in two tables, no heading on the second, a group label cut in two."""
    two, three, four = tables(report)
    upper, lower = _cut(three, 16)
    upper = [[_half(box, first=True) for box in row] for row in upper]
    lower[0] = [Box(""), Box("法提供"), *lower[0]]
    lower = [lower[0], *lower[1:]]
    return page(
        report, [table(two), table(upper) + table(lower, spans=False), table(four)]
    ).encode()


def _half(box: Box, *, first: bool) -> Box:
    return replace(box, text="（四）无") if first and box.text == "（四）无法提供" else box


def _cut(rows: Rows, at: int) -> tuple[Rows, Rows]:
    upper = [
        [replace(box, down=min(box.down, at - number)) for box in row]
        for number, row in enumerate(rows[:at])
    ]
    return upper, [list(row) for row in rows[at:]]


def one_table(report: AnnualReport) -> bytes:
    """Tables 2, 3 and 4 in one table, their headings as rows of it."""
    forms = {form.number: official_heading(form) for form in report.edition.chapters}
    rows: Rows = []
    for number, each in enumerate(tables(report), start=2):
        rows += [[Box(forms[number], 1, 15)], *each]
    return page(report, ["", table(rows), ""], without=(2, 3, 4)).encode()


def blocks_apart(report: AnnualReport) -> bytes:
    """Table 2 as one table for each block, table 4 as three."""
    two, three, four = tables(report)
    parts: list[Rows] = []
    for row in two:
        if row[0].text.startswith("第二十条"):
            parts.append([])
        parts[-1].append(row)
    review = [[replace(four[0][0], down=1)], four[2][:5], four[3][:5]]
    rest = [[four[0][1]], four[1], four[2][5:], four[3][5:]]
    bodies = ["".join(map(table, parts)), table(three), table(review) + table(rest)]
    return page(report, bodies).encode()


def beside_labels(report: AnnualReport) -> bytes:
    """Table 4 with a row for each kind of dispute."""
    two, three, four = tables(report)
    form = report.edition
    rows: Rows = [[Box("", 1, 2), *(Box(each.label) for each in form.dispute_results)]]
    for number, group in enumerate(form.dispute_groups):
        stub = [Box(form.review, 1, 2)] if not number else [Box(form.litigation), Box(group.label)]
        rows.append([*stub, *four[3][number * 5 : number * 5 + 5]])
    return page(report, [table(two), table(three), table(rows)]).encode()


def in_layout(report: AnnualReport) -> bytes:
    """Everything inside nested layout tables, headings in their cells."""
    inner = page(report, [table(rows, word) for rows in tables(report)])
    head, body = inner.split("<body>")
    body = body.removesuffix("</body></html>")
    outer = (
        "<table width='1000'><tr><td colspan='2'><table><tr><td><img src='logo.png'></td>"
        "<td>政务公开</td></tr></table></td></tr><tr><td>栏目<br>机构<br>年报</td>"
        f"<td><table><tr><td>{body}</td></tr></table></td></tr></table>"
    )
    return f"{head}<body>{outer}</body></html>".encode()


def in_divs(report: AnnualReport) -> bytes:
    """Tables made of div."""
    bodies = []
    for rows in tables(report):
        lines = (
            "<div class='tr'>"
            + "".join(f"<div class='td'>{bare(b)}</div>" for b in row)
            + "</div>"
            for row in filled(rows)
        )
        bodies.append(f"<div class='table'>{''.join(lines)}</div>")
    return page(report, bodies).encode()


def in_pre(report: AnnualReport) -> bytes:
    """Tables as tabbed text inside pre."""
    bodies = [f"<pre>{escape(tabbed(filled(rows)))}</pre>" for rows in tables(report)]
    return page(report, bodies).encode()


def nested(report: AnnualReport) -> bytes:
    """The rows of a group as a table inside a cell."""
    two, three, four = tables(report)
    start = next(n for n, row in enumerate(three) if any("不予公开" in b.text for b in row))
    inner = [[b for b in row if "不予公开" not in b.text] for row in three[start : start + 8]]
    cell = "<td>（三）不予公开</td><td colspan='8'>" + table(inner) + "</td>"
    before = [[replace(b, down=2 if b.down > 9 else b.down) for b in row] for row in three[:start]]
    upper = table(before).removesuffix("</table>")
    lower = table(three[start + 8 :]).split(">", 1)[1]
    body = f"{upper}<tr>{cell}</tr>{lower}"
    return page(report, [table(two), body, table(four)]).encode()


def with_comparison(report: AnnualReport) -> bytes:
    """Other tables with the same words: this year against last year."""
    rows = [
        [Box("项目"), Box("2023年"), Box("2024年"), Box("同比")],
        [Box("本年新收政府信息公开申请数量"), Box("71"), Box("93"), Box("31%")],
        [Box("行政许可"), Box("5"), Box("8"), Box("60%")],
        [Box("予以公开"), Box("17"), Box("22"), Box("29%")],
        [Box("总计"), Box("93"), Box("123"), Box("32%")],
    ]
    bodies = [table(each) for each in tables(report)]
    text = page(report, bodies).replace("<p>二、", table(rows) + "<p>二、", 1)
    return text.replace("<p>五、", table(rows) + "<p>五、", 1).encode()


def swapped(report: AnnualReport) -> bytes:
    """商业企业 and 科研机构 exchanged."""
    two, three, four = tables(report)
    heading = [three[2][1], three[2][0], *three[2][2:]]
    rows = [[*row[:-6], row[-5], row[-6], *row[-4:]] for row in three[3:]]
    return page(report, [table(two), table([*three[:2], heading, *rows]), table(four)]).encode()


def subtotal(report: AnnualReport) -> bytes:
    """A column 小计 after the legal persons."""
    two, three, four = tables(report)
    first = [three[0][0], replace(three[0][1], across=8)]
    second = [replace(b, across=6) if b.across == 5 else b for b in three[1]]
    rows = [first, second, [*three[2], Box("小计")]]
    for row in three[3:]:
        legal = sum(int(box.text or 0) for box in row[-6:-1])
        rows.append([*row[:-1], Box(str(legal)), row[-1]])
    return page(report, [table(two), table(rows), table(four)]).encode()


# ── texts ───────────────────────────────────────────────────────────────────────────────────────
def tabbed(rows: Rows, sign: str = "\t") -> str:
    """Rows as lines of cells."""
    return "\n".join(sign.join(box.text for box in row) for row in rows)


def text(report: AnnualReport, bodies: Sequence[str]) -> bytes:
    """A text file: title over two lines, opening, chapters."""
    parts = [report.organ, f"{report.year} 年政府信息公开工作年度报告"]
    parts += [each.text for each in report.opening]
    for form in report.edition.chapters:
        parts.append(official_heading(form))
        if 2 <= form.number <= 4:
            parts.append(bodies[form.number - 2])
        chapter = report.chapters.get(form.number)
        parts += [each.text for each in chapter.passages] if chapter else []
    return "\n\n".join(parts).encode()


def markdown(rows: Rows) -> str:
    """A pipe table."""
    first, *rest = unmerged(rows)
    rule = "|" + "---|" * len(first)
    body = ["| " + " | ".join(box.text for box in row) + " |" for row in (first, *rest)]
    return "\n".join([body[0], rule, *body[1:]])


def shifted(rows: Rows) -> str:
    """Tabs as an editor leaves them: some rows lose leading cells, some gain trailing ones."""
    chance = Random(len(rows))  # noqa: S311
    lines_ = []
    for row in unmerged(rows):
        texts = [box.text for box in row]
        if any(box.figure for box in row) and all(box.text for box in row if box.figure):
            while texts and not texts[0] and chance.random() < 0.5:
                texts.pop(0)
            texts += [""] * chance.randint(0, 2)
        lines_.append("\t".join(texts))
    return "\n".join(lines_)


def one_a_line(rows: Rows) -> str:
    """Each cell on its own line."""
    return "\n".join(box.text for row in rows for box in row)


def run_on(rows: Rows, sign: str = " ") -> str:
    """All cells in one line."""
    return sign.join(box.text for row in rows for box in row)


def _page_of(change: Callable[[Rows], Rows], cell: Cell = bare) -> Shape:
    return lambda report: _html(report, change, cell)


def _text_of(change: Callable[[Rows], str]) -> Shape:
    return lambda report: text(report, [change(rows) for rows in tables(report)])


def _encoded(name: str, declared: str) -> Shape:
    def shape(report: AnnualReport) -> bytes:
        page_ = _html(report, same, word).decode().replace("charset='utf-8'", declared, 1)
        return page_.encode(name, "xmlcharrefreplace")

    return shape


SHAPES: dict[str, Shape] = {
    "plain.html": _page_of(same),
    "word.html": _page_of(same, word),
    "filled.html": _page_of(filled),
    "unmerged.html": _page_of(unmerged),
    "repeated.html": _page_of(repeated),
    "dropped.html": _page_of(dropped),
    "too-tall.html": _page_of(too_tall),
    "lone-total.html": _page_of(lone_total),
    "ragged.html": _page_of(ragged, word),
    "broken-heading.html": _page_of(broken_heading),
    "numbered.html": _page_of(numbered),
    "stacked.html": _page_of(stacked, lines),
    "disguised.html": _page_of(disguised, word),
    "renumbered.html": _page_of(renumbered),
    "bare-labels.html": _page_of(bare_labels),
    "footnotes.html": _page_of(united),
    "cut-with-heading.html": cut_with_heading,
    "cut-bare.html": cut_bare,
    "one-table.html": one_table,
    "blocks-apart.html": blocks_apart,
    "beside-labels.html": beside_labels,
    "layout.html": in_layout,
    "divs.html": in_divs,
    "pre.html": in_pre,
    "nested.html": nested,
    "comparison.html": with_comparison,
    "swapped.html": swapped,
    "subtotal.html": subtotal,
    "gbk.html": _encoded("gb18030", "charset='gbk'"),
    "gbk-said-utf8.html": _encoded("gb18030", "charset='utf-8'"),
    "utf8-said-gb2312.html": _encoded("utf-8", "charset='gb2312'"),
    "utf8-unsaid.html": _encoded("utf-8", "name='x'"),
    "utf16.html": _encoded("utf-16", "charset='utf-16'"),
    "tabs.txt": _text_of(lambda rows: tabbed(unmerged(rows))),
    "shifted.txt": _text_of(shifted),
    "markdown.md": _text_of(markdown),
    "gaps.txt": _text_of(lambda rows: tabbed(rows, "    ")),
    "one-a-line.txt": _text_of(one_a_line),
    "one-line.txt": _text_of(run_on),
    "run-together.txt": _text_of(lambda rows: run_on(rows, "")),
}
"""Every shape by the name of its file."""

NEEDS_FIGURES = frozenset(("gaps.txt", "one-a-line.txt", "one-line.txt", "run-together.txt"))
"""Shapes that cannot show a blank cell: a blank leaves no trace in them."""


def render(report: AnnualReport, shape: str) -> bytes:
    """The bytes of a file of this shape."""
    return SHAPES[shape](report)


def differences(
    wanted: AnnualReport, got: AnnualReport, keys: Iterable[str] = ()
) -> dict[str, str]:
    """Cells of `wanted` that `got` has not, or has otherwise; by key, in words."""
    result = {}
    for key in keys or wanted.edition.cells:
        if key not in got.cells:
            result[key] = f"{wanted.value(key)} not found"
        elif got.value(key) != wanted.value(key):
            result[key] = f"{wanted.value(key)} read as {got.value(key)}"
    return result
