"""A second opinion on every clock: it walks the days one by one and counts on its fingers.

Nothing of the law's arithmetic is asked, only whether a day is worked. The facts of a round are
kept as plain rows; a list of faults says which of them the Regulation does not allow as done.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from gongkai.law.workdays import load_calendar

CALENDAR = load_calendar(provisional=True)
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Letter:
    """Asked, received by the one asked, answered."""

    sent: date
    delivered: date | None = None
    returned: date | None = None


@dataclass(frozen=True)
class Act:
    """A correction, a fee or an extension, with what came of it."""

    what: str
    on: date
    answered: date | None = None
    delivered: date | None = None
    workdays: int = 0
    excessive: bool = False


@dataclass
class Facts:
    """What happened in one round."""

    received: date | None
    acts: list[Act] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    def copy(self) -> "Facts":
        """Another, to try something on."""
        return Facts(self.received, list(self.acts), list(self.letters))

    def change(self, what: str, **values: object) -> None:
        """Note something about the last act of a kind."""
        at = max(at for at, act in enumerate(self.acts) if act.what == what)
        self.acts[at] = replace(self.acts[at], **values)  # type: ignore[arg-type]


def walked(start: date) -> Iterator[date]:
    """The working days after a day."""
    day = start
    while True:
        day += ONE
        if CALENDAR.is_workday(day):
            yield day


def nth(start: date, n: int) -> date:
    """The n-th of them, counted one by one."""
    for count, day in enumerate(walked(start), start=1):
        if count == n:
            return day
    raise AssertionError


def end_of(letter: Letter) -> date:
    """Until when a letter stops the clock."""
    received = letter.delivered or letter.sent
    last = nth(received, 15)
    if letter.returned is not None and letter.returned <= _last_day_of(last):
        return letter.returned
    return last


def _last_day_of(last: date) -> date:
    """A Saturday after the fifteenth working day is still within it."""
    day = last
    while not CALENDAR.is_workday(day + ONE):
        day += ONE
    return day


def due_of(start: date, term: int, letters: list[Letter]) -> date:
    """Walk until as many working days have gone by while no letter was out."""
    spans = [(each.sent, end_of(each)) for each in letters]
    left = term
    for day in walked(start):
        if any(sent < day <= end for sent, end in spans):
            continue
        left -= 1
        if left == 0:
            return day
    raise AssertionError


@dataclass
class Found:
    """What the walk came to."""

    due: date | None
    faults: set[str]
    start: date | None
    extra: int


def _wrong(act: Act, *, start: date, due: date, corrected: bool, extended: bool) -> set[str]:
    """What is not allowed about one act."""
    if act.what == "correction":
        return {f"correction {act.on}"} if corrected or act.on > nth(start, 7) else set()
    if act.what == "fee":
        late = act.answered and act.answered > nth(act.delivered or act.on, 20)
        return {f"fee {act.on}"} if act.on > due else {f"payment {act.on}"} if late else set()
    allowed = act.workdays >= 1 and (act.excessive or act.workdays <= 20)
    again = extended and not act.excessive
    return (
        {f"extension {act.on} {act.workdays}"} if act.on > due or not allowed or again else set()
    )


_RANK = {"correction": 0, "fee": 1, "extension": 2}


def replay(facts: Facts) -> Found:
    """The due day of a round, and what was not allowed."""
    if facts.received is None:
        return Found(None, set(), None, 0)
    start, extra, waiting, corrected, extended = facts.received, 0, False, False, False
    faults: set[str] = set()
    for act in sorted(facts.acts, key=lambda each: (each.on, _RANK[each.what])):
        if waiting or act.on < start:
            faults.add(f"stands still {act.what} {act.on}")
            continue
        due = due_of(start, 20 + extra, facts.letters)
        wrong = _wrong(act, start=start, due=due, corrected=corrected, extended=extended)
        faults |= wrong
        if act.what == "extension":
            extended = extended or not (wrong or act.excessive)
            extra += 0 if wrong else act.workdays
            continue
        corrected = corrected or act.what == "correction"
        if act.answered is None:
            waiting = True
        else:
            start, extra = act.answered, 0
    due_day = None if waiting else due_of(start, 20 + extra, facts.letters)
    return Found(due_day, faults, start, extra)
