"""Ten at once press for a number, from two processes, and some of them fail: no gap, no twin."""

from pathlib import Path

from tests.web.places import manage, own_database, python

BEGIN = """
import django
django.setup()
from datetime import date
from gongkai.web.organs.services import organs
organs.found(
    code="ju", kind="department", name="某局", parent=None, on=date(2020, 1, 1), by=None
)
"""
PRESS = """
import sys, django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from django.db import connection, transaction
from gongkai.web.documents.models import Document
from gongkai.web.documents.services import passing
from gongkai.web.organs.models import Organ
from tests.web.documents import things

class Stumble(Exception):
    pass

def press(hand):
    organ = Organ.objects.get(code="ju")
    for turn in range(6):
        document = things.signed(organ, on=date(2024, 3, 4 + turn % 2))
        if turn == 3:
            try:
                with transaction.atomic():
                    passing.issue(document, on=date(2024, 3, 6), by=None)
                    raise Stumble
            except Stumble:
                continue
        passing.issue(document, on=date(2024, 3, 6), by=None)
    connection.close()

with ThreadPoolExecutor(5) as hands:
    list(hands.map(press, range(5)))
"""
COUNT = """
import django
django.setup()
from gongkai.web.documents.models import Document, Serial
organ = {"organ__code": "ju"}
serials = sorted(Document.objects.filter(**organ, serial__isnull=False).values_list("serial", flat=True))
print(len(serials), serials == list(range(1, 51)), Serial.objects.get(**organ).last)
"""  # noqa: E501 a program in a string


def test_ten_hands_draw_fifty_numbers_without_a_gap_or_a_twin(tmp_path: Path) -> None:
    env = own_database(tmp_path)
    begun = python(env, BEGIN)
    assert begun.communicate(timeout=60)[0] == ""
    presses = [python(env, PRESS) for _ in range(2)]
    for press in presses:
        said, _ = press.communicate(timeout=240)
        assert press.returncode == 0, said
    assert python(env, COUNT).communicate(timeout=60)[0].split() == ["50", "True", "50"]
    proof = manage(env, "prove_journal")
    assert proof.returncode == 0, proof.stderr
