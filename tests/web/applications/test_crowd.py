"""Several processes at once: ten on one number sequence, two officers on one case."""

import json
from pathlib import Path

from tests.web.places import manage, own_county, python

REGISTER = """
import sys, django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from django.db import connection
from gongkai.web.applications.services.registering import register
from gongkai.web.organs.models import Organ

organ = Organ.objects.get(code="jiaotiju")
PERSON = {"name": "张小山", "telephone": "1"}

def press(hand):
    for turn in range(6):
        key = f"crowd-{sys.argv[1]}-{hand}-{turn}" if turn else "crowd-the-same-post"
        register(organ, channel="counter", arrived=date(2025, 3, 3), kind="natural",
                 person=PERSON, wanted="某文件", key=key, by=None)
    connection.close()

with ThreadPoolExecutor(5) as hands:
    list(hands.map(press, range(5)))
"""
COUNT = """
import django, json
django.setup()
from gongkai.web.applications.models import Case
serials = Case.objects.filter(organ__code="jiaotiju", year=2025).values_list("serial", flat=True)
print(json.dumps(sorted(serials)))
"""
SIGN = """
import sys, django
django.setup()
from datetime import date
from gongkai.web.applications.models import Case, FeeNotice
from gongkai.web.applications.services import charging, deciding, extending
from gongkai.web.organs.errors import Refused

DAY = date(2025, 3, 4)
done = []
for case in Case.objects.filter(organ__code="jiaotiju").order_by("serial"):
    seen = 1
    acts = (
        lambda: extending.extend(case, workdays=20, reason="量大", on=DAY, seen=seen, by=None),
        lambda: charging.charge(
            case, method="by_page", pages=99, how="省非税", on=DAY, seen=seen, by=None),
    )
    try:
        acts[int(sys.argv[1])]()
        done.append(case.serial)
    except Refused:
        pass
print(len(done))
"""
LETTERS = """
import django
django.setup()
from gongkai.web.applications.models import Case, Event, FeeNotice
cases = Case.objects.filter(organ__code="jiaotiju")
events = Event.objects.filter(case__in=cases, kind__in=["extended", "charged"])
serials = sorted(FeeNotice.objects.filter(case__in=cases).values_list("serial", flat=True))
print(events.count(), set(cases.values_list("version", flat=True)) == {2},
      serials == list(range(1, len(serials) + 1)))
"""


def test_numbers_have_no_gap_and_one_post_is_one_case(tmp_path: Path) -> None:
    env = own_county(tmp_path)
    presses = [python(env, REGISTER, str(each)) for each in range(2)]
    for press in presses:
        said, _ = press.communicate(timeout=200)
        assert press.returncode == 0, said
    found = json.loads(python(env, COUNT).communicate(timeout=60)[0])
    assert found == list(range(1, 2 * 5 * 5 + 2))
    officers = [python(env, SIGN, str(each)) for each in range(2)]
    told = [each.communicate(timeout=200)[0] for each in officers]
    assert [each.returncode for each in officers] == [0, 0], told
    # Both saw version 1 of every case: exactly one of them got through on each.
    assert sum(int(each) for each in told) == len(found)
    events, once, gapless = python(env, LETTERS).communicate(timeout=60)[0].split()
    assert (int(events), once, gapless) == (len(found), "True", "True")
    assert manage(env, "prove_journal").returncode == 0


ISSUE = """
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from django.db import connection
from django.utils import timezone
from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.occasions import occasions
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import lettering
from gongkai.web.organs.errors import Refused

def press(hand):
    done = 0
    for case in Case.objects.filter(organ__code="jiaotiju").order_by("serial"):
        (receipt,) = occasions(case, events_of(case))
        try:
            lettering.issue_letter(
                case, letter=receipt.key, at=timezone.now(), on=date(2025, 3, 4), by=None)
            done += 1
        except Refused as refused:
            assert "已经发出" in refused.reason, refused
    connection.close()
    return done

with ThreadPoolExecutor(5) as hands:
    print(sum(hands.map(press, range(5))))
"""
TEN_CASES = """
import django
django.setup()
from datetime import date
from gongkai.web.applications.services import lettering
from gongkai.web.applications.services.registering import register
from gongkai.web.organs.models import Organ
organ = Organ.objects.get(code="jiaotiju")
lettering.set_head(organ, mark="某", authority="某政府", court="某法院", by=None)
for n in range(10):
    register(organ, channel="counter", arrived=date(2025, 3, 3), kind="natural",
             person={"name": "张小山", "telephone": "1"}, wanted="某文件", key=f"letters-{n}-x",
             by=None)
"""
NUMBERS = """
import django, json
django.setup()
from gongkai.web.applications.models import Letter
letters = Letter.objects.filter(organ__code="jiaotiju").values_list("serial", flat=True)
print(json.dumps(sorted(letters)))
"""


def test_ten_officers_at_the_same_letters_give_each_number_once(tmp_path: Path) -> None:
    env = own_county(tmp_path)
    made = python(env, TEN_CASES)
    assert made.communicate(timeout=60)[0] == ""
    officers = [python(env, ISSUE) for _ in range(2)]  # five hands each
    told = [each.communicate(timeout=120)[0] for each in officers]
    assert [each.returncode for each in officers] == [0, 0], told
    assert sum(int(each) for each in told) == 10
    found = json.loads(python(env, NUMBERS).communicate(timeout=60)[0])
    assert found == list(range(1, 11))
    assert manage(env, "prove_journal").returncode == 0
