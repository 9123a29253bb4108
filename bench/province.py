"""A province of 500 to 5,000 organs, five years: rolled up level by level, asked, charted.

    python -m bench.province [organs …]

Every organ has a report of its own each year; a county adds its bureaus to its own, a city its
counties, the province its cities, each sum checked against its parts by the rules. All figures
go to the tables of a corpus, SQL asks for the years, and charts are drawn of the province, its
cities, counties and organs. The two ways must give one sum. Each size runs in a process of its
own; making the reports is told apart. Seconds are of the processor.
"""

import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.corpus import tables  # noqa: E402
from gongkai.corpus.asking import asked  # noqa: E402
from gongkai.corpus.merge import GROUP  # noqa: E402
from gongkai.corpus.reading import FactRow  # noqa: E402
from gongkai.report.checker import check  # noqa: E402
from gongkai.report.edition import edition_of  # noqa: E402
from gongkai.report.finding import Severity  # noqa: E402
from gongkai.report.report import AnnualReport, Cell  # noqa: E402
from gongkai.report.rollup import rollup  # noqa: E402
from gongkai.report.rule import Dossier  # noqa: E402
from tests.reports import balanced_figures  # noqa: E402

SIZES = (500, 1_000, 2_500, 5_000)
YEARS = range(2021, 2026)
KEYS = ("table3.new_received.total", "table3.granted.total", "table4.review.total")
COUNTIES, BUREAUS = 10, 24
"""Counties of a city, bureaus of a county."""

Spent = dict[str, float]


class Corpus:
    """The tables of a corpus, written as they come."""

    def __init__(self, folder: Path) -> None:
        """Open all four."""
        import pyarrow.parquet as parquet

        self._writers = {
            name: parquet.ParquetWriter(
                folder / f"{name}.parquet", tables.schema(name), compression="zstd"
            )
            for name in tables.NAMES
        }
        self._facts: list[tuple[object, ...]] = []
        self._reports: list[tuple[object, ...]] = []

    def add(self, report: AnnualReport) -> None:
        """The figures of one report."""
        file = f"{report.organ}-{report.year}.json"
        rows = (
            FactRow(key, True, value, f"{value}", "", *(None,) * 6)
            for key, value in report.facts.items()
        )
        self._facts += tables.facts(file, rows)
        self._reports.append(
            (file, None, report.organ, report.year, report.edition.key, None, "", 1)
        )
        if len(self._facts) >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        for writer in self._writers.values():
            writer.close()

    def _flush(self) -> None:
        self._writers["facts"].write_table(tables.table("facts", self._facts))
        self._writers["reports"].write_table(tables.table("reports", self._reports))
        self._facts, self._reports = [], []


@contextmanager
def timed(spent: Spent, phase: str) -> Iterator[None]:
    """Add the processor's seconds to a phase."""
    begun = process_time()
    yield
    spent[phase] = spent.get(phase, 0.0) + process_time() - begun


def own_report(name: str, year: int, spent: Spent, corpus: Corpus) -> AnnualReport:
    """What an organ did itself, made up and put into the tables."""
    form = edition_of(year)
    with timed(spent, "made"):
        figures = balanced_figures(Random(f"{name}/{year}"), form, busy=False)  # noqa: S311
        cells = {key: Cell(value) for key, value in figures.items()}
        report = AnnualReport(organ=name, year=year, edition=form, cells=cells)
    with timed(spent, "tables"):
        corpus.add(report)
    return report


def government(
    name: str, year: int, below: Iterable[AnnualReport], spent: Spent, corpus: Corpus
) -> AnnualReport:
    """Its own figures and those below, added up and checked against the parts."""
    parts = (own_report(name, year, spent, corpus), *below)
    with timed(spent, "rolled up"):
        report = rollup(parts, organ=name, year=year, edition=edition_of(year)).report
    with timed(spent, "checked"):
        findings = check(Dossier(report, children=parts))
    wrong = [each for each in findings if each.severity is Severity.ERROR
             and each.code.startswith(("TRE", "BAL", "SUM"))]  # fmt: skip
    if wrong:
        raise SystemExit(f"{name} {year}: {wrong[0]}")
    return report


