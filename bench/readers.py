"""How long it takes to read and recognise a report of each kind, beside the bare parse of it.

    python -m bench.readers [rounds]

The bare parse of a DOCX is unzipping word/document.xml and handing it to lxml; of a web page,
handing its bytes to lxml. All are measured in turn over eight different reports, in processor
time, so that other work on the machine weighs little. Printed: medians in milliseconds, the
quotient of both our steps and the bare parse; then what the guard costs a file, by the wall.
"""

import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from lxml import etree, html

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.pages import bare_page, our_docx, published_page, resaved_docx, told  # noqa: E402
from bench.word import word_docx  # noqa: E402
from gongkai.files.compose import compose  # noqa: E402
from gongkai.files.guard import Guard  # noqa: E402
from gongkai.files.readers import read_paper  # noqa: E402
from gongkai.files.recognise import recognise  # noqa: E402
from gongkai.files.writers import xlsx as xlsx_writer  # noqa: E402
from gongkai.report.report import AnnualReport  # noqa: E402
from tests.files.readers.sheet_shapes import commas  # noqa: E402
from tests.files.readers.word_shapes import numbered, revised  # noqa: E402
from tests.page_rows import filled  # noqa: E402
from tests.reports import balanced_report  # noqa: E402

Bare = Callable[[bytes], object]
Make = Callable[[AnnualReport], bytes]
REPORTS = 8


class Times(NamedTuple):
    """Medians in milliseconds."""

    read: float
    recognise: float
    both: float
    bare: float


def parse_docx(data: bytes) -> object:
    """Unzip and parse the main part, no more."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


KINDS: dict[str, tuple[Make, Bare | None]] = {
    "page, pasted from Word": (lambda each: published_page(each, office=True), html.fromstring),
    "page, by an editor": (lambda each: published_page(each, office=False), html.fromstring),
    "page, blanks for spans": (
        lambda each: published_page(each, office=False, change=filled),
        html.fromstring,
    ),
    "page, no styles": (bare_page, html.fromstring),
    "docx, as Word": (word_docx, parse_docx),
    "the same, numbered": (lambda each: word_docx(each, numbered), parse_docx),
    "the same, revised": (lambda each: word_docx(each, revised), parse_docx),
    "docx, LibreOffice": (resaved_docx, parse_docx),
    "docx, our writer": (our_docx, parse_docx),
    "docx, 6 KB, numbered": (lambda each: numbered(compose(each)), parse_docx),
    "docx, 6 KB, revised": (lambda each: revised(compose(each)), parse_docx),
    "xlsx, our writer": (lambda each: xlsx_writer.render(compose(each)), None),
    "csv": (lambda each: commas(compose(each)), None),
}


def timed(act: Callable[[], object], clock: Callable[[], float] = time.thread_time) -> float:
    """Milliseconds."""
    begun = clock()
    act()
    return 1000 * (clock() - begun)


def compare(files: list[bytes], bare: Bare | None, rounds: int) -> Times:
    """The medians of reading, recognising, both, and of the bare parse (0 when there is none)."""
    rows = [row for _ in range(rounds) for data in files for row in _once(data, bare)]
    return Times(*(median(each) for each in zip(*rows, strict=True)))


def _once(data: bytes, bare: Bare | None) -> Iterator[Times]:
    parsed = timed(lambda: bare(data)) if bare is not None else 0.0
    begun = time.thread_time()
    paper = read_paper(data, name="报告")
    between = time.thread_time()
    recognise(paper)
    ended = time.thread_time()
    read, recognised = 1000 * (between - begun), 1000 * (ended - between)
    yield Times(read, recognised, read + recognised, parsed)


def guarded(data: bytes, rounds: int) -> float:
    """The median of reading behind a guard that is already running."""
    with Guard() as guard:

        def act() -> object:
            return guard.call("gongkai.files.readers:read_paper", data, name="报告")

        act()
        return median(timed(act, time.perf_counter) for _ in range(rounds))


def main(rounds: int = 20) -> None:
    """Print one line a kind of file."""
    tell = sys.stdout.write
    tell(
        f"{'':24}{'KB':>6}{'read':>8}{'recognise':>11}{'both':>8}{'bare':>8}{'times':>7}"
        f"{'guarded':>9}  ms, {rounds} rounds of {REPORTS} reports\n"
    )
    reports = [told(balanced_report(seed, busy=seed % 4 == 0)) for seed in range(REPORTS)]
    for kind, (make, bare) in KINDS.items():
        files = [make(each) for each in reports]
        found = compare(files, bare, rounds)
        times = f"{found.both / found.bare:7.1f}" if found.bare else f"{'':7}"
        tell(
            f"{kind:24}{len(files[0]) / 1024:6.0f}{found.read:8.2f}{found.recognise:11.2f}"
            f"{found.both:8.2f}{found.bare:8.2f}{times}{guarded(files[0], rounds):9.2f}\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
