"""The files of a folder in a fixed order, in chunks, without reading any of them."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from gongkai.files.readers import SUFFIXES

CHUNK = 40
"""Files of one task: enough that the engine's own work does not count, few enough to be lost."""

_ASIDE = (".", "~$", "__MACOSX")


def files(folder: Path, *, without: Path | None = None) -> Iterator[str]:
    """The path of every file below a folder that may be a report, relative, with slashes.

    Hidden files, office locks, symbolic links and the folder `without` are passed by. Only the
    names of one folder at a time are held.
    """
    skipped = None if without is None else without.resolve()
    for top, folders, names in os.walk(folder):
        here = Path(top)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(_ASIDE) and (here / name).resolve() != skipped
        )
        for name in sorted(names):
            if may_be_report(name) and not (here / name).is_symlink():
                yield (here / name).relative_to(folder).as_posix()


def may_be_report(name: str) -> bool:
    """Whether a file is looked at, by its name alone."""
    last = name.rpartition("/")[2]
    return not last.startswith(_ASIDE) and Path(last).suffix.lower() in SUFFIXES


def chunks(names: Iterable[str], *, size: int = CHUNK) -> Iterator[tuple[str, ...]]:
    """The names in groups of `size`."""
    rest = iter(names)
    while group := tuple(islice(rest, size)):
        yield group
