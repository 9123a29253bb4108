"""Where the index of this machine lies: numbered folders, and a file that names one of them."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class Busy(Exception):
    """Somebody else on this machine is writing the index."""


def base() -> Path:
    """The folder of this machine."""
    return Path(settings.SEARCH_INDEX)


def current() -> Path | None:
    """The index that is asked; None before the first is built."""
    try:
        return base() / (base() / "CURRENT").read_text()
    except FileNotFoundError:
        return None


def fresh() -> Path:
    """An empty folder for the next index; call it with the lock held."""
    taken = [int(each.name) for each in base().iterdir() if each.name.isdecimal()]
    folder = base() / str(max(taken, default=0) + 1)
    folder.mkdir()
    return folder


def swap(folder: Path) -> None:
    """From now on this folder is asked; the others go. Readers keep what they have open."""
    draft = base() / "CURRENT.new"
    draft.write_text(folder.name)
    draft.replace(base() / "CURRENT")
    for each in base().iterdir():
        if each.name.isdecimal() and each != folder:
            shutil.rmtree(each, ignore_errors=True)


@contextmanager
def locked(*, wait: bool) -> Iterator[None]:
    """Alone with the index on this machine; the lock ends with the process, however it ends."""
    base().mkdir(parents=True, exist_ok=True)
    with (base() / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise Busy from error
        yield
