"""Real processes: start-up, streams that close early, odd encodings, interruption."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.papers import written

COMMAND = (sys.executable, "-m", "gongkai.cli.__main__")
HEAVY = {"lxml", "docx", "openpyxl", "python_calamine", "pypdfium2", "typst", "rich", "django"}


def _run(*words: object, **environ: str) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *(str(word) for word in words)]
    env = {**os.environ, **environ}
    return subprocess.run(command, capture_output=True, env=env, timeout=60)  # noqa: S603


def test_the_command_answers_with_its_status() -> None:
    said = _run("fee", "--items", "35", "--format", "json")
    assert (said.returncode, json.loads(said.stdout)["yuan"]) == (0, 3000)
    assert _run("fee").returncode == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("due", "--received", "2025-01-20"),
        ("fee", "--items", "3"),
        ("rules",),
        ("explain", "BAL01"),
    ],
)
def test_light_commands_load_nothing_heavy(words: tuple[str, ...]) -> None:
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "importtime", "-m", "gongkai.cli.__main__", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in said.stderr.splitlines()
    }
    assert "argparse" in loaded
    assert loaded & HEAVY == set()


def test_output_survives_a_terminal_without_chinese(tmp_path: Path) -> None:
    file = written(tmp_path / "report.html")
    said = _run("check", file, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.returncode == 0
    assert b"2024" in said.stdout
    facts = _run("check", file, "--format", "json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(facts.stdout)[0]["organ"] == "示例县综合服务局"


def test_a_reader_that_leaves_early_is_no_accident(tmp_path: Path) -> None:
    process = subprocess.Popen(  # noqa: S603
        [*COMMAND, "rules", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
    assert b"Traceback" not in complaints


def _hears_interruptions() -> None:
    """What a shell starts in the background is deaf to them, and so is all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interruption_is_told_in_one_word(tmp_path: Path) -> None:
    pipe = tmp_path / "never.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "--lang", "zh", "check", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_hears_interruptions,
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        try:
            _, complaints = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 2
    assert complaints.decode() == "gongkai: 已中断\n"
