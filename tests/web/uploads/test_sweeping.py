"""Bytes and rows agree, whatever process is killed in the middle; what is left over is swept."""

from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongkai.web.organs.models import Organ
from gongkai.web.uploads import tasks
from gongkai.web.uploads.models import Upload
from gongkai.web.uploads.services import files
from tests.web.places import manage, own_database, python
from tests.web.uploads import things

KILLS = 25
STORM = """
import os, random, signal, sys, time
import django; django.setup()
from datetime import UTC, date, datetime
from django.db import connections
from gongkai.web.organs.models import Organ
from gongkai.web.organs.services import organs
from gongkai.web.uploads.services import files
organs.found(code="ju", kind="department", name="某局", parent=None, on=date(2020, 1, 1), by=None)
connections.close_all()

def send(ready):
    organ, at = Organ.objects.get(), datetime(2025, 3, 3, tzinfo=UTC)
    os.write(ready, b".")
    for each in range(10**6):
        data = b"line of words\\n" * 50_000
        made = files.receive(organ, data=data, name="a.txt", by=None, at=at)
        if each % 2:
            files.refuse(made, reason="x", by=None)

dice = random.Random(4)
for _ in range(int(sys.argv[1])):
    heard, ready = os.pipe()
    child = os.fork()
    if not child:
        send(ready)
    os.read(heard, 1)
    time.sleep(dice.uniform(0.001, 0.15))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(heard)
    os.close(ready)
"""
COUNT = """
import django; django.setup()
from datetime import timedelta
from pathlib import Path
from django.conf import settings
from django.utils import timezone
from gongkai.web.uploads import store, tasks
from gongkai.web.uploads.models import Upload
kept = Upload.objects.filter(dropped=False)
assert all(store.is_whole(each) for each in kept), "a row without its bytes"
removed = tasks.sweep(timezone.now() + timedelta(hours=25))
left = {str(each.relative_to(settings.MEDIA_ROOT))
        for each in settings.MEDIA_ROOT.rglob("*") if each.is_file()}
assert left == set(kept.values_list("stored", flat=True)), "bytes without a row"
assert all(store.is_whole(each) for each in kept), "the sweeper took what was needed"
print(kept.count(), Upload.objects.count(), removed)
"""


def test_bytes_without_a_row_are_swept_away_after_a_day(bureau: Organ) -> None:
    kept = things.checked(bureau)
    orphan = default_storage.save("2025/03/orphan", ContentFile(b"x"))
    made = default_storage.get_modified_time(orphan)
    assert tasks.sweep(made + timedelta(hours=1)) == 0
    assert tasks.sweep(made + timedelta(hours=25)) >= 1
    assert not default_storage.exists(orphan)
    assert default_storage.exists(kept.stored)


def test_bytes_of_a_refused_file_that_outlived_the_refusal_are_swept(bureau: Organ) -> None:
    refused = files.refuse(things.quarantined(bureau), reason="x", by=None)
    assert default_storage.exists(refused.stored)  # this transaction never commits
    made = default_storage.get_modified_time(refused.stored)
    assert tasks.sweep(made + timedelta(hours=25)) >= 1
    assert not default_storage.exists(refused.stored)


def test_an_empty_storage_is_swept_without_an_error(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "nothing"
    assert tasks.sweep(things.AT) == 0
    assert not Upload.objects.none()


def test_processes_killed_while_they_take_files_leave_no_half_file(tmp_path: Path) -> None:
    env = own_database(tmp_path)
    storm = python(env, STORM, str(KILLS))
    said = storm.communicate(timeout=120)[0]
    assert storm.returncode == 0, said
    counted = python(env, COUNT)
    said = counted.communicate(timeout=120)[0]
    assert counted.returncode == 0, said
    kept, rows, _ = map(int, said.split())
    assert rows > kept > 0, said
    proof = manage(env, "prove_journal")
    assert proof.returncode == 0, proof.stderr
