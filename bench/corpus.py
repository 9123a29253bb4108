"""How fast a folder of mixed reports is checked, and whether memory stays flat.

    python bench/corpus.py [files …]

Organs' reports of four years are written as web pages, DOCX, PDF, text and workbooks, in the
shares that published reports have; then `gongkai corpus check` runs over them in processes of its
own. Printed: files a second, and the memory of the whole process tree (PSS, so that shared pages
count once), its highest value in each fifth of the run and in all; then the same folder again.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.files.compose import compose  # noqa: E402
from gongkai.files.writers import docx, pdf, xlsx  # noqa: E402
from gongkai.report.report import AnnualReport  # noqa: E402
from tests import papers  # noqa: E402
from tests.reports import balanced_report  # noqa: E402

SIZES = (2_000, 10_000)
YEARS = (2021, 2022, 2023, 2024)
WORKERS = 2
EVERY = 0.5
"""Seconds between two looks at the memory."""

PAGES = ("plain.html", "word.html", "ragged.html", "gbk.html", "cut-with-heading.html")
KINDS = (
    *PAGES * 2,
    *PAGES[:2],
    "docx",
    "docx",
    "docx",
    "pdf",
    "pdf",
    "tabs.txt",
    "markdown.md",
    "xlsx",
)
"""Of twenty reports twelve are web pages, three DOCX, two PDF, two text, one a workbook."""

_FIFTHS = 5


def _data(report: AnnualReport, kind: str) -> bytes:
    writers = {"docx": docx.render, "pdf": pdf.render, "xlsx": xlsx.render}
    if kind in writers:
        return writers[kind](compose(report))
    return papers.render(report, kind)


def write_some(folder: Path, numbers: range) -> None:
    """Write the reports of these numbers."""
    for number in numbers:
        organ, year = f"{number // len(YEARS)}号县水务局", YEARS[number % len(YEARS)]
        kind = KINDS[number * 7 % len(KINDS)]
        report = balanced_report(number, organ=organ, year=year, busy=number % 3 == 0)
        place = folder / f"{number // 1000:03}" / f"{organ}-{year}.{kind.rpartition('.')[2]}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_data(report, kind))


def write_all(folder: Path, count: int) -> None:
    """Write so many reports on all cores."""
    with ProcessPoolExecutor() as pool:
        jobs = [
            pool.submit(write_some, folder, range(first, min(first + 250, count)))
            for first in range(0, count, 250)
        ]
        for job in jobs:
            job.result()


def memory(process: psutil.Process) -> int:
    """Bytes of a process and all it started; shared pages are shared out."""
    total = 0
    for each in _tree(process):
        try:
            total += each.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def _tree(process: psutil.Process) -> Iterator[psutil.Process]:
    try:
        yield process
        yield from process.children(recursive=True)
    except psutil.Error:
        return


def watched(folder: Path, out: Path) -> tuple[float, list[int]]:
    """Seconds of one run, and its memory over time."""
    words = [
        sys.executable,
        "-m",
        "gongkai.cli.__main__",
        "--lang",
        "en",
        "corpus",
        "check",
        str(folder),
    ]
    begun = time.perf_counter()
    run = subprocess.Popen([*words, "-o", str(out), "--workers", str(WORKERS)])  # noqa: S603
    process = psutil.Process(run.pid)
    seen = []
    while run.poll() is None:
        seen.append(memory(process))
        time.sleep(EVERY)
    return time.perf_counter() - begun, seen


def told(words: str, files: int, seconds: float, seen: list[int]) -> None:
    """One line of the table."""
    size = max(1, -(-len(seen) // _FIFTHS))
    fifths = [max(seen[first : first + size]) for first in range(0, len(seen), size)]
    shown = " ".join(f"{each / 2**20:6.0f}" for each in fifths)
    print(
        f"{files:6} {words:9}{seconds:8.1f} s{files / seconds:8.1f} files/s"
        f"{max(seen) / 2**20:8.0f} MB at most; by fifths {shown}"
    )


def main(sizes: tuple[int, ...]) -> None:
    """Print two lines a size."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
          f"{WORKERS} workers, load before {os.getloadavg()[0]:.1f}")  # fmt: skip
    for size in sizes:
        with tempfile.TemporaryDirectory() as top:
            folder, out = Path(top, "reports"), Path(top, "checked")
            write_all(folder, size)
            told("new", size, *watched(folder, out))
            told("unchanged", size, *watched(folder, out))
            tables = sum(path.stat().st_size for path in out.glob("*.parquet"))
            work = sum(path.stat().st_size for path in (out / "work").rglob("*.*"))
            print(f"       tables {tables / 2**20:.1f} MB, work folder {work / 2**20:.1f} MB")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
