"""Two machines before one database, and a feeder that is killed."""

import signal
import time
from pathlib import Path

import pytest

from tests.web.places import manage, own_county, python

CONTENTS = """
import django; django.setup()
from gongkai.web.publishing.search import index, places
print("\\n".join(index.contents(index.opened(places.current()))))
"""
MANY = """
import django; django.setup()
from django.db import transaction
from gongkai.web.organs.models import Organ
from tests.web.publishing.shown import Told, columns_of, publish
with transaction.atomic():
    column = columns_of(Organ.objects.get(code="caizhengju"))["plans"]
    publish(column, [Told(title=f"规划{n}", body="节约能源" * 50) for n in range(1500)], apart=1)
"""


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The sample county with two machines' names to come."""
    return own_county(tmp_path_factory.mktemp("nodes"))


def contents(env: dict[str, str]) -> list[str]:
    told, _ = python(env, CONTENTS).communicate(timeout=120)
    return told.splitlines()


def test_each_machine_feeds_itself_and_both_answer_alike(env: dict[str, str]) -> None:
    one, two = env | {"GONGKAI_NODE": "one"}, env | {"GONGKAI_NODE": "two"}
    assert manage(one, "feed_search").returncode == 0
    assert manage(two, "rebuild_search").returncode == 0
    assert contents(one) == contents(two) != []
    assert (Path(env["GONGKAI_DATA"]) / "index-one").is_dir()


def test_a_killed_feeder_leaves_nothing_out(env: dict[str, str]) -> None:
    one, fresh = env | {"GONGKAI_NODE": "one"}, env | {"GONGKAI_NODE": "fresh"}
    assert manage(one, "feed_search").returncode == 0
    told, _ = python(env, MANY).communicate(timeout=240)
    assert told == ""
    for wait in (0.9, 1.1, 1.3, 1.5, 2.0):
        feeder = python(
            one,
            "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'gongkai.web.settings')\n"
            "from django.core.management import call_command\nimport django; django.setup()\n"
            "call_command('feed_search')",
        )
        time.sleep(wait)
        feeder.send_signal(signal.SIGKILL)
        feeder.communicate(timeout=20)
    assert manage(one, "feed_search").returncode == 0
    assert manage(fresh, "rebuild_search").returncode == 0
    assert contents(one) == contents(fresh)
    assert len(contents(one)) > 1500
