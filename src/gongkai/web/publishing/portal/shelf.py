"""What public pages are made of and seldom changes, kept by each process while it is still true.

Whoever takes something first asks the database for the mark: how often the ground of the pages
and what is shown on them have changed. With another mark, on another day, after a minute or inside
a transaction nothing that was kept is given out. Only convenience lies here: every process could
make it anew at any time.
"""

import time
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TypeVar, cast

from django.db import connection
from django.utils import timezone

Key = TypeVar("Key", int, str)
Thing = TypeVar("Thing")
MOST = 2000  # things; a page has some 10 KB
LONGEST = 60  # seconds: as long as any proxy may keep a page
_MARK = "SELECT number, (SELECT MAX(id) FROM publishing_outbox) FROM publishing_revision"


@dataclass(frozen=True, slots=True)
class Mark:
    """The state of the database that a page is made of."""

    day: date
    ground: int  # organs, columns, boards, which documents are open
    shown: int  # what was published, corrected, withdrawn


@dataclass(slots=True)
class _Shelf:
    """Things made under one mark."""

    mark: Mark | None = None
    since: float = 0.0
    things: dict[Hashable, object] = field(default_factory=dict)


_lock, _shelf = Lock(), _Shelf()


def mark() -> Mark | None:
    """The present mark, with one question; None where nothing may be kept."""
    if unsettled():
        return None
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        row = cursor.fetchone()
    return Mark(timezone.localdate(), row[0], row[1] or 0) if row else None


def unsettled() -> bool:
    """Whether one reads inside a transaction, and sees what may never become true."""
    return connection.in_atomic_block


def kept(at: Mark | None, key: Hashable, make: Callable[[], Thing]) -> Thing:
    """What was made for the key under this mark, or is made now. The mark is asked before."""
    if at is None:
        return make()
    with _lock:
        if _stale(at):
            _shelf.mark, _shelf.since, _shelf.things = at, time.monotonic(), {}
        if key in _shelf.things:
            return cast("Thing", _shelf.things[key])
    thing = make()
    with _lock:
        if _shelf.mark == at and len(_shelf.things) < MOST:
            _shelf.things[key] = thing
    return thing


def kept_each(
    at: Mark | None,
    kind: str,
    keys: Collection[Key],
    make: Callable[[list[Key]], dict[Key, Thing]],
) -> dict[Key, Thing]:
    """The same for several things of a kind; those that are lacking are made together."""
    known: dict[Key, Thing] = {}
    with _lock:
        if at is not None and not _stale(at):
            things = _shelf.things
            known = {
                key: cast("Thing", things[kind, key]) for key in keys if (kind, key) in things
            }
    lacking = [key for key in keys if key not in known]
    made = make(lacking) if lacking else {}
    with _lock:
        if at is not None and _shelf.mark == at and len(_shelf.things) < MOST:
            _shelf.things |= {(kind, key): thing for key, thing in made.items()}
    return known | made


def _stale(at: Mark) -> bool:
    return _shelf.mark != at or time.monotonic() - _shelf.since > LONGEST


def clear() -> None:
    """Keep nothing."""
    with _lock:
        _shelf.mark = None
