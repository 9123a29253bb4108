"""The lives of many cases: what happened, who asked, what was decided, what the journal tells."""

import hashlib
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from bench import items, rows
from bench.rows import Row

BEGIN = date(2019, 5, 15)
PEOPLE = 40_000
_CHUNK = 5_000
_KINDS = ("natural",) * 7 + ("business", "legal", "research")
_LEAVES = ("granted",) * 5 + ("partial",) * 2 + ("unable_not_exist", "denied_internal", "granted")
_WAY = ("registered", "decided", "signed", "delivered")
# What some cases have besides: one in so many, how many days after the arrival, what is told.
_BESIDES = (
    (9, 2, "correction_asked", {"points": "请写明年份"}),
    (9, 4, "supplemented", {}),
    (17, 5, "asked", {"whom": "third_party"}),
    (13, 6, "extended", {"workdays": 20}),
)


@dataclass
class Pile:
    """Rows of each table that wait to be written, and the counts that go on."""

    blanks: dict[str, dict[str, object]]
    waiting: dict[str, list[Row]] = field(default_factory=dict)
    last: Counter[str] = field(default_factory=Counter)
    serials: Counter[tuple[int, int]] = field(default_factory=Counter)
    entries: Counter[int] = field(default_factory=Counter)

    def add(self, name: str, **given: object) -> int:
        """One more row; its number."""
        self.last[name] += 1
        row = self.blanks[name] | {"id": self.last[name]} | given
        self.waiting.setdefault(name, []).append(tuple(row.values()))
        return self.last[name]


@dataclass(frozen=True)
class Life:
    """What is drawn by lot of one case."""

    organ: int
    chain: int
    arrived: date
    done: date
    state: str
    leaf: str
    kind: str
    who: int
    wanted: str

    @property
    def ended(self) -> bool:
        """Whether it was answered."""
        return self.state in ("closed", "archived")


def put(count: int, *, today: date) -> float:
    """So many cases in the organs that there are; seconds."""
    from gongkai.web.applications import models
    from gongkai.web.journal.models import Chain, Entry
    from gongkai.web.organs.models import Organ

    begun = time.perf_counter()
    tables = {
        "case": models.Case, "item": models.RequestedItem, "person": models.PersonalData,
        "event": models.Event, "decision": models.Decision, "entry": Entry,
    }  # fmt: skip
    known = dict(Chain.objects.values_list("organ", "pk"))
    organs = Organ.objects.exclude(code="xian").order_by("pk").values_list("pk", flat=True)
    chains = [(each, known[each]) for each in organs]
    pile = Pile(blanks={name: rows.blank(each()) for name, each in tables.items()})
    pile.entries.update(dict(Chain.objects.values_list("organ", "length")))
    pile.last["entry"] = Entry.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with rows.without() as cursor:
        for at, life in enumerate(_lives(count, chains, today), start=1):
            _lived(pile, life)
            if at % _CHUNK == 0 or at == count:
                for name, model in tables.items():
                    rows.write(cursor, model, pile.waiting.pop(name, []))
    for organ, length in pile.entries.items():
        Chain.objects.filter(organ=organ).update(length=length, head=_digest(organ, length))
    rows.settle(*tables.values())
    return time.perf_counter() - begun


def _lives(count: int, chains: list[tuple[int, int]], today: date) -> Iterator[Life]:
    """In the order of their arrival; every tenth at the first organ."""
    rng, known = random.Random(20260101), items.words()  # noqa: S311 the same cases every time
    span = (today - BEGIN).days
    for at in range(count):
        organ, chain = chains[0] if at % 10 == 0 else rng.choice(chains[1:])
        arrived, pace = BEGIN + timedelta(days=span * at // count), rng.randrange(8, 27)
        age = (today - arrived).days
        state = "archived" if age > 60 else "closed"
        if age <= pace or rng.random() < 0.0005:
            state = rng.choice(("handling", "handling", "drafted"))
        yield Life(
            organ, chain, arrived, arrived + timedelta(days=pace), state, rng.choice(_LEAVES),
            rng.choice(_KINDS), rng.randrange(PEOPLE), "".join(rng.choices(known, k=12)),
        )  # fmt: skip


def _lived(pile: Pile, life: Life) -> None:
    """All rows of one case."""
    from gongkai.web.applications import seal

    pile.serials[life.organ, life.arrived.year] += 1
    serial, on = pile.serials[life.organ, life.arrived.year], life.arrived
    case = pile.add(
        "case", organ_id=life.organ, year=on.year, serial=serial, channel="counter",
        number=f"〔{on.year}〕{serial}号", arrived=on, received=on, kind=life.kind,
        wanted=f"关于{life.wanted}的文件", state=life.state,
        since=life.done if life.ended else on, due=on + timedelta(days=28),
        closed=life.done if life.ended else None, leaf=life.leaf if life.ended else "",
        archived=life.done if life.state == "archived" else None,
        key=f"bench-{pile.last['case']:08d}", code_digest="-",
    )  # fmt: skip
    person = {"name": f"申请人{life.who}", "telephone": f"139{life.who:08d}"}
    pile.add("person", case_id=case, sealed=seal.seal(person, about=f"case-{case}"),
             shown="申××", identity=_digest("i", life.who))  # fmt: skip
    way = _WAY[: {"handling": 1, "drafted": 2}.get(life.state, 4)]
    item = pile.add("item", case_id=case, place=1, text=f"关于{life.wanted}的文件")
    if len(way) > 1:
        kind = {"granted": "granted_provided"}.get(life.leaf, life.leaf)
        pile.add("decision", item_id=item, round=1, kind=kind, leaf=life.leaf, on=life.done,
                 reasons={"provided": "文件1份"})  # fmt: skip
    for step, happened in enumerate(way):
        day = on if step == 0 else life.done
        at = datetime(day.year, day.month, day.day, 8 + step, tzinfo=UTC)
        data = {} if step == 0 else {"leaf": life.leaf}
        pile.add("event", case_id=case, round=1, kind=happened, on=day, at=at, data=data)
        _told(pile, life, case, at, happened)
        if step == 0:
            _besides(pile, life, case)


def _besides(pile: Pile, life: Life, case: int) -> None:
    """Corrections, third parties, extensions: what the report counts of few cases."""
    for every, days, kind, data in _BESIDES:
        day = life.arrived + timedelta(days=days)
        if case % every == 0 and day < life.done and life.ended:
            at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
            pile.add("event", case_id=case, round=1, kind=kind, on=day, at=at, data=data)
            _told(pile, life, case, at, kind)


def _told(pile: Pile, life: Life, case: int, at: datetime, what: str) -> None:
    """An entry of the journal; its digests are made up, so the journal is not proved here."""
    pile.entries[life.organ] += 1
    number = pile.entries[life.organ]
    pile.add(
        "entry", chain_id=life.chain, number=number, at=at, act=f"case.{what}", person_name="王某",
        subject_kind="applications.case", subject=str(case), subject_name=f"申请{case}",
        words=f"办理申请{case}：{what}", previous=_digest(life.organ, number - 1),
        digest=_digest(life.organ, number),
    )  # fmt: skip


def _digest(*parts: object) -> str:
    return hashlib.sha256("-".join(map(str, parts)).encode()).hexdigest()
