"""Terms and grades that the regulation leaves open, read from terms.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from gongkai.law.workdays import Calendar
from gongkai.web.supervision.models import Assessment, Complaint


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The working days in which a complaint is accepted and answered, and what they rest on."""

    basis: str
    accept: int
    answer: int
    cites: str
    certainty: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The whole file."""

    appeal_days: int
    appeal_note: str
    clocks: dict[str, Clock]
    grades: tuple[tuple[int, str], ...]


@cache
def terms() -> Terms:
    """Checked: every basis has its clock, grades go down to nothing."""
    data = tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
    clocks = {row["basis"]: Clock(**row) for row in data["clocks"]}
    grades = tuple((row["from"], row["title"]) for row in data["grades"])
    if set(clocks) != set(Complaint.Basis.values):
        raise ValueError("terms.toml: clocks")
    if grades != tuple(sorted(grades, reverse=True)) or grades[-1][0] != 0:
        raise ValueError("terms.toml: grades")
    appeal = data["appeal"]
    return Terms(
        appeal_days=appeal["days"], appeal_note=appeal["note"], clocks=clocks, grades=grades
    )


def grade_of(*, points: Decimal, full: Decimal) -> str:
    """The grade of a result."""
    share = points / full * 100
    return next(title for least, title in terms().grades if share >= least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The next day that counts for a complaint, why, and whether it has passed."""

    what: str
    due: date
    why: Clock
    days: int
    since: date
    late: bool


def due_of(complaint: Complaint, *, day: date, calendar: Calendar) -> Due | None:
    """The clock of a complaint that waits; None when it is answered."""
    clock = terms().clocks[complaint.basis]
    state = Complaint.State
    if complaint.state == state.REGISTERED:
        what, days, since = "决定是否受理", clock.accept, complaint.received
    elif complaint.accepted and complaint.state in (state.ACCEPTED, state.FOUND):
        what, days, since = "答复", clock.answer, complaint.accepted
    else:
        return None
    due = calendar.add_workdays(since, days)
    return Due(what=what, due=due, why=clock, days=days, since=since, late=day > due)


def appeal_until(assessment: Assessment, *, calendar: Calendar) -> date | None:
    """The last day of the appeal; None before the points are announced."""
    if assessment.announced is None:
        return None
    return calendar.add_workdays(assessment.announced, assessment.standard.appeal_days)
