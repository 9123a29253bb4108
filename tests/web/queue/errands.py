"""Tasks for these tests, where a worker process can find them."""

import os
import signal
import time

from django.db import transaction
from django_tasks import task

from gongkai.web.journal.models import Entry
from gongkai.web.journal.services import record
from gongkai.web.organs.models import Organ


@task()
def note(mark: str) -> int:
    """Write one entry, once, however often it is begun."""
    time.sleep(0.03)
    with transaction.atomic():
        organ = Organ.objects.select_for_update().order_by("pk").first()
        assert organ is not None
        if not Entry.objects.filter(act="test.errand", words=mark).exists():
            record("test.errand", organ, by=None, organ=organ.pk, words=mark)
            time.sleep(0.03)
    return len(mark)


@task()
def fail(mark: str) -> None:
    """Always wrong."""
    raise ValueError(mark)


@task()
def die() -> None:
    """Take the worker along."""
    os.kill(os.getpid(), signal.SIGKILL)
