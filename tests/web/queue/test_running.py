"""A task is done once, tried again when it fails, given up in the end."""

import logging
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ
from gongkai.web.queue import leases, running
from gongkai.web.queue.models import Worker
from tests.web.queue.errands import fail, note

LEASE = timedelta(seconds=60)


@pytest.fixture
def worker(county: Organ) -> str:
    leases.enter("one", node="here", lease=LEASE, now=timezone.now())
    return "one"


def lapse(name: str) -> None:
    """The lease of a worker ran out."""
    leases.renew(name, lease=-LEASE)


def test_what_waits_is_done_and_its_value_kept(worker: str) -> None:
    task = note.enqueue("甲")
    job = running.claim(worker, node="here")
    assert job is not None
    running.run(job)
    job.refresh_from_db()
    assert (job.status, job.return_value, str(job.pk)) == ("SUCCESSFUL", 1, task.id)
    assert Entry.objects.filter(act="test.errand", words="甲").count() == 1
    assert running.claim(worker, node="here") is None


def test_a_task_of_an_act_that_is_undone_was_never_asked_for(worker: str) -> None:
    with transaction.atomic():
        note.enqueue("甲")
        transaction.set_rollback(True)
    assert running.claim(worker, node="here") is None


def test_what_fails_is_tried_three_times_and_given_up(
    worker: str, caplog: pytest.LogCaptureFixture
) -> None:
    fail.enqueue("坏")
    for attempt in (1, 2, 3):
        DBTaskResult.objects.update(run_after=timezone.now())
        job = running.claim(worker, node="here")
        assert job is not None
        with caplog.at_level(logging.CRITICAL):
            running.run(job)
        job.refresh_from_db()
        assert job.status == ("FAILED" if attempt == 3 else "READY")
        assert running.claim(worker, node="here") is None  # not at once
    assert job.exception_class_path == "ValueError"
    assert "坏" in job.traceback


def test_a_task_for_one_machine_is_left_alone_by_the_others(worker: str) -> None:
    note.using(queue_name=running.queue_of("there")).enqueue("甲")
    assert running.claim(worker, node="here") is None
    assert running.claim(worker, node="there") is not None


def test_what_a_dead_worker_left_is_taken_up_again(worker: str) -> None:
    note.enqueue("甲")
    job = running.claim(worker, node="here")
    assert leases.reap() == 0
    lapse(worker)
    assert leases.reap() == 1
    leases.enter("two", node="here", lease=LEASE, now=timezone.now())
    again = running.claim("two", node="here")
    assert job is not None
    assert again is not None
    assert again.pk == job.pk
    assert again.worker_ids == ["one", "two"]


def test_a_task_that_kills_three_workers_is_given_up(
    county: Organ, caplog: pytest.LogCaptureFixture
) -> None:
    note.enqueue("甲")
    for name in ("one", "two", "three"):
        leases.enter(name, node="here", lease=LEASE, now=timezone.now())
        assert running.claim(name, node="here") is not None
        lapse(name)
        assert leases.reap() == 1
    job = DBTaskResult.objects.get()
    assert (job.status, job.exception_class_path) == ("FAILED", leases.LOST)
    assert "given up" in caplog.text


def test_a_worker_that_was_struck_off_neither_takes_nor_ends_a_task(worker: str) -> None:
    note.enqueue("甲")
    old = running.claim(worker, node="here")
    assert old is not None
    lapse(worker)
    leases.reap()
    assert not leases.renew(worker, lease=LEASE)
    assert running.claim(worker, node="here") is None
    running.run(old)
    job = DBTaskResult.objects.get()
    assert job.status == "READY"
    leases.enter("two", node="here", lease=LEASE, now=timezone.now())
    again = running.claim("two", node="here")
    assert again is not None
    running.run(again)
    again.refresh_from_db()
    assert again.status == "SUCCESSFUL"
    assert Entry.objects.filter(act="test.errand").count() == 1


def test_who_leaves_leaves_no_trace(worker: str) -> None:
    leases.leave(worker)
    assert not Worker.objects.exists()
