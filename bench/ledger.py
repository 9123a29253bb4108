"""How long a large ledger takes: made, written and read back. `python bench/ledger.py [SIZE]`."""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.files.ledger import read_ledger, write_ledger
from gongkai.files.samples import lively_organ

APPLICATIONS = 100_000


def timed(label: str, act: Callable[[], object]) -> object:
    """Run and print the seconds."""
    start = time.perf_counter()
    result = act()
    print(f"{label}: {time.perf_counter() - start:.2f} s")
    return result


def main(size: int) -> None:
    """`size` applications and half as many documents."""
    facts = lively_organ(applications=size, documents=size // 2)
    timed(f"made {size} applications, {size // 2} documents",
          lambda: lively_organ(applications=size, documents=size // 2))  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        timed("written", lambda: write_ledger(path, year=facts.year, facts=facts))
        print(f"file: {path.stat().st_size / 2**20:.1f} MB")
        reading = timed("read", lambda: read_ledger(path))
        if reading.facts != facts or reading.problems:
            raise SystemExit("the ledger was not read back as written")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else APPLICATIONS)
