"""The work folder: what is known of every file by its content, kept from run to run.

Figures and paragraphs of a chunk lie in one Arrow file; everything else of a file is a row of
SQLite. A chunk is there whole or not at all, so a run may end at any moment.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from gongkai.corpus.errors import InUse
from gongkai.corpus.reading import FindingRow, Found
from gongkai.corpus.work import Entered, Part

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    file TEXT PRIMARY KEY, run INTEGER, stamp TEXT, sha256 TEXT, part INTEGER,
    first_fact INTEGER, facts INTEGER, first_passage INTEGER, passages INTEGER,
    organ TEXT, year INTEGER, edition TEXT, title TEXT, reason TEXT, cells INTEGER, findings TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_organ ON files (organ, year);
CREATE INDEX IF NOT EXISTS by_part ON files (part);
CREATE TABLE IF NOT EXISTS slim (file TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS prints (
    file TEXT, chapter INTEGER, print INTEGER, PRIMARY KEY (file, chapter, print)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (part INTEGER PRIMARY KEY AUTOINCREMENT);
CREATE TABLE IF NOT EXISTS compared (
    file TEXT PRIMARY KEY, run INTEGER, key TEXT, findings TEXT
) WITHOUT ROWID;
"""
_FOLDER = 500
"""Parts in one folder."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of this run: where its bulk rows lie, and the rest of it."""

    file: str
    sha256: str
    part: int
    spans: Mapping[str, tuple[int, int]]
    found: Found
    compared: tuple[FindingRow, ...] | None


class Tally(NamedTuple):
    """The files of a run: those that are reports, and those of whom nothing could be read."""

    read: int
    unread: int


