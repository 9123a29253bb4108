"""The house's own terms (data/stages.toml) and what is overdue, worked out when it is read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gongkai.law.workdays import Calendar
from gongkai.web.applications.models import OPEN, Case, State


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
        if self.left is None:
            return ""
        return "over" if self.left < 0 else "due" if self.left <= 3 else ""

    @property
    def told(self) -> str:
        """In words."""
        if self.left is None:
            return ""
        if self.left < 0:
            return f"已逾期 {-self.left} 个工作日"
        return f"还剩 {self.left} 个工作日" if self.left else "今日到期"


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
        left = left_on(case.due, day=day, calendar=calendar)
    return Standing(
        due=case.due if case.state in OPEN else None, left=left, stage_due=own,
        stage_late=bool(own and day > own and case.state != State.ARCHIVED),
        says=stage.says if stage else "",
    )  # fmt: skip


def left_on(due: date, *, day: date, calendar: Calendar) -> int:
    """Working days after `day` up to the due day; those since it, negative, when it has passed."""
    if day > due:
        return -max(calendar.workdays_between(due, day), 1)
    return calendar.workdays_between(day, due)
