"""Check every report of a folder: read what is new, compare, write the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from gongkai.corpus import comparing, listing
from gongkai.corpus import work as reading
from gongkai.corpus.engines import Engine, Job
from gongkai.corpus.engines.local import Local
from gongkai.corpus.errors import NothingToCheck, extra
from gongkai.corpus.merge import merge
from gongkai.corpus.pairs import pairings
from gongkai.corpus.stamp import stamp
from gongkai.corpus.store import Store
from gongkai.corpus.work import Chunk, Part
from gongkai.files.worker import Limits

WORK = "work"
"""The folder beside the tables that makes the next run short; it may be deleted."""

Steps = Callable[[int], None]
Watch = Callable[[str, int | None], AbstractContextManager[Steps]]
"""Told the name of a stage and how many files it has; what it gives is told how many are done."""

READ, COMPARE, WRITE = "read", "compare", "write"
READING = Job(reading.work, reading.alone, reading.lost)
COMPARING = Job(comparing.work, comparing.alone, comparing.lost)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the work is done; nothing here changes a result, but for the limits of one file."""

    chunk: int = listing.CHUNK
    reader: str = reading.READER
    limits: Limits = reading.LIMITS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: files that were new or changed, those known; reports, and no reports."""

    fresh: int
    known: int
    read: int
    unread: int


def nobody(_: str, __: int | None) -> AbstractContextManager[Steps]:
    """Watch nothing."""
    return nullcontext(lambda _: None)


def check_folder(
    folder: Path,
    *,
    out: Path,
    engine: Engine,
    watch: Watch = nobody,
    settings: Settings | None = None,
) -> Outcome:
    """Check the reports below a folder and write the tables into `out`.

    The tables depend on the files alone, not on the engine. Errors: NothingToCheck, ExtraMissing,
    InUse, OtherMachine, NoScheduler.
    """
    extra("pyarrow")
    if not folder.is_dir():
        raise NothingToCheck(folder, "不是文件夹")
    total = sum(1 for _ in listing.files(folder, without=out))
    if not total:
        raise NothingToCheck(folder)
    with Store(out / WORK, stamp=stamp()) as store:
        names = listing.files(folder, without=out)
        with watch(READ, total) as step:
            told = stamp() if engine.far else ""
            tasks = _chunks(folder, names, store, settings or Settings(), told)
            fresh, known = _read(engine(READING, tasks), store, step)
        store.tidy()
        _compare(engine, store, watch)
        with watch(WRITE, None):
            merge(store, out=out)
        return Outcome(fresh, known, *store.tally())


def _chunks(
    folder: Path, names: Iterable[str], store: Store, settings: Settings, told: str
) -> Iterator[Chunk]:
    root = str(folder.resolve())
    for files, share in listing.tasks(folder, names, size=settings.chunk):
        known = store.known(map(reading.shown, files))
        yield Chunk(root, files, told, known, settings.reader, settings.limits, share)


def _read(parts: Iterable[Part], store: Store, step: Steps) -> tuple[int, int]:
    fresh = known = 0
    for part in parts:
        store.keep(part)
        fresh += len(part.entered)
        known += len(part.unchanged)
        step(part.asked)
    return fresh, known


def _compare(engine: Engine, store: Store, watch: Watch) -> None:
    """The second pass over consecutive years of one organ, and organs with like words."""
    with watch(COMPARE, None) as step:
        batches = comparing.batches(
            _cases(store), size=listing.CHUNK, stamp=stamp() if engine.far else ""
        )
        for rows in engine(COMPARING, batches):
            store.compare(rows)
            step(len(rows))


def _cases(store: Store) -> Iterator[comparing.Case]:
    """What was not compared before, or with other contents."""

    def side(file: str) -> comparing.Side:
        return comparing.Side(file, store.slim(file))

    for each in pairings(store.db, run=store.run):
        others = [*([each.previous] if each.previous else []), *each.neighbours]
        key = store.key((each.file, *others))
        if not store.compared(each.file, key):
            previous = side(each.previous) if each.previous else None
            yield comparing.Case(key, side(each.file), previous, tuple(map(side, each.neighbours)))


__all__ = ["Local", "Outcome", "Settings", "check_folder"]
