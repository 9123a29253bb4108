"""The corpus of layouts, measured: cells, seeded errors, false alarms, by format.

    python -m bench.proof [--sample] [--scans]

Every shape of tests/proof with every clean report and every seeded error of both forms (some
thirty thousand files, a quarter of an hour on two cores); `--sample`: each shape and each error
once, a minute. `--scans` adds scanned pages, when the extra `ocr` is installed.
"""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.proof.corpus import FORMATS, sample, shapes_of, whole  # noqa: E402
from tests.proof.measure import Score, total  # noqa: E402

HEAD = (
    f"{'':6}{'shapes':>7}{'files':>7}{'cells':>9}{'precision':>11}{'recall':>9}{'not 0':>9}"
    f"{'errors found':>15}{'clean':>7}{'alarms':>8}{'s':>7}\n"
)


def of_shape(format_: str, shape: str) -> Score:
    """One shape with the whole corpus."""
    return total(whole(format_, shapes=(shape,)))


def of_sample(format_: str) -> Score:
    """The sample of a format, as `make test` takes it."""
    return total(sample(format_))


def scores(format_: str, pool: ProcessPoolExecutor, *, quick: bool) -> Iterator[Score]:
    """The scores of a format, part by part."""
    if quick:
        yield pool.submit(of_sample, format_).result()
        return
    shapes = shapes_of(format_)
    yield from pool.map(of_shape, [format_] * len(shapes), shapes)


def row(name: str, shapes: int, score: Score, seconds: float) -> str:
    """One line of the table."""
    return (
        f"{name:6}{shapes:7}{score.files:7}{score.cells:9}{score.precision:11.5f}"
        f"{score.recall:9.5f}{score.busy_recall:9.5f}{score.found:8} of {score.seeded:<4}"
        f"{score.clean:6}{score.alarms:8}{seconds:7.0f}\n"
    )


def main(arguments: list[str]) -> None:
    """Print the table, then the first faults of each format."""
    sys.stdout.write(HEAD)
    faults: list[str] = []
    with ProcessPoolExecutor() as pool:
        for format_ in FORMATS:
            begun, every = time.perf_counter(), Score()
            for score in scores(format_, pool, quick="--sample" in arguments):
                every.add(score)
            taken = time.perf_counter() - begun
            sys.stdout.write(row(format_, len(shapes_of(format_)), every, taken))
            sys.stdout.flush()
            faults += every.faults[:10]
    if "--scans" in arguments:
        from tests.proof.scanned import scanned

        begun = time.perf_counter()
        score = scanned()
        sys.stdout.write(row("scan", 1, score, time.perf_counter() - begun))
        faults += score.faults[:10]
    sys.stdout.write("".join(f"  {each}\n" for each in faults))


if __name__ == "__main__":
    main(sys.argv[1:])
