"""Files that come in: taken, checked, refused; and how they are given out."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from pytest_django import DjangoCaptureOnCommitCallbacks

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.uploads import store
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files
from tests.web.conftest import Hire
from tests.web.uploads import papers, things
from tests.web.uploads.things import AT

LARGE = "文字\n".encode() * 100_000
Committing = DjangoCaptureOnCommitCallbacks


def body(answer: HttpResponse) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content


def test_a_file_is_taken_checked_and_told_of_in_the_journal(bureau: Organ, hire: Hire) -> None:
    clerk = hire(bureau, "clerk")
    made = files.take(bureau, data=papers.pdf(), name="年报.pdf", by=clerk, at=AT)
    assert (made.state, made.kind, made.size) == (State.CHECKED, "pdf", len(papers.pdf()))
    assert "年报" not in made.stored
    assert files.read(made) == papers.pdf()
    assert store.is_whole(made)
    told = list(Entry.objects.order_by("id").values_list("act", "person_name"))[-2:]
    assert told == [("upload.receive", str(clerk)), ("upload.check", str(clerk))]


def test_a_file_of_a_form_is_taken_as_it_is(bureau: Organ) -> None:
    sent = SimpleUploadedFile("说明.txt", LARGE)
    made = files.take(bureau, data=sent, name="说明.txt", by=None, at=AT)
    assert files.read(made) == LARGE


def test_a_file_of_a_form_that_is_too_large_is_not_even_read(
    bureau: Organ, settings: object
) -> None:
    settings.UPLOAD_LARGEST = 10
    sent = SimpleUploadedFile("说明.txt", LARGE)
    with pytest.raises(Refused, match="超过"):
        files.take(bureau, data=sent, name="说明.txt", by=None, at=AT)
    assert sent.tell() == 0


@pytest.mark.parametrize("data", ["文字".encode(), LARGE])
def test_a_checked_file_is_given_out_whole(bureau: Organ, data: bytes) -> None:
    made = files.take(bureau, data=data, name="说明.txt", by=None, at=AT)
    answer = files.serve(made)
    assert body(answer) == data
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["ETag"] == f'"{made.sha256}"'


def test_a_file_is_never_run_guessed_or_framed_by_a_browser(bureau: Organ) -> None:
    made = files.take(bureau, data=papers.pdf(), name="年报.pdf", by=None, at=AT)
    answer = files.serve(made, inline=True)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"].startswith("inline")
    assert files.serve(made)["Content-Disposition"].startswith("attachment")
    named = files.serve(made, name="../2024年\n报.pdf")["Content-Disposition"]
    assert "2024%E5%B9%B4%E6%8A%A5.pdf" in named


def test_only_what_browsers_only_show_is_shown_in_place(bureau: Organ) -> None:
    made = files.take(bureau, data=papers.word(), name="a.docx", by=None, at=AT)
    assert files.serve(made, inline=True)["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("make", [things.quarantined, things.refused])
def test_nobody_is_given_a_file_that_was_not_checked(
    bureau: Organ, make: Callable[[Organ], Upload]
) -> None:
    made = make(bureau)
    assert files.serve(made).status_code == 404
    with pytest.raises(Refused):
        files.open_checked(made)


def test_the_bytes_of_a_file_that_nobody_used_go_with_its_refusal(
    bureau: Organ, django_capture_on_commit_callbacks: Committing
) -> None:
    waiting = things.quarantined(bureau)
    with django_capture_on_commit_callbacks(execute=True):
        kept = files.refuse(waiting, reason="与事项无关", by=None)
    assert kept.dropped
    assert not default_storage.exists(kept.stored)
    assert kept.findings[-1]["message"] == "与事项无关"


def test_the_bytes_of_a_file_in_use_stay_and_are_given_to_nobody(
    bureau: Organ, django_capture_on_commit_callbacks: Committing
) -> None:
    used = things.checked(bureau)
    with django_capture_on_commit_callbacks(execute=True):
        kept = files.refuse(used, reason="内容有误", by=None)
    assert not kept.dropped
    assert default_storage.exists(kept.stored)
    assert files.serve(kept).status_code == 404


def test_a_refusal_that_is_rolled_back_removes_nothing(
    bureau: Organ, django_capture_on_commit_callbacks: Committing
) -> None:
    waiting = things.quarantined(bureau)

    def refuse_and_fail() -> None:
        with transaction.atomic():
            files.refuse(waiting, reason="x", by=None)
            raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        refuse_and_fail()
    waiting.refresh_from_db()
    assert (waiting.state, default_storage.exists(waiting.stored)) == (State.QUARANTINED, True)


def test_what_is_refused_is_not_refused_twice_nor_checked_back(bureau: Organ) -> None:
    waiting = things.quarantined(bureau)
    files.refuse(waiting, reason="x", by=None)
    with pytest.raises(Refused, match="已经"):
        files.refuse(waiting, reason="y", by=None)
    assert files.check(waiting, by=None).state == State.REFUSED


def test_bytes_that_changed_in_the_storage_are_not_used(bureau: Organ) -> None:
    made = things.quarantined(bureau)
    default_storage.delete(made.stored)
    store.keep(made.stored, "别的文字".encode())
    assert not store.is_whole(made)
    found = files.check(made, by=None)
    assert (found.state, "不一致" in str(found.findings)) == (State.REFUSED, True)
