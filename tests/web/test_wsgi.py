"""Visitors who read take turns in a process; nobody else waits for them, nor they for a file."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from gongkai.web import wsgi

PATIENCE = 5  # seconds until a test says that it hangs
READ = {"REQUEST_METHOD": "GET"}


class Rooms:
    """An answer that takes until it is let go; counts how many are at it at once."""

    def __init__(self) -> None:
        """Nobody inside."""
        self.inside = threading.Semaphore(0)
        self.leave = threading.Event()
        self.now = self.most = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterator[bytes]:
        """Come in, wait, give a long file."""
        self.now += 1
        self.most = max(self.most, self.now)
        self.inside.release()
        assert self.leave.wait(PATIENCE)
        self.now -= 1
        return iter([b"a", b"b"])


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    made = Rooms()
    monkeypatch.setattr(wsgi, "_answer", made)
    return made


def ask(environ: dict[str, Any]) -> threading.Thread:
    thread = threading.Thread(target=wsgi.application, args=(environ, None))
    thread.start()
    return thread


def test_visitors_who_read_take_turns(rooms: Rooms) -> None:
    threads = [ask(dict(READ)) for _ in range(4)]
    assert rooms.inside.acquire(timeout=PATIENCE)
    assert not rooms.inside.acquire(timeout=0.1)
    rooms.leave.set()
    for each in threads:
        each.join(PATIENCE)
    assert rooms.most == 1


@pytest.mark.parametrize("other", [{"REQUEST_METHOD": "POST"}, {**READ, "HTTP_COOKIE": "s=1"}])
def test_who_sends_or_is_signed_in_waits_for_no_visitor(
    rooms: Rooms, other: dict[str, Any]
) -> None:
    threads = [ask(dict(READ)), ask(other)]
    assert rooms.inside.acquire(timeout=PATIENCE)
    assert rooms.inside.acquire(timeout=PATIENCE)
    rooms.leave.set()
    for each in threads:
        each.join(PATIENCE)


def test_a_file_on_its_way_holds_up_nobody(rooms: Rooms) -> None:
    rooms.leave.set()
    slow = wsgi.application(dict(READ), None)
    assert next(slow) == b"a"
    assert list(wsgi.application(dict(READ), None)) == [b"a", b"b"]
