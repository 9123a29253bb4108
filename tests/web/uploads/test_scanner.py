"""A scanner for viruses: asked over its own protocol when it is set, said so when it is not."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from gongkai.web.organs.models import Organ
from gongkai.web.uploads import scanner, tasks
from gongkai.web.uploads.models import State
from gongkai.web.uploads.services import files
from tests.web.uploads import things
from tests.web.uploads.things import AT


@contextmanager
def clamd(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A scanner that takes one stream and answers so; its address, and what it was sent."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            wire, _ = door.accept()
            with wire, wire.makefile("rb") as sent:
                assert sent.read(10) == b"zINSTREAM\0"
                while length := int.from_bytes(sent.read(4)):
                    heard.append(sent.read(length))
                wire.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{door.getsockname()[1]}", heard
        thread.join(timeout=10)


def test_a_clean_file_passes_and_was_sent_whole(bureau: Organ, settings: object) -> None:
    data = b"abc\n" * 50_000
    with clamd(b"stream: OK\0") as (address, heard):
        settings.CLAMD = address
        made = files.take(bureau, data=data, name="a.txt", by=None, at=AT)
    assert made.state == State.CHECKED
    assert b"".join(heard) == data


def test_a_virus_is_refused_by_its_name(bureau: Organ, settings: object) -> None:
    with clamd(b"stream: Eicar-Test FOUND\0") as (address, _):
        settings.CLAMD = address
        made = files.take(bureau, data=b"abc", name="a.txt", by=None, at=AT)
    assert (made.state, made.findings[-1]["message"]) == (State.REFUSED, "查毒发现Eicar-Test")


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"\xff\xfe"])
def test_an_answer_that_makes_no_sense_leaves_the_file_in_quarantine(
    bureau: Organ, settings: object, answer: bytes
) -> None:
    with clamd(answer) as (address, _):
        settings.CLAMD = address
        made = files.take(bureau, data=b"abc", name="a.txt", by=None, at=AT)
    assert made.state == State.QUARANTINED


def test_a_scanner_that_is_down_leaves_the_file_in_quarantine_until_it_is_back(
    bureau: Organ, settings: object
) -> None:
    settings.CLAMD = "127.0.0.1:9"
    made = files.take(bureau, data="文字".encode(), name="a.txt", by=None, at=AT)
    assert made.state == State.QUARANTINED
    assert tasks.check_waiting(AT + timedelta(minutes=5)) == 0
    settings.CLAMD = ""
    assert tasks.check_waiting(AT + timedelta(seconds=30)) == 0
    assert tasks.check_waiting(AT + timedelta(minutes=5)) == 1
    made.refresh_from_db()
    assert made.state == State.CHECKED


def test_without_a_scanner_nothing_is_asked(settings: object) -> None:
    settings.CLAMD = ""
    assert scanner.scan(b"x") == ""
    assert things.AT
