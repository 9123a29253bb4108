"""A year of 100,000 applications and 50,000 documents: tallied, checked and written to JSON.

Run: python bench/tally.py. Each size runs in a process of its own; time is the median of three.
"""

import json
import os
import platform
import resource
import subprocess
import sys
from statistics import median
from time import perf_counter

SIZES = ((10_000, 5_000), (50_000, 25_000), (100_000, 50_000))


def once(applications: int, documents: int) -> None:
    """One size: print seconds and peak memory as JSON."""
    from gongkai.files.chapters import report_of
    from gongkai.files.samples import lively_organ
    from gongkai.files.writers.json import render
    from gongkai.report.checker import check
    from gongkai.report.rule import Dossier

    started = perf_counter()
    facts = lively_organ(applications=applications, documents=documents)
    made = perf_counter()
    seconds = []
    for _ in range(3):
        begun = perf_counter()
        report = report_of(facts)
        findings = check(Dossier(report, fee_notices=len(facts.fee_notices)))
        size = len(render(report, findings))
        seconds.append(perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "generated": made - started,
                "seconds": median(seconds),
                "peak": peak,
                "bytes": size,
                "findings": len(findings),
            }
        )
    )


def main() -> None:
    """Every size, and the growth from the smallest to the largest."""
    if len(sys.argv) == 3:
        once(int(sys.argv[1]), int(sys.argv[2]))
        return
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    print("applications documents  tally+check+json s  us/application  peak MB  findings")
    for applications, documents in SIZES:
        command = [sys.executable, __file__, str(applications), str(documents)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
        got = json.loads(done.stdout)
        each = got["seconds"] / applications * 1e6
        print(
            f"{applications:>12,} {documents:>9,} {got['seconds']:>19.3f} {each:>15.2f} "
            f"{got['peak']:>8.0f} {got['findings']:>9}"
        )


if __name__ == "__main__":
    main()
