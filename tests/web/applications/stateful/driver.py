"""Drives random acts upon many cases over a simulated calendar and compares after each."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from gongkai.web.applications.models import Case, Decision, Event, FeeNotice, Serial
from gongkai.web.applications.services import registering
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.models import Chain
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.applications.stateful.acting import CHARGE, MOVES, RARE, Move, due, turn
from tests.web.applications.stateful.clock import Facts
from tests.web.applications.stateful.sample import Sample

ARRIVED = {"counter": True, "letter_signed": True, "letter_plain": False, "web": False}
FREE = 10
BACK = (0,) * 12 + (1, 3, 9)
OFTEN = {
    "ask_correction", "charge", "extend", "lapse_correction", "pay", "lapse_fee", "decide",
    "complete", "sign", "deliver", "archive",
}  # fmt: skip


class Driver:
    """One organ, two pairs of hands, cases told by hand beside those in the database."""

    def __init__(self, organ: Organ, hands: tuple[Person, Person], *, seed: int) -> None:
        """An empty house on the first day."""
        self.organ, self.hands, self.lots = organ, hands, Random(seed)  # noqa: S311 lots, no keys
        self.day = date(2019, 6, 3)
        self.cases: dict[int, Sample] = {}
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def run(self, acts: int, seasons: Sequence[date]) -> None:
        """So many acts, in busy seasons of some weeks each; what is left open then grows old."""
        for begin in seasons:
            self.day = max(begin, self.day)
            for _ in range(acts // len(seasons)):
                self.day += timedelta(days=self.lots.choice((0, 0, 0, 1, 1)))
                self.step()

    def step(self) -> None:
        """A new case, or an act upon one."""
        open_ = [each for each in self.cases.values() if each.state != "archived"]
        young = [
            each
            for each in open_
            if each.state != "closed" and (self.day - each.arrived).days < 60
        ]
        if len(young) < 4 or (len(young) < 7 and self.lots.random() < 0.05):
            self.register()
            return
        drawn = self.lots.random()
        every = list(self.cases.values())
        one = self.lots.choice(young if drawn < 0.8 else open_ if drawn < 0.95 else every)
        move = self.draw(one)
        if move is not None:
            self.attempt(one, move)

    def draw(self, one: Sample) -> Move | None:
        """Mostly an act of its state, now and then any."""
        every = (*MOVES, CHARGE)
        fitting = [each for each in every if one.state in each.states]
        often = [each for each in fitting if each.act in OFTEN]
        move = self.lots.choice(fitting + often * 2 if self.lots.random() < 0.85 else every)
        return move if self.lots.random() < RARE.get(move.act, 1) else None

    def register(self) -> None:
        """Somebody applies."""
        channel = self.lots.choice(list(ARRIVED))
        applicant, items = self.lots.randrange(3), self.lots.choice((1, 1, 1, 2, 3, 9, 14))
        case = registering.register(
            self.organ, channel=channel, arrived=self.day,
            kind=self.lots.choice(("natural", "business", "legal")),
            person={"name": "某人", "telephone": "1", "id_number": f"号{applicant}"},
            wanted="文件", items=[f"第{n}件" for n in range(items)], by=self.hands[0],
            key=f"stateful-{len(self.cases):06d}",
        )  # fmt: skip
        received = self.day if ARRIVED[channel] else None
        self.cases[case.pk] = Sample(
            pk=case.pk, applicant=applicant, received=received, arrived=self.day, items=items,
            order=len(self.cases), state="handling" if received else "unconfirmed",
            since=self.day, facts=Facts(received),
        )  # fmt: skip
        self.compare(self.cases[case.pk])

    def attempt(self, one: Sample, move: Move) -> None:
        """Do it; it must be refused exactly when the second opinion says so."""
        on = self.day - timedelta(days=self.lots.choice(BACK))
        given = self.charge(one) if move is CHARGE else move.draw(one, self.lots, on)
        hand = int(given.pop("by", self.lots.randrange(2)))
        stale = self.lots.random() < 0.03
        fits = one.state in move.states
        right = fits and not stale and move.allowed(one, on=on, by=hand, **given)
        before = self.digest(one)
        case = Case.objects.get(pk=one.pk)
        seen = one.version - 1 if stale else one.version
        try:
            made: Any = move.call(case, on=on, by=self.hands[hand], seen=seen, **given)
        except Refused as refused:
            said = refused.reason
            assert not right, (move.act, one, on, given, said)
            assert self.digest(one) == before, move.act
            self.refused[move.act] += 1
            return
        assert right, (move.act, one, on, given)
        self.done[move.act] += 1
        turn(one, on, move.to)
        one.version += 1
        move.note(one, on=on, hand=hand, made=made, **given)
        self.compare(one)

    def charge(self, one: Sample) -> dict[str, Any]:
        """One of the two methods, with the amount worked out by counting item by item."""
        if self.lots.random() < 0.3:
            pages = self.lots.choice((20, 31, 101, 250))
            yuan = sum(0 if n <= 30 else 10 if n <= 100 else 20 if n <= 200 else 40
                       for n in range(1, pages + 1))  # fmt: skip
            return {"method": "by_page", "pages": pages, "yuan": yuan}
        already = sum(each.items for each in self.cases.values() if self.earlier(each, one))
        return {
            "method": "by_item",
            "yuan": sum(self.nth(n) for n in range(already + 1, already + one.items + 1)),
        }

    @staticmethod
    def nth(n: int) -> int:
        """The yuan of the n-th item of a month."""
        return 0 if n <= FREE else 100 if n <= 30 else 100 + 100 * ((n - 31) // 10 + 1)

    @staticmethod
    def earlier(each: Sample, one: Sample) -> bool:
        """Whether a case was received before another of the same applicant in the same month."""
        if each.received is None or one.received is None or each.by_page or each is one:
            return False
        return (
            each.applicant == one.applicant
            and (each.received.year, each.received.month)
            == (one.received.year, one.received.month)
            and (each.received, each.order) < (one.received, one.order)
        )

    def compare(self, one: Sample) -> None:
        """The case in the database is the case as told by hand."""
        case = Case.objects.get(pk=one.pk)
        found = (case.state, case.since, case.received, case.version)
        assert found == (one.state, one.since, one.received, one.version)
        assert case.due == due(one), (case.due, one)
        assert bool(case.leaf) == (one.state in ("closed", "archived"))
        if one.closings and case.leaf:
            assert (case.closed, case.leaf) == one.closings[-1]

    def digest(self, one: Sample) -> str:
        """Everything that an act upon this case could change."""
        rows = [
            list(Case.objects.filter(pk=one.pk).values()),
            list(Event.objects.filter(case=one.pk).values().order_by("pk")),
            list(Decision.objects.filter(item__case=one.pk).values().order_by("pk")),
            list(FeeNotice.objects.filter(case=one.pk).values()),
            list(Serial.objects.values().order_by("pk")),
            list(Chain.objects.values("organ", "length", "head").order_by("organ")),
        ]
        return sm3(json.dumps(rows, cls=DjangoJSONEncoder).encode())
