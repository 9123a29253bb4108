"""Web pages and DOCX files as offices publish them, for measuring: what the programs write.

The tests' papers keep to the shapes; these carry the weight around them as well: a site's menus
and scripts, the styles an editor puts on every cell and paragraph, and words of the usual length.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.files.compose import compose  # noqa: E402
from gongkai.files.readers.office import convert  # noqa: E402
from gongkai.files.writers import docx as docx_writer  # noqa: E402
from gongkai.report.report import AnnualReport, Passage  # noqa: E402
from tests.page_rows import Box, Rows, same  # noqa: E402
from tests.papers import bare, page, tables, word  # noqa: E402

_EDGES = (
    "border-top:none;border-left:none;border-bottom:1px solid windowtext;"
    "border-right:1px solid windowtext;padding:0 7px 0 7px"
)
_EDITED = "margin:0;text-align:center;text-indent:0;line-height:24px;white-space:normal"
_FONT = "font-size:14px;font-family:宋体"
_PROSE = (
    r'<p style="text-indent:2em;line-height:28pt;margin:0;text-align:justify">'
    r'<span style="font-size:16pt;font-family:仿宋_GB2312">\1</span></p>'
)
_SENTENCES = (
    "坚持把政府信息公开作为改进作风、接受监督的重要抓手，专题研究工作两次，明确分管领导和具体人员，",
    "围绕群众关心的教育、就业、社会保障、公共资源配置等领域，及时发布办事依据、条件、流程和结果，",
    "严格执行先审查后公开、一事一审，未经审查的信息不上网，公开内容准确、完整，全年没有发生失泄密事件。",
)
_SCRIPT = "function menu{0}(e){{var n=document.getElementById('m{0}');n.className=e?'on':'';}}\n"
_STYLE = ".nav{0} li a{{color:#333;line-height:{0}px;padding:0 12px;display:inline-block}}\n"


def told(report: AnnualReport) -> AnnualReport:
    """The report with as many words as published ones have: some 2,000 characters."""
    chapters = dict(report.chapters)
    for number, sentences in ((1, 11), (5, 6), (6, 3)):
        chapter = chapters[number]
        more = tuple(
            Passage(f"{_SENTENCES[each % 3]}{_SENTENCES[2]}") for each in range(sentences)
        )
        chapters[number] = replace(chapter, passages=(*chapter.passages, *more))
    return replace(report, chapters=chapters)


def published_page(
    report: AnnualReport, *, office: bool, change: Callable[[Rows], Rows] = same
) -> bytes:
    """A page of a site of the government with its menus, scripts and styles.

    `office`: the tables as pasted from Word, untouched; else as the site's editor keeps them.
    `change`: what became of the tables' layout.
    """
    cell = word if office else _edited
    whole = page(report, [_table(change(rows), cell) for rows in tables(report)])
    text = re.sub(r"<p>([^<]*)</p>", _PROSE, whole)
    head, opening, rest = text.partition("</head><body>")
    more = "".join(_STYLE.format(each) for each in range(120))
    code = "".join(_SCRIPT.format(each) for each in range(120))
    extra = f"<style>{more}</style><script>{code}</script>"
    return f"{head}{extra}{opening}{_menus(report)}{rest}".encode()


def bare_page(report: AnnualReport) -> bytes:
    """The same tables without any style: 9 KB."""
    return page(report, [_table(rows, bare, plain=True) for rows in tables(report)]).encode()


def _edited(box: Box) -> str:
    words = escape(box.text) or "&nbsp;"
    return f'<p style="{_EDITED}"><span style="{_FONT}">{words}</span></p>'


def _table(rows: Rows, cell: Callable[[Box], str], *, plain: bool = False) -> str:
    lines = []
    for row in rows:
        boxes = []
        for box in row:
            spans = f' rowspan="{box.down}"' * (box.down > 1)
            spans += f' colspan="{box.across}"' * (box.across > 1)
            look = "" if plain else f' width="68" valign="center" style="{_EDGES}"'
            boxes.append(f"<td{spans}{look}>{cell(box)}</td>")
        lines.append(f"<tr>{''.join(boxes)}</tr>\n")
    return f'<table border="0" cellspacing="0"><tbody>{"".join(lines)}</tbody></table>'


def _menus(report: AnnualReport) -> str:
    entries = "".join(
        f'<li class="nav{each}"><a href="/zwgk/fdzdgknr/{each}/index.html" target="_blank" '
        f'title="栏目{each}">法定主动公开内容{each}</a></li>'
        for each in range(60)
    )
    links = "".join(f'<option value="/{each}">友情链接{each}</option>' for each in range(40))
    return (
        f'<div class="top"><a href="/">{report.organ}</a><span>今天是</span></div>'
        f'<div class="nav"><ul>{entries}</ul></div>'
        f'<div class="links"><select>{links}</select></div>'
    )


def our_docx(report: AnnualReport) -> bytes:
    """As our own writer makes it."""
    return docx_writer.render(compose(report))


def resaved_docx(report: AnnualReport) -> bytes:
    """As LibreOffice writes it: every cell with its style and properties."""
    odt = convert(our_docx(report), name="a.docx", to="odt")
    return convert(odt, name="a.odt", to="docx")
