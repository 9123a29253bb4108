"""The house's own terms (data/stages.toml) and what is overdue, worked out when it is read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gongkai.law.workdays import Calendar
from gongkai.web.applications.models import OPEN, Case, State
from gongkai.web.organs import calendars


@dataclass(frozen=True, slots=True)
class Stage:
    """A state's own term."""

    workdays: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a case stands on a day: working days left (negative: late), and the house's own term."""

    due: date | None
    left: int | None
    stage_due: date | None
    stage_late: bool
    says: str

    @property
    def tone(self) -> str:
        """over, due (soon) or nothing, for the pill."""
        return "" if self.left is None else calendars.tone(self.left)

    @property
    def told(self) -> str:
        """In words."""
        return "" if self.left is None else calendars.told(self.left)


@cache
def stages() -> Mapping[str, Stage]:
    """Every state's own term."""
    text = (Path(__file__).with_name("data") / "stages.toml").read_text("utf-8")
    return {key: Stage(**row) for key, row in tomllib.loads(text).items()}


def standing(case: Case, *, day: date, calendar: Calendar) -> Standing:
    """How the case stands on a day."""
    stage = stages().get(case.state)
    own = calendar.add_workdays(case.since, stage.workdays) if stage else None
    if own is not None and case.due is not None and case.state in OPEN:
        own = min(own, case.due)
    left = None
    if case.due is not None and case.state in OPEN:
        left = calendars.left_on(case.due, day=day, calendar=calendar)
    return Standing(
        due=case.due if case.state in OPEN else None, left=left, stage_due=own,
        stage_late=bool(own and day > own and case.state != State.ARCHIVED),
        says=stage.says if stage else "",
    )  # fmt: skip
