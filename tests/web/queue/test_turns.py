"""Each line of the schedule runs when it is due, once, wherever there are workers."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.web import schedule
from gongkai.web.organs.models import Organ
from gongkai.web.queue import running, turns
from gongkai.web.queue.models import Job, Turn
from gongkai.web.queue.tasks import run_line
from gongkai.web.schedule import LINES, Line, following

NOW = datetime(2024, 5, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
HOUR = timedelta(hours=1)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, county: Organ) -> list[str]:
    """What the lines of these tests did."""
    said: list[str] = []
    lines = (
        Line(name="hourly", title="每小时", do=lambda now: said.append("hourly"), when=HOUR),
        Line(
            name="local", title="每台机器", do=lambda now: said.append("local"), when=HOUR,
            each_node=True,
        ),
    )  # fmt: skip
    monkeypatch.setattr(schedule, "LINES", lines)
    return said


def finish() -> None:
    """Every task that waits is done."""
    for job in DBTaskResult.objects.all():
        run_line.call(*job.args_kwargs["args"])
        job.delete()


def test_a_line_is_taken_once_and_again_when_it_is_due(done: list[str]) -> None:
    assert turns.take_turns(node="here", now=NOW) == 2
    assert turns.take_turns(node="here", now=NOW) == 0
    finish()
    assert sorted(done) == ["hourly", "local"]
    assert turns.take_turns(node="here", now=NOW + HOUR / 2) == 0
    assert turns.take_turns(node="here", now=NOW + HOUR) == 2


def test_another_machine_takes_only_what_each_has_of_its_own(done: list[str]) -> None:
    turns.take_turns(node="here", now=NOW)
    assert turns.take_turns(node="there", now=NOW) == 1
    queues = sorted(job.queue_name for job in DBTaskResult.objects.all())
    assert queues == sorted(["default", running.queue_of("here"), running.queue_of("there")])


def test_a_line_that_still_runs_is_not_started_beside_itself(done: list[str]) -> None:
    turns.take_turns(node="here", now=NOW)
    assert turns.take_turns(node="here", now=NOW + 5 * HOUR) == 0
    finish()
    assert turns.take_turns(node="here", now=NOW + 5 * HOUR) == 2


def test_after_an_outage_a_line_runs_once_and_not_once_for_each_hour(done: list[str]) -> None:
    turns.take_turns(node="here", now=NOW)
    finish()
    later = NOW + timedelta(days=3)
    assert turns.take_turns(node="here", now=later) == 2
    finish()
    assert turns.take_turns(node="here", now=later) == 0
    assert done.count("hourly") == 2
    assert all(turn.done_at for turn in Turn.objects.all())


def test_a_daily_line_is_due_at_its_time_of_the_day() -> None:
    line = Line(name="x", title="x", do=print, when=time(3, 30))
    assert following(line, NOW) == NOW.replace(day=7, hour=3)
    assert following(line, NOW.replace(hour=3, minute=29)) == NOW.replace(hour=3)
    assert following(line, NOW.replace(hour=3)) == NOW.replace(day=7, hour=3)


def test_a_line_that_is_no_more_is_left_alone(done: list[str]) -> None:
    run_line.call("gone", "")
    assert done == []


def test_each_line_of_the_schedule_has_a_name_of_its_own_and_runs(county: Organ) -> None:
    assert len({line.name for line in LINES}) == len(LINES)
    for line in LINES:
        line.do(NOW)


def test_a_task_is_told_in_the_words_of_its_line(done: list[str]) -> None:
    turns.take_turns(node="here", now=NOW)
    assert sorted(str(job) for job in Job.objects.all()) == ["每台机器", "每小时"]
