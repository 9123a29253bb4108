"""How long a page of a digital PDF takes, beside pdfplumber's tables of the same page.

    python bench/pdf.py [rounds]

Both read the same files in turn, in one run, from bytes to tables; ours also reads the prose.
Printed: medians in milliseconds a page and their quotient, and how many of the figure cells as
set came back in their row and column. Then a scanned page, when the extra `ocr` is installed.
"""

import io
import logging
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from unicodedata import normalize

import pdfplumber

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.files.readers.pdf import read  # noqa: E402
from gongkai.report.edition import edition  # noqa: E402
from tests.files.readers import pdf_papers as papers  # noqa: E402
from tests.files.readers.pdf_papers import Style, Table  # noqa: E402
from tests.files.readers.scan_papers import Scanner, scanned_pdf, scans  # noqa: E402

FORM = edition("2021-30")
FOUND = papers.figures(FORM, seed=7)
Rows = list[list[str]]


def samples() -> dict[str, bytes]:
    """One report set in several ways."""
    styles = {
        "typst, ruled": Style(),
        "typst, dashed": Style(rules="dashed"),
        "typst, open sides": Style(rules="outer-none"),
        "typst, landscape": Style(flipped=True),
        "typst, three lines": Style(rules="three"),
        "typst, no rules": Style(rules="none"),
    }
    files = {
        name: papers.typst_pdf(papers.typst_source(FORM, FOUND, style))
        for name, style in styles.items()
    }
    if shutil.which("soffice"):
        files["LibreOffice, ruled"] = papers.office_pdf(papers.report_html(FORM, FOUND))
    return files


def theirs(data: bytes) -> list[Rows]:
    """The tables pdfplumber finds."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [
            [[cell or "" for cell in row] for row in table]
            for page in document.pages
            for table in page.extract_tables()
        ]


def ours(data: bytes) -> list[Rows]:
    """The tables we find, each cell at its upper left."""
    tables = []
    for grid in read(data, name="x.pdf").grids():
        rows = [[""] * grid.columns for _ in range(grid.rows)]
        for cell in grid.cells:
            rows[cell.row][cell.column] = cell.text
        tables.append(rows)
    return tables


def right(tables: list[Rows]) -> tuple[int, int]:
    """How many rows of figures came back whole under their own label, and how many were set."""
    read_rows = {_plain(row) for table in tables for row in table}
    wanted: list[Table] = [
        *papers.table2(FORM, FOUND), papers.table3(FORM, FOUND), papers.table4(FORM, FOUND),
    ]  # fmt: skip
    rows = [
        (_plain(labels[-1:]), figures)
        for table in wanted
        for row in table.rows
        if (figures := tuple(slot.text for slot in row if slot.key))
        for labels in [tuple(slot.text for slot in row if not slot.key)]
    ]
    hits = sum(
        any(each[-len(label + figures) :] == label + figures for each in read_rows)
        for label, figures in rows
    )
    return hits, len(rows)


def _plain(row: Iterable[str]) -> tuple[str, ...]:
    """A row without blanks and line breaks; recognition prints brackets of either width."""
    return tuple(normalize("NFKC", text) for cell in row if (text := cell.replace("\n", "")))


def milliseconds(
    read_it: Callable[[bytes], object], data: bytes, clock: Callable[[], float] = time.thread_time
) -> float:
    """One reading, in processor time: other work on the machine weighs little."""
    start = clock()
    read_it(data)
    return (clock() - start) * 1000


def main() -> None:
    """Print one line a file."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    files = samples()
    print(f"Python {platform.python_version()}, {platform.machine()}, {rounds} rounds")
    print(f"{'':22}{'ours':>8}{'pdfplumber':>12}{'times':>8}{'rows':>10}{'its rows':>10}")
    for name, data in files.items():
        pages = int(read(data, name="x").meta["pages"])
        pairs = [(milliseconds(ours, data), milliseconds(theirs, data)) for _ in range(rounds)]
        mine, other = (median(column) / pages for column in zip(*pairs, strict=True))
        scores = "".join(
            f"{hits:>6}/{total}" for hits, total in map(right, (ours(data), theirs(data)))
        )
        print(f"{name:22}{mine:8.1f}{other:12.1f}{other / mine:8.1f}  {scores}")
    if find_spec("rapidocr"):
        scan = scanned_pdf(scans(files["typst, ruled"], Scanner(skew=1, noise=6)))
        read(scan, name="x")
        hits, total = right(ours(scan))
        taken = milliseconds(ours, scan, time.perf_counter) / 2
        print(f"{'scan, 200 dots':22}{taken:8.0f}{'':20}  {hits:>6}/{total}")


if __name__ == "__main__":
    main()