def province(size: int, year: int, spent: Spent, corpus: Corpus) -> AnnualReport:
    """One year of so many organs; of each level only the sums are held."""
    left = size - 1

    def bureaus(county: str) -> Iterator[AnnualReport]:
        nonlocal left
        for number in range(min(BUREAUS, left)):
            left -= 1
            yield own_report(f"{county}{number + 1}局", year, spent, corpus)

    def counties(city: str) -> Iterator[AnnualReport]:
        nonlocal left
        for number in range(COUNTIES):
            if left:
                left -= 1
                county = f"{city}{number + 1}县"
                yield government(county, year, bureaus(county), spent, corpus)

    def cities() -> Iterator[AnnualReport]:
        nonlocal left
        while left:
            left -= 1
            city = f"{size - left}市"
            yield government(city, year, counties(city), spent, corpus)

    return government("某省", year, cities(), spent, corpus)


_SERIES = """
SELECT regexp_extract(a.organ, getvariable('key')) AS whose, a.year, sum(f.value)
FROM facts f JOIN annual a USING (file)
WHERE f.key = '{key}' GROUP BY ALL ORDER BY 1, 2
"""
_LEVELS = {"the province": "^", "cities": "^[0-9]+市", "counties": "^[0-9]+市[0-9]+县",
           "organs": "^.*"}  # fmt: skip


def charted(folder: Path, key: str) -> tuple[dict[int, Decimal], int]:
    """The years of one figure as charts at every level; the province's sums, bytes drawn."""
    from gongkai.web.shell import charts

    drawn, sums = 0, {}
    for words, pattern in _LEVELS.items():
        series: dict[str, dict[str, Decimal]] = {}
        with asked(folder, _SERIES.format(key=key), key=pattern) as answer:
            for whose, year, value in answer.rows:
                series.setdefault(whose or "全省", {})[f"{year}"] = value
        if words == "the province":
            (sums,) = series.values()
        drawn += len(charts.multiples(f"{key}：{words}", series, unit="件", head="年度").svg)
    return {int(year): value for year, value in sums.items()}, drawn


def once(size: int) -> None:
    """One size: print its seconds and its peak as JSON."""
    spent: Spent = {}
    drawn = 0
    with TemporaryDirectory(prefix="gongkai-bench-") as name:
        corpus = Corpus(Path(name))
        tops = {year: province(size, year, spent, corpus) for year in YEARS}
        with timed(spent, "tables"):
            corpus.close()
        with timed(spent, "charted"):
            for key in KEYS:
                sums, more = charted(Path(name), key)
                drawn += more
                if sums != {year: top.value(key) for year, top in tops.items()}:
                    raise SystemExit(f"{key}: the tables and the roll-up differ")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**spent, "peak": peak, "drawn": drawn / 2**20}))


PHASES = ("tables", "rolled up", "checked", "charted")


def main(sizes: Iterable[int]) -> None:
    """Every size, and what an organ costs in each."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
          f"load before {os.getloadavg()[0]:.1f}; {len(YEARS)} years")  # fmt: skip
    print("organs   made s |  tables s  rolled up s  checked s  charted s |    all s  ms/organ"
          "  peak MB  charts MB")  # fmt: skip
    for size in sizes:
        command = [sys.executable, "-m", "bench.province", "--once", str(size)]
        done = subprocess.run(  # noqa: S603 ours
            command, capture_output=True, check=True, text=True, cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "gongkai.web.settings"},
        )  # fmt: skip
        got = json.loads(done.stdout)
        whole = sum(got[phase] for phase in PHASES)
        print(f"{size:>6,}{got['made']:>9.1f} |{got['tables']:>10.2f}{got['rolled up']:>13.2f}"
              f"{got['checked']:>11.2f}{got['charted']:>11.2f} |{whole:>9.2f}"
              f"{whole / size * 1000:>10.2f}{got['peak']:>9.0f}{got['drawn']:>11.1f}")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(int(sys.argv[2]))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
