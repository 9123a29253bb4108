"""What the guard's worker is asked to do in tests: behave, misbehave, die."""

import os
import subprocess
import sys
import time

from gongkai.files.errors import Unreadable
from gongkai.files.guard import shielded


def measure(data: bytes, *, name: str) -> tuple[int, str, int]:
    """How long the data is, whose it is, and which process looked."""
    return len(data), name, os.getpid()


def measure_shielded(data: bytes, *, name: str) -> object:
    """The same, asked for as a reader with a dangerous library asks."""
    return shielded("tests.files.guarded_acts:measure", data, name=name)


def refuse(data: bytes, *, name: str) -> None:
    """Say what a reader says of a file it cannot read."""
    raise Unreadable(name, "看不懂")


def stumble(data: bytes, *, name: str) -> None:
    """Make a mistake no reader should make."""
    raise KeyError(name)


def sleep(data: bytes, *, name: str) -> None:
    """Hang without using the processor."""
    time.sleep(60)


def spin(data: bytes, *, name: str) -> None:
    """Use the processor for ever."""
    while True:
        pass


def swell(data: bytes, *, name: str) -> int:
    """Ask for more memory than there is."""
    return len(bytearray(8 * 2**30))


def recurse(data: bytes, *, name: str) -> None:
    """Go down without end."""
    recurse(data, name=name)


def die(data: bytes, *, name: str) -> None:
    """End the process as a crash in C would."""
    os.abort()


def chatter(data: bytes, *, name: str) -> str:
    """Print where the answers go."""
    os.write(1, b"noise " * 100)
    sys.stdout.write("noise")
    sys.stdout.flush()
    return "said"


def leave_child(data: bytes, *, name: str) -> None:
    """Start a process, tell its number through a file, and hang."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with open(data.decode(), "w") as note:  # noqa: PTH123
        note.write(str(child.pid))
    time.sleep(60)


class Acts:
    """A value that acts when it is unpacked."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Would run a command in the parent."""
        return os.system, ("true",)


def trap(data: bytes, *, name: str) -> Acts:
    """Answer with a value that acts."""
    return Acts()
