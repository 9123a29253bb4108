"""The files of a folder in a fixed order, in tasks, without reading any of them.

Of a zip only the list of its contents is looked at: one with many files makes several tasks.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from gongkai.files.readers import SUFFIXES
from gongkai.files.readers.archive import count_in

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


def tasks(
    folder: Path, names: Iterable[str], *, size: int = CHUNK
) -> Iterator[tuple[tuple[str, ...], tuple[int, int] | None]]:
    """The names in groups of `size`; a zip of more files than that alone, share by share."""
    for group in chunks(names, size=size):
        counts = {name: _held(folder / name) for name in group}
        small = tuple(name for name in group if counts[name] <= size)
        if small:
            yield small, None
        for name, count in counts.items():
            if count > size:
                for first in range(0, count, size):
                    yield (name,), (first, min(first + size, count))


def _held(path: Path) -> int:
    """How many files a zip holds; none when it is no zip."""
    return count_in(path) if path.suffix.lower() == ".zip" else 0
