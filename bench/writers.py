"""How long it takes to write one report in each format, once the writers are warm.

    python bench/writers.py [rounds]

Every round writes another report, so that no cache of the typesetter flatters the figures.
Printed: the cold first run, then the median and the slowest of the warm runs, in milliseconds.
"""

import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from gongkai.files.compose import compose  # noqa: E402
from gongkai.files.writers import KINDS, fonts, render  # noqa: E402
from gongkai.report.report import AnnualReport  # noqa: E402
from tests.reports import balanced_report  # noqa: E402

FONTS = fonts.folders("", beside=[ROOT / ".fonts"])


def _times(report: AnnualReport) -> dict[str, float]:
    """Milliseconds for composing and for each format, and for all of them together."""
    taken, start = {}, time.perf_counter()
    paper = compose(report)
    taken["compose"] = time.perf_counter() - start
    for kind in KINDS:
        begun = time.perf_counter()
        render(report, kind=kind, paper=paper, fonts=FONTS)
        taken[kind] = time.perf_counter() - begun
    taken["all"] = time.perf_counter() - start
    return {name: 1000 * seconds for name, seconds in taken.items()}


def main(rounds: int = 20) -> None:
    """Print one line a format."""
    cold = _times(balanced_report(0))
    warm = [_times(balanced_report(1 + each, busy=each % 2 == 0)) for each in range(rounds)]
    sys.stdout.write(f"{'':10}{'cold':>9}{'median':>9}{'slowest':>9}  ms, {rounds} reports\n")
    for name, first in cold.items():
        each = [times[name] for times in warm]
        sys.stdout.write(f"{name:10}{first:9.1f}{median(each):9.1f}{max(each):9.1f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
