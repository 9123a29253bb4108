"""The administrators see what failed and try it again."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.queue import services, turns
from gongkai.web.queue.models import Job
from tests.web.conftest import Hire
from tests.web.queue.errands import note
from tests.web.queue.things import given_up

Enter = Callable[[Person], Client]


def test_what_was_given_up_stands_on_todays_list_and_is_tried_again(
    county: Organ, hire: Hire, enter: Enter
) -> None:
    job = given_up(county, hire)
    person = hire(county, "administrator")
    client = enter(person)
    assert "1 项后台任务未能完成" in client.get("/workspace/").text
    assert f"/workspace/tasks/{job.pk}/again/" in client.get("/workspace/tasks/").text
    assert client.post(f"/workspace/tasks/{job.pk}/again/").status_code == 302
    job.refresh_from_db()
    assert (job.status, job.worker_ids) == ("READY", [])
    told = Entry.objects.get(act="task.again")
    assert (told.person, told.subject) == (person.pk, str(job.pk))
    assert client.get(f"/workspace/tasks/{job.pk}/again/").status_code == 409


def test_a_task_that_waits_is_not_started_again(county: Organ) -> None:
    job = Job.objects.get(pk=note.enqueue("甲").id)
    with pytest.raises(Refused):
        services.again(job, by=None)


def test_others_see_nothing_of_it(county: Organ, hire: Hire, enter: Enter) -> None:
    given_up(county, hire)
    client = enter(hire(county, "clerk"))
    assert "后台任务" not in client.get("/workspace/").text
    assert client.get("/workspace/tasks/").status_code == 403


def test_the_page_tells_what_runs_when_and_that_nobody_works(
    county: Organ, hire: Hire, enter: Enter
) -> None:
    client = enter(hire(county, "administrator"))
    assert "没有正在运行的任务进程" in client.get("/workspace/tasks/").text
    turns.take_turns(node="jiqi-1", now=timezone.now())
    page = client.get("/workspace/tasks/").text
    assert "jiqi-1" in page
    assert "任意一台" in page
