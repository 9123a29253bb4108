"""Web pages as whole sites have them: what stands around, between and instead of the tables."""

import json
from html import escape
from itertools import pairwise

from gongkai.files.compose import compose
from gongkai.files.paper import Grid, Paper, Paragraph
from tests.papers import Box, Rows
from tests.proof.shapes.parts import (
    Shape,
    body,
    boxes,
    is_applications,
    is_disputes,
    page,
    page_of,
    parts_of,
    table,
    td,
    title_in,
    words_of,
)
from tests.proof.specimens import clean

MENU = "<div class='nav'><ul><li><a>首页</a></li><li><a>政府信息公开</a></li></ul></div>"


def contents(paper: Paper) -> bytes:
    """A list of contents with the chapters' headings before the report."""
    entries = [part.heading.text for part in parts_of(paper) if part.heading]
    listed = "".join(f"<li><a href='#c'>{escape(each)}</a></li>" for each in entries)
    inner = f"{MENU}<div class='toc'><p>目 录</p><ul>{listed}</ul></div>{body(paper)}"
    return page(inner, title_in(paper))


def tabs(paper: Paper) -> bytes:
    """Every chapter behind a tab, all but the first not shown."""
    parts = []
    for number, part in enumerate(parts_of(paper)):
        shown = "" if number < 2 else " style='display: none'"
        head = f"<h3>{escape(part.heading.text)}</h3>" if part.heading else ""
        inner = "".join(words_of(block, table) for block in part.blocks)
        parts.append(f"<div class='tab-pane'{shown}>{head}{inner}</div>")
    return page(MENU + "".join(parts), title_in(paper))


def framed(paper: Paper) -> bytes:
    """Each table in an inline frame whose source stands in an attribute."""

    def draw(rows: Rows) -> str:
        source = escape(f"<html><body>{table(rows)}</body></html>", quote=True)
        return f'<iframe width="100%" srcdoc="{source}"></iframe>'

    return page(body(paper, draw), title_in(paper))


def whole_frame(paper: Paper) -> bytes:
    """The whole article in such a frame."""
    source = escape(f"<!DOCTYPE html><html><body>{body(paper)}</body></html>", quote=True)
    return page(f"{MENU}<iframe srcdoc='{source}'></iframe>", title_in(paper))


def numbered_pages(paper: Paper) -> bytes:
    """Table 3 in three tables with page numbers between them, as pasted from a PDF."""

    def draw(rows: Rows) -> str:
        if not is_applications(rows):
            return table(rows)
        cut = (0, 11, 19, len(rows))
        pieces = []
        for start, end in pairwise(cut):
            part = [
                [Box(b.text, min(b.down, end - n), b.across, b.figure) for b in row]
                for n, row in enumerate(rows[start:end], start)
            ]
            pieces.append(table(part))
        return "<p>— 3 —</p><p>&nbsp;</p>".join(pieces)

    return page(body(paper, draw), title_in(paper))


def inside_heading(paper: Paper) -> bytes:
    """Each table's chapter heading as the first row of the table."""
    pieces = []
    for part in parts_of(paper):
        grids = [block for block in part.blocks if isinstance(block, Grid)]
        heading = part.heading.text if part.heading else ""
        if not grids:
            pieces.append(f"<p>{escape(heading)}</p>" if heading else "")
            pieces += [words_of(block, table) for block in part.blocks]
            continue
        rows = boxes(grids[0])
        first = Box(heading, 1, max(sum(box.across for box in row) for row in rows))
        pieces.append(table([[first], *rows]))
        rest = [block for block in part.blocks if block is not grids[0]]
        pieces += [words_of(block, table) for block in rest]
    return page("".join(pieces), title_in(paper))


def attachments(paper: Paper) -> bytes:
    """A list of files, related reports and the site's foot behind the report."""
    links = "".join(
        f"<li><a href='/f/{year}.docx'>示例市{year}年政府信息公开工作年度报告.docx</a></li>"
        for year in (2019, 2021, 2022)
    )
    foot = (
        f"<p>附件：</p><ul>{links}</ul><div class='rel'><h4>相关阅读</h4><p>"
        "一图读懂：2020年政府信息公开工作年度报告</p></div><table><tr><td>主办单位：示例办公室</td>"
        "<td>技术支持：示例公司</td><td>网站地图</td></tr></table>"
    )
    return page(MENU + body(paper) + foot, title_in(paper))


def last_year(paper: Paper) -> bytes:
    """Behind the report, the whole report of the year before on the same page."""
    year = int(paper.meta.get("year") or 2024)
    if year in (2019, 2021):  # the year before has another form, or none
        return page(body(paper), title_in(paper))
    form = paper.meta["edition"]
    other = clean(77, edition=form, organ=paper.meta.get("organ", ""))
    old = compose(other)
    text = body(old).replace(f"{other.year}年", f"{year - 1}年")
    return page(f"{body(paper)}<hr><h2>往期回顾</h2>{text}", title_in(paper))


