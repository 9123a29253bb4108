"""Who is held against whom: the organ's report of the year before, and organs with like words.

One report stands for each organ and year, the one with most cells; other files of it (the same
report in another format) are held against the same ones.
"""

import sqlite3
from collections import deque
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

REACH = 6
"""Organs that share a number of their fingerprint are held each against the next six only: where
a thousand organs share one sample text, each is still found beside somebody."""

FEWEST = 2
"""Numbers that two fingerprints must share."""

MOST = 3
"""Neighbours that a report is held against: those that share most."""

_CHOSEN = """
CREATE TEMP TABLE chosen AS
SELECT organ, year, file FROM (
    SELECT organ, year, file, row_number() OVER (
        PARTITION BY organ, year ORDER BY cells DESC, file) AS place
    FROM files WHERE run = ? AND organ <> '' AND year IS NOT NULL)
WHERE place = 1;
"""
_ALIKE = """
SELECT p.chapter, p.print, c.year, c.file FROM prints p JOIN chosen c ON c.file = p.file
ORDER BY p.chapter, p.print, c.year, c.file
"""
_BEST = """
INSERT INTO alike
SELECT file, other FROM (
    SELECT file, other, row_number() OVER (PARTITION BY file ORDER BY n DESC, other) AS place
    FROM (SELECT a AS file, b AS other, n FROM shared UNION ALL SELECT b, a, n FROM shared)
    WHERE n >= ?)
WHERE place <= ?
"""
_CASES = """
SELECT f.file, before.file, a.other FROM files f
JOIN chosen own ON own.organ = f.organ AND own.year = f.year
LEFT JOIN chosen before ON before.organ = f.organ AND before.year = f.year - 1
LEFT JOIN alike a ON a.file = own.file
WHERE f.run = ? AND (before.file IS NOT NULL OR a.other IS NOT NULL)
ORDER BY f.file, a.other
"""


class Pairing(NamedTuple):
    """A file, its organ's report of the year before, and reports of others with like words."""

    file: str
    previous: str | None
    neighbours: tuple[str, ...]


def pairings(db: sqlite3.Connection, *, run: int) -> Iterator[Pairing]:
    """Every file of a run that is to be held against another, in the order of names."""
    for table in ("chosen", "shared", "alike"):
        db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    db.execute(_CHOSEN, (run,))
    db.execute("CREATE UNIQUE INDEX temp.chosen_organ ON chosen (organ, year)")
    db.execute("CREATE INDEX temp.chosen_file ON chosen (file)")
    _share(db)
    rows = db.execute(_CASES, (run,))
    for (file, previous), group in groupby(rows, key=lambda row: row[:2]):
        yield Pairing(file, previous, tuple(other for *_, other in group if other is not None))


def _share(db: sqlite3.Connection) -> None:
    """Fill `alike` with the neighbours of every chosen report."""
    db.execute("CREATE TEMP TABLE shared (a TEXT, b TEXT, n INTEGER, PRIMARY KEY (a, b))")
    db.execute("CREATE TEMP TABLE alike (file TEXT, other TEXT)")
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO shared VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1",
        _meetings(db),
    )
    db.execute(_BEST, (FEWEST, MOST))
    db.execute("CREATE INDEX temp.alike_file ON alike (file)")
    db.execute("COMMIT")


def _meetings(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Pairs of files, once for every number that they share."""
    for _, group in groupby(db.execute(_ALIKE), key=lambda row: row[:3]):
        last: deque[str] = deque(maxlen=REACH)
        for *_, file in group:
            yield from ((other, file) for other in last)
            last.append(file)
