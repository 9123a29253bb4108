"""Ten at once press upon the same chains, from two processes: no fork, no gap."""

from pathlib import Path

from tests.web.places import manage, own_county, python

PRESS = """
import sys, django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.db import connection, transaction
from gongkai.web.journal.services import record
from gongkai.web.organs.models import Organ

def press(hand):
    organs = list(Organ.objects.order_by("pk")[:2])
    for turn in range(20):
        with transaction.atomic():
            organ, words = organs[turn % 2], f"{sys.argv[1]}-{hand}-{turn}"
            record("test.press", organ, by=None, organ=organ.pk, words=words)
    connection.close()

with ThreadPoolExecutor(5) as hands:
    list(hands.map(press, range(5)))
"""
COUNT = """
import django
django.setup()
from gongkai.web.journal.models import Entry
pressed = Entry.objects.filter(act="test.press")
print(pressed.count(), pressed.values("words").distinct().count())
"""


def test_two_hundred_acts_by_ten_hands_make_whole_chains(tmp_path: Path) -> None:
    env = own_county(tmp_path)
    presses = [python(env, PRESS, str(each)) for each in range(2)]
    for press in presses:
        said, _ = press.communicate(timeout=120)
        assert press.returncode == 0, said
    assert python(env, COUNT).communicate(timeout=60)[0].split() == ["200", "200"]
    proof = manage(env, "prove_journal")
    assert proof.returncode == 0, proof.stderr
