"""Run a command in this process and see what a user would see."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gongkai.cli.__main__ import main


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("due", "--received", day)`: in Chinese, as on a Chinese machine."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    def go(*words: object) -> Said:
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(status, captured.out, captured.err)

    return go
