"""One task of the first pass: a chunk of files, read and checked behind a guard."""

from __future__ import annotations

import atexit
import hashlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from gongkai.corpus import tables
from gongkai.corpus.errors import OtherMachine
from gongkai.corpus.listing import may_be_report
from gongkai.corpus.reading import Found, unpacked, unread
from gongkai.corpus.stamp import require
from gongkai.files import Unreadable
from gongkai.files.careful import PATIENCE
from gongkai.files.guard import Guard
from gongkai.files.readers.archive import Entry, entries, names_in, share_of
from gongkai.files.worker import Limits

READER = "gongkai.corpus.reading:found"
LIMITS = Limits(seconds=PATIENCE)
"""What one file may cost: as much as one that is checked alone, or a long scan would be lost."""

LOST = "读取时异常终止，文件可能已损坏"
_DATA = ("key,label,value", "organ,year,file,key")
_ELSEWHERE = threading.local()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Files below `root` to be read; `known` are the contents (sha256) already checked, by name.

    `share`: of the one file, a zip, only the files from the first number to before the second.
    `reader` is what runs in the guard; `stamp` what whoever takes the task must read and check
    with, empty within one machine.
    """

    root: str
    files: tuple[str, ...]
    stamp: str
    known: Mapping[str, str] = field(default_factory=dict)
    reader: str = READER
    limits: Limits = LIMITS
    share: tuple[int, int] | None = None


class Entered(NamedTuple):
    """One file of a part: what came of it and how many rows it has in each bulk table.

    `sha256` is empty for a file that will be tried again by the next run.
    """

    file: str
    sha256: str
    found: Found
    facts: int
    passages: int


class Part(NamedTuple):
    """What came of a chunk: new results, names whose content is known, the bulk rows packed.

    `asked` counts the files of the chunk.
    """

    entered: tuple[Entered, ...]
    unchanged: tuple[str, ...]
    bulk: bytes
    asked: int


def work(chunk: Chunk) -> Part:
    """Read and check the files of a chunk. Errors: OtherMachine."""
    require(chunk.stamp)
    root = Path(chunk.root)
    if not root.is_dir():
        raise OtherMachine(f"{chunk.root}：工作机上没有这个文件夹")
    unchanged: list[str] = []
    entered: list[Entered] = []
    bulk: dict[str, list[tuple[Any, ...]]] = {name: [] for name in tables.BULK}
    for entry in _entries(root, chunk):
        digest = _content(entry)
        if chunk.known.get(entry.name) == digest:
            unchanged.append(entry.name)
        else:
            entered.append(_enter(entry, digest, chunk, bulk))
    packed = [tables.table(name, rows) for name, rows in bulk.items()]
    return Part(tuple(entered), tuple(unchanged), tables.packed(packed), _asked(chunk))


def _asked(chunk: Chunk) -> int:
    """How many files of the folder are done with this chunk: a zip is, with its first share."""
    return len(chunk.files) if chunk.share is None or chunk.share[0] == 0 else 0


def alone(chunk: Chunk) -> tuple[Chunk, ...]:
    """The chunk as one task a file."""
    if chunk.share is not None:
        return tuple(replace(chunk, share=(each, each + 1)) for each in range(*chunk.share))
    return tuple(replace(chunk, files=(file,)) for file in chunk.files)


def lost(chunk: Chunk) -> Part:
    """What is recorded of a chunk whose worker was killed over it again and again."""
    bulk = tables.packed([tables.table(name, ()) for name in tables.BULK])
    entered = tuple(Entered(shown(file), "", unread(LOST), 0, 0) for file in _names(chunk))
    return Part(entered, (), bulk, _asked(chunk))


def _names(chunk: Chunk) -> Iterator[str]:
    """The files of a chunk by name, those of a share of a zip among them."""
    for file in chunk.files:
        path = Path(chunk.root, file)
        inside = () if chunk.share is None else names_in(path, *chunk.share)
        yield from (_below(file, name) for name in inside or (path.name,))


def _below(file: str, name: str) -> str:
    """The name of what was found in a file below the root."""
    above = PurePosixPath(file).parent.as_posix()
    return name if above == "." else f"{above}/{name}"


def shown(name: str) -> str:
    """A file's name as text; bytes that are no UTF-8 are written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _entries(root: Path, chunk: Chunk) -> Iterator[Entry]:
    """Every file, those in zips among them, under its name below the root."""
    for name in chunk.files:
        path = root / name
        for entry in entries(path) if chunk.share is None else share_of(path, *chunk.share):
            whole = _below(name, entry.name)
            if may_be_report(whole.rpartition("!")[2]) and not _is_data(entry):
                yield replace(entry, name=shown(whole))


def _is_data(entry: Entry) -> bool:
    """Whether this is a table of figures that we wrote ourselves: data, and no report."""
    head = (entry.data or b"")[:64].decode("utf-8-sig", "replace")
    return entry.name.lower().endswith(".csv") and head.startswith(_DATA)


def _content(entry: Entry) -> str:
    """The sha256 of a file; of one that cannot be had, the reason behind an exclamation mark."""
    if entry.data is None:
        return f"!{entry.reason}"
    return hashlib.sha256(entry.data).hexdigest()


def _enter(
    entry: Entry, digest: str, chunk: Chunk, bulk: dict[str, list[tuple[Any, ...]]]
) -> Entered:
    result = unread(entry.reason) if entry.data is None else _found(entry.data, entry.name, chunk)
    bulk["facts"] += tables.facts(entry.name, result.facts)
    bulk["passages"] += tables.passages(entry.name, result.passages)
    counts = (len(result.facts), len(result.passages))
    return Entered(entry.name, digest, result._replace(facts=(), passages=()), *counts)


def _found(data: bytes, name: str, chunk: Chunk) -> Found:
    """What the guarded reader says; when it died or hung, it is asked once more, alone."""
    for guard in (_guard(chunk.limits), Guard(chunk.limits)):
        try:
            return unpacked(guard.call(chunk.reader, data, name=name))
        except Unreadable as broken:
            reason = broken.reason
        finally:
            if guard is not _guard(chunk.limits):
                guard.close()
    return unread(reason)


def _guard(limits: Limits) -> Guard:
    """The guard of this thread: an engine may run several threads in one process."""
    known: dict[Limits, Guard] = _ELSEWHERE.__dict__.setdefault("guards", {})
    if limits not in known:
        known[limits] = Guard(limits)
        atexit.register(known[limits].close)
    return known[limits]