class Store:
    """The work folder of one corpus; one process writes to it at a time."""

    def __init__(self, folder: Path, *, stamp: str) -> None:
        """Open it, or make it. Results with another stamp are taken for unknown.

        Errors: InUse.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._stamp = stamp
        self._db = _opened(folder)
        (latest,) = self._db.execute("SELECT coalesce(max(run), 0) FROM files").fetchone()
        self.run = latest + 1

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Close it."""
        self._db.close()

    @property
    def db(self) -> sqlite3.Connection:
        """The index, for questions over all files."""
        return self._db

    def known(self, names: Iterable[str]) -> dict[str, str]:
        """The contents (sha256) by name that are checked already, also inside zips."""
        result: dict[str, str] = {}
        for name in names:
            result.update(
                self._db.execute(
                    "SELECT file, sha256 FROM files WHERE stamp = ? AND sha256 <> '' "
                    "AND (file = ? OR (file > ? AND file < ?))",
                    (self._stamp, name, f"{name}!", f'{name}"'),
                )
            )
        return result

    def keep(self, part: Part) -> None:
        """Take in what came of a chunk."""
        with _transaction(self._db):
            self._db.executemany(
                "UPDATE files SET run = ? WHERE file = ?",
                [(self.run, file) for file in part.unchanged],
            )
            if not part.entered:
                return
            number = self._db.execute("INSERT INTO parts DEFAULT VALUES").lastrowid or 0
            path = self.path(number)
            path.write_bytes(part.bulk)
            self._enter(part.entered, number)

    def path(self, part: int) -> Path:
        """The file of a part."""
        path = self._folder / f"{part // _FOLDER:04}" / f"{part:07}.arrow"
        path.parent.mkdir(exist_ok=True)
        return path

    def files(self) -> Iterator[Kept]:
        """Every file of this run in the order of names."""
        rows = self._db.execute(
            "SELECT f.file, sha256, part, first_fact, facts, first_passage, passages, organ, year,"
            " edition, title, reason, cells, f.findings, c.findings FROM files f"
            " LEFT JOIN compared c ON c.file = f.file AND c.run = f.run"
            " WHERE f.run = ? ORDER BY f.file",
            (self.run,),
        )
        for (
            file,
            sha256,
            part,
            *spans,
            organ,
            year,
            form,
            title,
            reason,
            cells,
            said,
            more,
        ) in rows:
            found = Found(organ, year, form, title, reason, cells, findings=_loaded(said))
            where = {"facts": (spans[0], spans[1]), "passages": (spans[2], spans[3])}
            compared = None if more is None else _loaded(more)
            yield Kept(file, sha256, part, where, found, compared)

    def tally(self) -> Tally:
        """How many files of this run are reports, and how many are not."""
        return Tally(
            *self._db.execute(
                "SELECT count(*) FILTER (WHERE reason = ''), count(*) FILTER (WHERE reason <> '')"
                " FROM files WHERE run = ?",
                (self.run,),
            ).fetchone()
        )

    def slim(self, file: str) -> bytes:
        """What other reports are held against."""
        (data,) = self._db.execute("SELECT data FROM slim WHERE file = ?", (file,)).fetchone()
        return bytes(data)

    def key(self, files: Iterable[str]) -> str:
        """One word for the names and contents of some files, in this order."""
        digest = hashlib.sha256(self._stamp.encode())
        for file in files:
            row = self._db.execute("SELECT sha256 FROM files WHERE file = ?", (file,)).fetchone()
            digest.update(f"\n{file}\n{row[0]}".encode())
        return digest.hexdigest()

    def compared(self, file: str, key: str) -> bool:
        """Whether a file was held against the same ones before; then that is kept."""
        return bool(
            self._db.execute(
                "UPDATE compared SET run = ? WHERE file = ? AND key = ?", (self.run, file, key)
            ).rowcount
        )

    def compare(self, rows: Iterable[tuple[str, str, tuple[FindingRow, ...]]]) -> None:
        """Take in findings of the second pass by file and key."""
        with _transaction(self._db):
            self._db.executemany(
                "INSERT OR REPLACE INTO compared VALUES (?, ?, ?, ?)",
                [(file, self.run, key, _dumped(findings)) for file, key, findings in rows],
            )

    def tidy(self) -> None:
        """Remove what belongs to no file of this run."""
        with _transaction(self._db):
            self._db.execute("DELETE FROM files WHERE run <> ?", (self.run,))
            for table in ("slim", "prints", "compared"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE file NOT IN (SELECT file FROM files)"  # noqa: S608
                )
            unused = self._db.execute(
                "DELETE FROM parts WHERE part NOT IN (SELECT part FROM files) RETURNING part"
            ).fetchall()
        for (part,) in unused:
            self.path(part).unlink(missing_ok=True)

    def _enter(self, entered: Iterable[Entered], part: int) -> None:
        fact = passage = 0
        for each in entered:
            found = each.found
            self._db.execute(
                f"INSERT OR REPLACE INTO files VALUES ({', '.join('?' * 16)})",  # noqa: S608
                (
                    *(each.file, self.run, self._stamp, each.sha256, part),
                    *(fact, each.facts, passage, each.passages),
                    *(found.organ, found.year, found.edition, found.title, found.reason),
                    *(found.cells, _dumped(found.findings)),
                ),
            )
            fact, passage = fact + each.facts, passage + each.passages
            self._db.execute("INSERT OR REPLACE INTO slim VALUES (?, ?)", (each.file, found.slim))
            self._db.execute("DELETE FROM prints WHERE file = ?", (each.file,))
            self._db.executemany(
                "INSERT INTO prints VALUES (?, ?, ?)",
                [(each.file, *numbers) for numbers in found.prints],
            )


def _opened(folder: Path) -> sqlite3.Connection:
    """The index, held by this process alone until it is closed."""
    db = sqlite3.connect(folder / "index.sqlite", isolation_level=None, timeout=1)
    try:
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.executescript(_SCHEMA)
    except sqlite3.OperationalError as locked:
        db.close()
        raise InUse(folder.parent) from locked
    return db


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _dumped(findings: Iterable[FindingRow]) -> str:
    return json.dumps(list(findings), ensure_ascii=False, separators=(",", ":"))


def _loaded(text: str) -> tuple[FindingRow, ...]:
    return tuple(FindingRow._make(row) for row in json.loads(text))
