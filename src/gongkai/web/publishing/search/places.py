"""Where the index of this machine lies: numbered folders, and a file that names one of them."""

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

# Raised when something else is kept of an item: an index of another format is built anew.
FORMAT = 1


class Busy(Exception):
    """Somebody else on this machine is writing the index."""


def base() -> Path:
    """The folder of this machine."""
    return Path(settings.SEARCH_INDEX)


def current() -> Path | None:
    """The index that is asked; None before the first of this format, and if it is spoilt."""
    try:
        folder = base() / (base() / "CURRENT").read_text()
    except FileNotFoundError:
        return None
    whole = all((folder / name).exists() for name in ("meta.json", "cursor.json"))
    return folder if whole and folder.name.startswith(f"{FORMAT}-") else None


def fresh() -> Path:
    """An empty folder for the next index; call it with the lock held."""
    taken = [int(each.name.partition("-")[2]) for each in _folders()]
    folder = base() / f"{FORMAT}-{max(taken, default=0) + 1}"
    folder.mkdir()
    return folder


def swap(folder: Path) -> None:
    """From now on this folder is asked; the others go. Readers keep what they have open."""
    draft = base() / "CURRENT.new"
    draft.write_text(folder.name)
    draft.replace(base() / "CURRENT")
    for each in _folders():
        if each != folder:
            shutil.rmtree(each, ignore_errors=True)


def _folders() -> list[Path]:
    return [each for each in base().iterdir() if re.fullmatch(r"\d+-\d+", each.name)]


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