def both_languages(paper: Paper) -> bytes:
    """An English summary behind the report, with a small table of its own."""
    english = (
        "<h2>Annual Report on Government Information Disclosure</h2>"
        "<p>I. Overview. A total of 37 requests were received this year.</p>"
        "<table><tr><th>Item</th><th>Total</th></tr><tr><td>New requests</td><td>37</td></tr>"
        "<tr><td>Carried over</td><td>4</td></tr></table>"
    )
    return page(body(paper) + english, title_in(paper))


def saved_word(paper: Paper) -> bytes:
    """As Word saves a page: conditional comments, namespaces, o:p, MsoNormal."""
    head = (
        "<meta name=Generator content='Microsoft Word 15'><!--[if gte mso 9]><xml>"
        "<w:WordDocument/></xml><![endif]--><style><!-- td {mso-x:1} --></style>"
    )

    def cell(box: Box) -> str:
        words = f"<p class=MsoNormal><span lang=EN-US>{escape(box.text)}<o:p></o:p></span></p>"
        return td(box, words, more=" valign=top style='mso-border-alt:solid;padding:0cm'")

    def draw(rows: Rows) -> str:
        return (
            f"<div align=center>{table(rows, cell)}</div><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        )

    p = "<p class=MsoNormal style='text-indent:32.0pt'><span>{}<o:p></o:p></span></p>"
    return page(f"<div class=WordSection1>{body(paper, draw, p)}</div>", title_in(paper), head)


def listed(paper: Paper) -> bytes:
    """Chapters as entries of a numbered list: their numbers are made by the browser."""
    pieces = []
    for part in parts_of(paper):
        inner = "".join(words_of(block, table) for block in part.blocks)
        if part.heading is None:
            pieces.append(f"{inner}<ol class='han'>")
        else:
            words = part.heading.text.partition("、")[2] or part.heading.text
            pieces.append(f"<li><h3>{escape(words)}</h3>{inner}</li>")
    return page("".join([*pieces, "</ol>"]), title_in(paper))


def split_heading(paper: Paper) -> bytes:
    """Headings over several spans with blanks between number and words."""

    def of(text: str) -> str:
        number, sign, words = text.partition("、")
        return f"<span>{number}</span><b> {sign}</b>&nbsp;<strong>{escape(words)}</strong>"

    pieces = []
    for block in paper.blocks:
        if isinstance(block, Paragraph) and block.level == 1:
            pieces.append(f"<p>　　{of(block.text)}</p>")
        else:
            pieces.append(words_of(block, table))
    return page("".join(pieces), title_in(paper))


def one_paragraph(paper: Paper) -> bytes:
    """All words of a chapter in one element, broken by br."""
    pieces = []
    for part in parts_of(paper):
        words = [part.heading.text] if part.heading else []
        for block in part.blocks:
            if isinstance(block, Paragraph):
                words.append(block.text.replace("\n", ""))
            else:
                pieces.append("<br/>　　".join(map(escape, words)))
                words = []
                pieces.append(words_of(block, table))
        pieces.append("<br/>　　".join(map(escape, words)) + "<br>")
    return page(f"<div id='UCAP-CONTENT'>{''.join(pieces)}</div>", title_in(paper))


def downward_disputes(rows: Rows) -> str:
    """Table 4 with a line for each of its fifteen figures."""
    if not is_disputes(rows):
        return table(rows)
    groups = [("行政复议", ""), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉")]
    lines = [[Box("类别", 1, 2), Box("结果"), Box("件数")]]
    for number, (first, second) in enumerate(groups):
        for place, figure in enumerate(rows[3][number * 5 : number * 5 + 5]):
            stub = [Box(first, 5, 1 if second else 2)] if place == 0 else []
            stub += [Box(second, 5)] if second and place == 0 else []
            result = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")[place]
            lines.append([*stub, Box(result), figure])
    return table(lines)


def scripted(paper: Paper) -> bytes:
    """Data for a chart in a script beside the article, with figures of their own."""
    data = json.dumps({"series": [{"name": "本年新收", "data": [99, 98, 97]}]})
    script = f"<script>var option = {data};</script><noscript>请启用脚本</noscript>"
    return page(f"{script}<div id='chart'></div>{body(paper)}{script}", title_in(paper))


SITES: dict[str, Shape] = {
    f"{shape.__name__}.html": shape
    for shape in (
        contents, tabs, framed, whole_frame, numbered_pages, inside_heading, attachments,
        last_year, both_languages, saved_word, listed, split_heading, one_paragraph, scripted,
    )
} | {"downward_disputes.html": page_of(downward_disputes)}  # fmt: skip
