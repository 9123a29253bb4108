"""The whole county is made act by act; no organ's facts change while its own journal stands.

Asked by night (`tests/nightly/test_cases.py`): it looks at every organ after every third act.
"""

from django.db.models.signals import post_save

from gongkai.web.annual.facts import year_facts
from gongkai.web.demo.build import build
from gongkai.web.journal.models import Entry
from gongkai.web.journal.queries import head_of
from gongkai.web.organs.models import Organ

YEARS = (2024, 2025)
EVERY = 3


def test_whatever_changes_the_facts_of_an_organ_moves_the_chain_of_that_organ(db: None) -> None:
    known: dict[int, tuple[tuple[int, str], object]] = {}
    counted = moved = 0

    def look(instance: Entry, **_: object) -> None:
        nonlocal counted, moved
        counted += 1
        if counted % EVERY:
            return
        for organ in Organ.objects.exclude(pk=instance.chain.organ):
            head = head_of(organ.pk)
            told = [year_facts(organ, year=year) for year in YEARS]
            before = known.get(organ.pk)
            assert before is None or before[0] != head or before[1] == told, instance
            moved += before is not None and before[1] != told
            known[organ.pk] = head, told

    post_save.connect(look, sender=Entry)
    try:
        build()
    finally:
        post_save.disconnect(look, sender=Entry)
    assert counted > 100
    assert moved > 4
