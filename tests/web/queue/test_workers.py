"""Two worker processes, one killed in the middle of a task; a task that kills its worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.places import ROOT, manage, own_county, python

SETUP = """
import django
django.setup()
from tests.web.queue import errands
"""
COUNT = """
import django
django.setup()
from django.db.models import Count
from django_tasks_db.models import DBTaskResult as Job
from gongkai.web.journal.models import Entry
from gongkai.web.queue.models import Worker
marks = Entry.objects.filter(act="test.errand")
ours = Job.objects.filter(task_path__startswith="tests.")
for line in (marks.count(), marks.values("words").distinct().count(), Worker.objects.count(),
             *sorted(ours.values_list("status", "exception_class_path").order_by()
                     .annotate(n=Count("pk")))):
    print(line)
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return own_county(tmp_path) | {"PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}"}


def said(env: dict[str, str], code: str) -> list[str]:
    """What a piece of Python prints."""
    process = python(env, code)
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 0, out
    return out.splitlines()


def worker(env: dict[str, str], *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, str(ROOT / "manage.py"), "work", "--beat", "0.1", *words]
    return subprocess.Popen(command, env=env)  # noqa: S603 ours


def test_forty_tasks_are_each_done_once_though_a_worker_is_killed(env: dict[str, str]) -> None:
    said(env, SETUP + "[errands.note.enqueue(f'{n}') for n in range(40)]")
    victim, other = worker(env), worker(env)
    running = SETUP + (
        "import time\n"
        "from django_tasks_db.models import DBTaskResult as Job\n"
        "from tests.web.queue.errands import note\n"
        "while not Job.objects.running().filter(task_path__startswith='tests.').exists():\n"
        "    time.sleep(0.005)\n"
    )
    said(env, running)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    last = worker(env, "--until-idle")
    assert last.wait(60) == 0
    _until_quiet(env)
    other.terminate()
    assert other.wait(20) == 0
    assert said(env, COUNT) == ["40", "40", "0", "('SUCCESSFUL', '', 40)"]
    assert manage(env, "prove_journal").returncode == 0


def test_a_task_that_kills_its_worker_is_given_up_and_the_rest_goes_on(
    env: dict[str, str],
) -> None:
    said(env, SETUP + "errands.die.enqueue(); errands.note.enqueue('甲')")
    for _ in range(3):
        assert worker(env).wait(30) == -signal.SIGKILL
    _until_quiet(env, helper=True)
    assert said(env, COUNT)[:2] == ["1", "1"]
    assert said(env, COUNT)[3:] == ["('FAILED', 'worker lost', 1)", "('SUCCESSFUL', '', 1)"]


def _until_quiet(env: dict[str, str], *, helper: bool = False) -> None:
    """Wait until no task waits or runs, with a worker of our own if there is none."""
    hand = worker(env) if helper else None
    quiet = (
        "import django, time\n"
        "django.setup()\n"
        "from django_tasks_db.models import DBTaskResult as Job\n"
        "ours = Job.objects.filter(task_path__startswith='tests.')\n"
        "until = time.monotonic() + 30\n"
        "while ours.filter(status__in=['READY', 'RUNNING']).exists():\n"
        "    assert time.monotonic() < until\n"
        "    time.sleep(0.05)\n"
    )
    said(env, quiet)
    if hand is not None:
        hand.terminate()
        assert hand.wait(20) == 0
