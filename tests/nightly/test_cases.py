"""Twenty thousand random acts upon cases, a county act by act, on the database at hand."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def asked(what: str, **more: str) -> None:
    """A test of the web in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", what]
    env = {**os.environ, **more}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, done.stdout[-4000:]


def test_twenty_thousand_acts_are_as_the_second_opinion_has_them() -> None:
    asked("tests/web/applications/stateful", GONGKAI_ACTS="20000")


def test_the_journal_of_an_organ_names_the_facts_of_its_years() -> None:
    asked("tests/web/annual/every_act.py")
