"""Web pages and DOCX files as offices publish them, for measuring: what the programs write.

The tests' papers keep to the shapes; these carry the weight around them as well: a site's menus
and scripts, the styles an editor puts on every cell, the properties Word repeats in every run.
"""

import re
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.files.compose import compose  # noqa: E402
from gongkai.files.readers.office import convert  # noqa: E402
from gongkai.files.writers import docx as docx_writer  # noqa: E402
from gongkai.report.report import AnnualReport  # noqa: E402
from tests.files.readers.word_papers import docx as word_file  # noqa: E402
from tests.files.readers.word_shapes import body  # noqa: E402
from tests.page_rows import Box, Rows  # noqa: E402
from tests.papers import bare, page, tables, word  # noqa: E402

_EDGES = (
    "border-top:none;border-left:none;border-bottom:1px solid windowtext;"
    "border-right:1px solid windowtext;padding:0 7px 0 7px"
)
_EDITED = "margin:0;text-align:center;text-indent:0;line-height:24px;white-space:normal"
_FONT = "font-size:14px;font-family:宋体"
_SCRIPT = "function menu{0}(e){{var n=document.getElementById('m{0}');n.className=e?'on':'';}}\n"
_STYLE = ".nav{0} li a{{color:#333;line-height:{0}px;padding:0 12px;display:inline-block}}\n"


def published_page(report: AnnualReport, *, office: bool) -> bytes:
    """A page of a site of the government with its menus, scripts and styles.

    `office`: the tables as pasted from Word, untouched; else as the site's editor keeps them.
    """
    cell = word if office else _edited
    text = page(report, [_table(rows, cell) for rows in tables(report)])
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


def word_docx(report: AnnualReport) -> bytes:
    """The report with the properties Word and WPS write into every cell, paragraph and run."""
    font = (
        '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
        '<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/>'
    )
    edge = 'w:val="single" w:color="000000" w:sz="4" w:space="0"'
    cell = (
        f'<w:tcW w:w="1134" w:type="dxa"/><w:tcBorders><w:top {edge}/><w:left {edge}/>'
        f'<w:bottom {edge}/><w:right {edge}/></w:tcBorders><w:vAlign w:val="center"/>'
    )
    paragraph = (
        '<w:keepNext w:val="0"/><w:widowControl/><w:suppressLineNumbers w:val="0"/>'
        f'<w:jc w:val="center"/><w:textAlignment w:val="center"/><w:rPr>{font}</w:rPr>'
    )
    markup = body(compose(report)).replace("<w:tcPr>", f"<w:tcPr>{cell}")
    markup = markup.replace("<w:pPr></w:pPr>", f"<w:pPr>{paragraph}</w:pPr>")
    markup = re.sub(r"<w:p><w:r>", f"<w:p><w:pPr>{paragraph}</w:pPr><w:r>", markup)
    return word_file(markup.replace("<w:rPr></w:rPr>", f"<w:rPr>{font}</w:rPr>"))


def our_docx(report: AnnualReport) -> bytes:
    """As our own writer makes it."""
    return docx_writer.render(compose(report))


def resaved_docx(report: AnnualReport) -> bytes:
    """As LibreOffice writes it: every cell with its style and properties."""
    odt = convert(our_docx(report), name="a.docx", to="odt")
    return convert(odt, name="a.odt", to="docx")
