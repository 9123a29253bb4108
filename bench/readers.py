"""How long it takes to read one report of each kind, beside the bare parse of the same file.

    python bench/readers.py [rounds]

The bare parse of a DOCX is unzipping word/document.xml and handing it to lxml; of a web page,
handing its bytes to lxml. Both are measured in turn, so that a noisy machine slows both alike.
Printed: medians in milliseconds and their quotient; then what the guard costs a file.
"""

import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lxml import etree, html

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.files.compose import compose  # noqa: E402
from gongkai.files.guard import Guard  # noqa: E402
from gongkai.files.paper import Paper  # noqa: E402
from gongkai.files.readers import read_paper  # noqa: E402
from gongkai.files.readers.office import convert  # noqa: E402
from gongkai.files.writers import docx as docx_writer  # noqa: E402
from gongkai.files.writers import html as html_writer  # noqa: E402
from gongkai.files.writers import xlsx as xlsx_writer  # noqa: E402
from tests.files.readers.sheet_shapes import commas  # noqa: E402
from tests.files.readers.word_papers import docx as word_file  # noqa: E402
from tests.files.readers.word_shapes import body, numbered, revised  # noqa: E402
from tests.reports import balanced_report  # noqa: E402

Bare = Callable[[bytes], object]


def parse_docx(data: bytes) -> object:
    """Unzip and parse the main part, no more."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def samples() -> dict[str, tuple[bytes, Bare | None]]:
    """One report in several files, with what a bare parse of each is."""
    paper = compose(balanced_report(1))
    ours = docx_writer.render(paper)
    return {
        "docx, our writer": (ours, parse_docx),
        "docx, LibreOffice": (_resaved(ours), parse_docx),
        "docx, as Word": (_as_word(paper), parse_docx),
        "docx, numbered": (numbered(paper), parse_docx),
        "docx, revised": (revised(paper), parse_docx),
        "html": (html_writer.render(paper), html.fromstring),
        "xlsx": (xlsx_writer.render(paper), None),
        "csv": (commas(paper), None),
    }


def _as_word(paper: Paper) -> bytes:
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
    markup = body(paper).replace("<w:tcPr>", f"<w:tcPr>{cell}")
    markup = markup.replace("<w:pPr></w:pPr>", f"<w:pPr>{paragraph}</w:pPr>")
    return word_file(markup.replace("<w:rPr></w:rPr>", f"<w:rPr>{font}</w:rPr>"))


def _resaved(data: bytes) -> bytes:
    """The file as LibreOffice writes it: every cell with its style and properties."""
    return convert(convert(data, name="a.docx", to="odt"), name="a.odt", to="docx")


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def compare(data: bytes, bare: Bare | None, rounds: int) -> tuple[float, float]:
    """Medians of reading and of the bare parse (0 when there is none)."""
    ours, theirs = [], []
    for _ in range(rounds):
        if bare is not None:
            theirs.append(timed(lambda: bare(data)))
        ours.append(timed(lambda: read_paper(data, name="报告")))
    return median(ours), median(theirs) if theirs else 0.0


def guarded(data: bytes, rounds: int) -> float:
    """The median of reading behind a guard that is already running."""
    with Guard() as guard:
        guard.call("gongkai.files.readers:read_paper", data, name="报告")
        times = [
            timed(lambda: guard.call("gongkai.files.readers:read_paper", data, name="报告"))
            for _ in range(rounds)
        ]
    return median(times)


def main(rounds: int = 60) -> None:
    """Print one line a kind of file."""
    tell = sys.stdout.write
    tell(
        f"{'':20}{'KB':>7}{'read':>9}{'bare':>9}{'times':>8}{'guarded':>10}  ms, {rounds} rounds\n"
    )
    for kind, (data, bare) in samples().items():
        ours, theirs = compare(data, bare, rounds)
        times = f"{ours / theirs:8.1f}" if theirs else f"{'':8}"
        behind = guarded(data, rounds)
        tell(f"{kind:20}{len(data) / 1024:7.0f}{ours:9.2f}{theirs:9.2f}{times}{behind:10.2f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
