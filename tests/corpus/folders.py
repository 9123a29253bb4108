"""A folder of reports for the tests of a corpus, and its tables as they come out."""

import io
import random
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from gongkai.corpus.engines import Job, R, T
from gongkai.corpus.tables import NAMES
from gongkai.files.compose import compose
from gongkai.files.writers import docx
from gongkai.report.report import AnnualReport, Cell, Chapter, Passage
from tests.papers import render
from tests.reports import balanced_report, next_year

OWN_WORDS = (
    "一是窗口人员轮换频繁，新手对补正告知书的写法不熟，去年三月有两件因此退回重写；"
    "二是老旧小区改造的施工公示只贴在小区门口，网上查不到，居民为此打了十几次电话；"
    "三是乡镇站所的档案室没有电子目录，调一份十年前的批复要两个工作日。"
)
"""Problems that no form and no other organ has."""

KEY = "table3.carried_over.natural"


class Shuffled:
    """An engine in this process that does the tasks in a random order."""

    far = False

    def __call__(self, job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """The answers."""
        every = list(tasks)
        random.Random(5).shuffle(every)  # noqa: S311
        yield from map(job.work, every)


def with_cell(report: AnnualReport, key: str, by: int) -> AnnualReport:
    """The report with one figure changed."""
    value = (report.value(key) or 0) + by
    return replace(report, cells={**report.cells, key: Cell(value, f"{value}")})


def with_problems(report: AnnualReport, words: str = OWN_WORDS) -> AnnualReport:
    """The report with these words as its fifth chapter."""
    old = report.chapters[5]
    chapter = Chapter(5, old.title, old.heading, (Passage(words),))
    return replace(report, chapters={**report.chapters, 5: chapter})


def reports() -> dict[str, AnnualReport]:
    """Three organs' reports.

    A: two years whose carry-over is broken. B: one year, unbalanced. C: two years, A's words.
    """
    a = with_problems(balanced_report(1, organ="青禾县教育局", year=2023))
    b = balanced_report(2, organ="云岭市水务局", year=2023)
    c = balanced_report(3, organ="石桥县民政局", year=2023)
    return {
        "a/2023.html": a,
        "a/2024.docx": with_cell(next_year(a, 1), KEY, 2),
        "b/2023.html": with_cell(b, "table3.total.natural", 1),
        "c/2023.txt": with_problems(c),
        "c/2024.html": next_year(c, 3),
    }


def data(report: AnnualReport, name: str) -> bytes:
    """The report as a file of this suffix."""
    if name.endswith(".docx"):
        return docx.render(compose(report))
    return render(report, "plain.html" if name.endswith(".html") else "tabs.txt")


def papers() -> dict[str, bytes]:
    """Every file of the folder: the reports, some in a zip, and what is none."""
    files = {name: data(report, name) for name, report in reports().items()}
    files["d.zip"] = zipped({"丁/2023.html": data(balanced_report(4, year=2023), "d.html"),
                             "丁/style.css": b"td{}"})  # fmt: skip
    files["empty.html"] = b""
    files["torn.docx"] = files["a/2024.docx"][:900]
    files["noise.pdf"] = b"%PDF-1.7\n" + bytes(range(256)) * 20
    files["letter.txt"] = "请各单位于本周五前报送材料。".encode()
    return files


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for name, each in files.items():
            package.writestr(name, each)
    return whole.getvalue()


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder."""
    for name, each in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each)
    return folder


def written(out: Path) -> dict[str, bytes]:
    """The bytes of every table."""
    return {name: (out / f"{name}.parquet").read_bytes() for name in NAMES}


def rows(out: Path, name: str) -> list[dict[str, object]]:
    """The rows of a table."""
    found: list[dict[str, object]] = pq.read_table(out / f"{name}.parquet").to_pylist()
    return found
