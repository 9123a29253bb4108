"""Two servers and two workers on two machines, one database: nothing is in one of them alone."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from gongkai.web.demo.build import plan
from tests.web.places import ROOT, manage, own_county, python
from tests.web.robustness.browsing import Reader

PASSWORD = plan()["password"]
KILLS = 4
SIGNED = """
import django
django.setup()
from datetime import date
from gongkai.web.documents.models import Document
from gongkai.web.organs.models import Organ
organ = Organ.objects.get(code="jiguanshiwu")
Document.objects.bulk_create(Document(
    organ=organ, kind="notice", code="连发", title=f"通知{n}", state="signed",
    proposed="on_request", advised="on_request", attribute="on_request", reason="内部事务",
    signed=date(2024, 3, 4)) for n in range(400))
print(*Document.objects.filter(state="signed", code="连发").values_list("pk", flat=True))
"""
NOTES = """
import django
django.setup()
from tests.web.queue.errands import note
for n in range(60):
    note.enqueue(f"第{n}件")
"""
PUBLISHED = """
import django
django.setup()
from gongkai.web.organs.models import Organ
from tests.web.publishing.making import Staff
from tests.web.robustness.stock import hire
staff = Staff(Organ.objects.get(code="fagaiju"), hire)
staff.published(staff.drafted(title="孔雀石矿普查通告"))
"""
HANDS = """
import django
django.setup()
from django_tasks_db.models import DBTaskResult as Job
from gongkai.web.journal.models import Entry
notes = Job.objects.filter(task_path__endswith="errands.note")
print(notes.filter(status="SUCCESSFUL").count(),
      Entry.objects.filter(act="test.errand").count(),
      len({job.worker_ids[-1] for job in notes.filter(status="SUCCESSFUL")}))
"""


@dataclass
class Machine:
    """One machine: its name, its port, and the processes that run on it."""

    name: str
    env: dict[str, str]
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def site(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """A server with one process and a worker."""
        command = [sys.executable, "manage.py", "serve", "--web", "1", "--port", str(self.port)]
        env = self.env | {"GONGKAI_NODE": self.name}
        self.process = subprocess.Popen(  # noqa: S603 ours
            command, env=env, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL
        )
        until(lambda: _open(self.port))

    def end(self, sign: int = signal.SIGTERM) -> None:
        """Everything on it, at once."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            if sign == signal.SIGKILL:
                os.killpg(self.process.pid, sign)
            else:
                self.process.send_signal(sign)
        self.process.wait(30)


def _open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Machine, Machine]]:
    """The sample county, twice served."""
    folder = tmp_path_factory.mktemp("two")
    env = own_county(folder) | {
        "PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}",
    }
    ports = []
    for _ in range(2):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            ports.append(free.getsockname()[1])
    both = Machine("east", env, ports[0]), Machine("west", env, ports[1])
    for each in both:
        each.start()
    yield both
    for each in both:
        each.end()
    assert manage(env, "prove_journal").returncode == 0


Both = tuple[Machine, Machine]


def said(machine: Machine, code: str) -> list[str]:
    process = python(machine.env, code)
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 0, out
    return out.split()


def test_who_came_in_at_one_server_is_in_at_the_other_and_out_of_both(machines: Both) -> None:
    east, west = machines
    reader = Reader()
    assert reader.sign_in(east.site, "jingban", PASSWORD) == 302
    status, page = reader.get(f"{west.site}/workspace/")
    assert status == 200
    assert "王晓燕" in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    assert reader.post(f"{west.site}/workspace/sign-out/")[0] in (302, 200)
    assert reader.get(f"{east.site}/workspace/")[0] == 302


def test_wrong_passwords_are_counted_over_both_servers(machines: Both) -> None:
    east, west = machines
    for machine in (east, west, east, west, east):
        Reader().sign_in(machine.site, "kezhang", "wrong")
    for machine in machines:
        assert Reader().sign_in(machine.site, "kezhang", PASSWORD) == 429
    assert Reader().sign_in(west.site, "fenguan", PASSWORD) == 302


def test_both_workers_share_one_queue_and_do_each_task_once(machines: Both) -> None:
    east, _ = machines
    said(east, NOTES)
    until(lambda: said(east, HANDS)[0] == "60")
    assert said(east, HANDS) == ["60", "60", "2"]


def test_each_machine_shows_at_once_and_finds_in_its_own_index_what_another_published(
    machines: Both,
) -> None:
    homes = [f"{machine.site}/organs/fagaiju/" for machine in machines]
    kept = [Reader().get(home)[1] for home in (*homes, *homes)]  # the second is given out again
    assert "孔雀石矿" not in "".join(kept)
    assert kept[:2] == kept[2:]
    said(machines[0], PUBLISHED)
    assert all("孔雀石矿" in Reader().get(home)[1] for home in homes)  # in no process any longer
    folder = Path(machines[0].env["GONGKAI_DATA"])
    for machine in machines:
        until(lambda here=machine: "孔雀石矿" in _hits(here))  # type: ignore[misc]
        assert list(folder.glob(f"index-{machine.name}*"))


def _hits(machine: Machine) -> str:
    """What the search of a machine finds, without the question."""
    page = Reader().get(f"{machine.site}/search/?{urlencode({'q': '孔雀'})}")[1]
    return re.sub("<[^>]+>", "", page.partition('class="hits"')[2])


def test_a_server_killed_while_it_issues_leaves_no_gap(machines: Both) -> None:
    east, west = machines
    waiting = said(east, SIGNED)
    readers = {each.name: Reader() for each in machines}
    for machine in machines:
        assert readers[machine.name].sign_in(machine.site, "jingban", PASSWORD) == 302

    def press(key: str) -> None:
        first = int(key) % 2
        for machine in (machines[first], machines[1 - first]):
            with suppress(OSError, HTTPException):  # it was killed under our hands: the other one
                url = f"{machine.site}/workspace/documents/{key}/issue/"
                readers[machine.name].post(url, on="2024-03-05")
                return

    with ThreadPoolExecutor(4) as hands:
        for key in waiting:
            hands.submit(press, key)
        for machine in (east, west) * (KILLS // 2):
            time.sleep(0.7)
            machine.end(signal.SIGKILL)
            machine.start()
    sound = [sys.executable, "-m", "tests.web.robustness.soundness", "documents"]
    done = subprocess.run(sound, env=east.env, cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    found = re.fullmatch(r"issued=(\d+) .*", done.stdout)
    assert found, done.stdout + done.stderr
    assert int(found[1]) > 30
