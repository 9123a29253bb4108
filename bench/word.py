"""A DOCX with the weight Word gives it: properties in every run, marks of saving, parts beside.

Word writes the font into every run and the borders into every cell, numbers every paragraph and
every act of saving, and adds sixty kilobytes of styles, theme and settings, of which a report
uses a handful of styles. Real files pack to 25 KB and more, because their runs differ more.
"""

import io
import re
import sys
import zipfile
from itertools import count
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.files.compose import compose  # noqa: E402
from gongkai.report.report import AnnualReport  # noqa: E402
from tests.files.readers.word_papers import docx, package  # noqa: E402
from tests.files.readers.word_shapes import Shape, plain  # noqa: E402

_FONT = (
    '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
    '<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/>'
)
_EDGE = 'w:val="single" w:color="000000" w:sz="4" w:space="0"'
_CELL = (
    f'<w:tcW w:w="1134" w:type="dxa"/><w:tcBorders><w:top {_EDGE}/><w:left {_EDGE}/>'
    f'<w:bottom {_EDGE}/><w:right {_EDGE}/></w:tcBorders><w:vAlign w:val="center"/>'
)
_PARAGRAPH = (
    '<w:keepNext w:val="0"/><w:widowControl/><w:suppressLineNumbers w:val="0"/>'
    f'<w:jc w:val="center"/><w:textAlignment w:val="center"/><w:rPr>{_FONT}</w:rPr>'
)
_STYLED = (
    ("a", "Normal", ""), ("1", "heading 1", "a"), ("2", "heading 2", "a"), ("a3", "Title", "a"),
    ("a4", "header", "a"), ("a5", "footer", "a"), ("a6", "Normal (Web)", "a"),
)  # fmt: skip
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def word_docx(report: AnnualReport, shape: Shape = plain) -> bytes:
    """The report in one of the shapes, as Word saves it: 17 KB, unpacked 370 KB of markup."""
    with zipfile.ZipFile(io.BytesIO(shape(compose(report)))) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    markup = bytes(files["word/document.xml"]).decode()  # type: ignore[arg-type]
    markup = re.sub(r"<w:tcPr>", f"<w:tcPr>{_CELL}", markup)
    markup = markup.replace("<w:pPr></w:pPr>", f"<w:pPr>{_PARAGRAPH}</w:pPr>")
    markup = re.sub(r"<w:p><w:r>", f"<w:p><w:pPr>{_PARAGRAPH}</w:pPr><w:r>", markup)
    markup = _saved(markup.replace("<w:rPr></w:rPr>", f"<w:rPr>{_FONT}</w:rPr>"))
    files["word/document.xml"] = markup.replace("<w:document ", f'<w:document xmlns:w14="{_W14}" ')
    fonts = "".join(_font(number) for number in range(12))
    rsids = "".join(f'<w:rsid w:val="{number:08X}"/>' for number in range(0, 9_000_000, 99_991))
    beside = {"styles": _styles(), "fontTable": fonts, "settings": f"<w:rsids>{rsids}</w:rsids>"}
    with zipfile.ZipFile(io.BytesIO(docx("", **beside))) as archive:
        files = {**{name: archive.read(name) for name in archive.namelist()}, **files}
    return package({**files, "word/theme/theme1.xml": _theme()})


def _saved(markup: str) -> str:
    """With the number of every paragraph and row and of the act of saving that made it."""
    chance, numbers = Random(7), count(0x2F6C5B0A, 7919)  # noqa: S311

    def marked(found: re.Match[str]) -> str:
        act = f"00{chance.choice(('B51A2C', 'A77B3E', '6D5C2B')):6}"
        return (
            f'<w:{found[1]} w:rsidR="{act}" w14:paraId="{next(numbers):08X}" '
            f'w14:textId="77777777">'
        )

    return re.sub(r"<w:(p|tr)>", marked, markup)


def _styles() -> str:
    known = "".join(
        f'<w:lsdException w:name="List Table {number} Accent" w:semiHidden="1" '
        f'w:uiPriority="{number % 99}" w:unhideWhenUsed="1" w:qFormat="1"/>'
        for number in range(376)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{parent}"/>' if parent else "")
        + f'<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr><w:rPr>{_FONT}</w:rPr></w:style>'
        for key, name, parent in _STYLED
    )
    return f'<w:latentStyles w:count="376">{known}</w:latentStyles>{styles}'


def _font(number: int) -> str:
    return (
        f'<w:font w:name="字体{number}"><w:panose1 w:val="02010600030101010101"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
        '<w:sig w:usb0="00000003" w:usb1="288F0000" w:csb0="00040001"/></w:font>'
    )


def _theme() -> str:
    colours = "".join(
        f'<a:gs pos="{number}000"><a:schemeClr val="phClr"><a:tint val="{number}500"/>'
        f'<a:satMod val="{300 + number}000"/></a:schemeClr></a:gs>'
        for number in range(70)
    )
    uri = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return f'<?xml version="1.0"?><a:theme xmlns:a="{uri}" name="Office">{colours}</a:theme>'
