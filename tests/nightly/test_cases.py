"""Twenty thousand random acts upon cases, on the database at hand."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_twenty_thousand_acts_are_as_the_second_opinion_has_them() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "tests/web/applications/stateful"]
    env = {**os.environ, "GONGKAI_ACTS": "20000"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, done.stdout[-4000:]
