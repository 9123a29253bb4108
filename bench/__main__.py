"""Every measurement in turn, in a process of its own; nothing is written.

python -m bench [name …]
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ASIDE = frozenset(("__init__", "__main__", "cases", "pages", "web", "word"))
"""Modules that measure nothing by themselves, and the web, which has `make bench-web`."""
SHORT = {"proof": ("--sample", "--scans")}
"""What a measurement is asked for here, where it must not take a quarter of an hour."""


def main(names: list[str]) -> int:
    """Run them; how many failed."""
    scripts = [path for path in sorted(HERE.glob("*.py")) if path.stem not in ASIDE]
    failed = 0
    for path in scripts:
        if names and path.stem not in names:
            continue
        sys.stdout.write(f"\n== {path.stem}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", f"bench.{path.stem}", *SHORT.get(path.stem, ())]
        failed += subprocess.run(command, cwd=HERE.parent, check=False).returncode != 0  # noqa: S603
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
