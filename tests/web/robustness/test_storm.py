"""A hundred processes are killed in the middle of issuing, publishing and importing."""

import os
import subprocess
import sys
from pathlib import Path

from tests.web.places import ROOT, own_database

KILLS = 102


def run(env: dict[str, str], module: str, *words: str) -> str:
    """What a part of this folder says."""
    command = [sys.executable, "-m", f"tests.web.robustness.{module}", *words]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def test_whoever_is_killed_leaves_no_gap_no_double_and_nothing_half_done(tmp_path: Path) -> None:
    env = own_database(tmp_path) | {
        "PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}",
    }
    struck = run(env, "storm", "20240506", str(KILLS))
    assert struck == "issuing=34 publishing=34 importing=34"
    *faults, found = run(env, "soundness").splitlines()
    assert faults == []
    assert "imported=24" in found
