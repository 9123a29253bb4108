"""Many hands at once, and hands cut off: no double number, nothing by halves, no lost change."""

import random
import time
from pathlib import Path

from tests.web.places import manage, own_county, python

PRESS = """
import sys, django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from django.utils import timezone
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Gate, Step, Version
from gongkai.web.publishing.services import drafting, releasing, reviewing
from gongkai.web.publishing.services.reviewing import POINTS, Verdict
from gongkai.web.publishing.words import Words

staff = {each.username: each for each in Person.objects.all()}
column = Organ.objects.get(code="jiguanshiwu").columns.get(key="others")
passed = Verdict(passes=True, gates={each.value: True for each in Gate}, proofread=True)
now = timezone.now()

def one(title):
    version = drafting.draft(
        column=column, words=Words(title=title, body="正文"), at=now, by=staff["jingban"])
    drafting.submit(version, reasons={}, at=now, by=staff["jingban"])
    points = dict.fromkeys(POINTS, True)
    reviewing.clear(version, points=points, note="", at=now, by=staff["baomi"])
    for level, name in enumerate(("kezhang", "fenguan", "zhuyao"), start=1):
        reviewing.review(version, level=level, verdict=passed, at=now, by=staff[name])
    releasing.publish(version, at=now, by=staff["gongkai"])

def press(hand):
    won = 0
    try:
        try:
            same = Version.objects.get(title="办公区无障碍设施分布说明")
            releasing.publish(same, at=now, by=staff["gongkai"])
            won = 1
        except Refused:
            pass
        for turn in range(int(sys.argv[2])):
            one(f"{sys.argv[1]}-{hand}-{turn}")
    finally:
        connection.close()
    return won

with ThreadPoolExecutor(5) as hands:
    print(sum(hands.map(press, range(5))))
"""
LOOK = """
import django
django.setup()
from gongkai.web.journal.models import Entry
from gongkai.web.publishing.models import Item, Outbox, Serial, Version
shown = Item.objects.filter(state="published")
numbers = [each.index_number for each in Item.objects.exclude(index_number="")]
wrong = [
    Version.objects.filter(state="published").count() - shown.count(),
    shown.exclude(shown__state="published").count(),
    shown.exclude(pk__in=Outbox.objects.values("item")).count(),
    Entry.objects.filter(act="version.publish").count()
    - Version.objects.exclude(published_at=None).count(),
    len(numbers) - len(set(numbers)),
    sum(each.last for each in Serial.objects.all()) - len(numbers),
]
print(shown.count(), *wrong)
"""


def looked(env: dict[str, str]) -> list[int]:
    """How many are published, and how often something does not agree."""
    said, _ = python(env, LOOK).communicate(timeout=60)
    return [int(each) for each in said.split()]


def test_ten_hands_publish_at_once_and_one_of_them_wins_the_same_item(tmp_path: Path) -> None:
    env = own_county(tmp_path)
    before = looked(env)[0]
    presses = [python(env, PRESS, str(each), "2") for each in range(2)]
    said = [each.communicate(timeout=300)[0] for each in presses]
    assert sum(int(each.split()[-1]) for each in said) == 1, said
    assert looked(env) == [before + 21, 0, 0, 0, 0, 0, 0]
    assert manage(env, "prove_journal").returncode == 0


def test_who_is_cut_off_while_publishing_leaves_nothing_by_halves(tmp_path: Path) -> None:
    env, chance = own_county(tmp_path), random.Random(5)  # noqa: S311 not a secret
    for turn in range(6):
        press = python(env, PRESS, f"cut{turn}", "50")
        time.sleep(2 + chance.random() * 2)
        press.kill()
        press.communicate()
    found = looked(env)
    assert found[0] > 10
    assert found[1:] == [0, 0, 0, 0, 0, 0]
    assert manage(env, "prove_journal").returncode == 0
