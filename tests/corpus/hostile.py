"""A reader of files that kill or hang whoever reads them; runs in the guard's child."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from gongkai.corpus import reading

READER = "tests.corpus.hostile:found"


def found(data: bytes, *, name: str) -> tuple[Any, ...]:
    """As the real reader, unless the file's first line is a deed; `once` with a flag file."""
    deed, _, flag = data.partition(b"\n")[0].decode("utf-8", "replace").partition(" once ")
    if deed in DEEDS and not (flag and Path(flag).exists()):
        if flag:
            Path(flag).touch()
        DEEDS[deed]()
    return reading.found(data.partition(b"\n")[2] if deed in DEEDS else data, name=name)


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    time.sleep(60)


def _stumble() -> None:
    raise KeyError("a mistake of a reader")


DEEDS = {
    "KILL THE READER": lambda: _kill(os.getpid()),
    "KILL THE WORKER": lambda: _kill(os.getppid()),
    "HANG": lambda: time.sleep(60),
    "STUMBLE": _stumble,
}
