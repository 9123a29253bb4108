"""The clock of a case as its page shows it: due day, what is left, the bar, the reasons."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.law.deadlines import late_by
from gongkai.law.errors import GongkaiError
from gongkai.law.pauses import merged, pause_interval
from gongkai.law.steps import Deadline
from gongkai.law.workdays import Calendar
from gongkai.web.applications.clock import deadline_of, events_of, letters
from gongkai.web.applications.models import OPEN, Case, Event
from gongkai.web.applications.stages import Standing, standing
from gongkai.web.organs.calendars import calendar

_WAITING = {
    "confirmation": "等待与申请人确认收到",
    "supplement": "等待申请人补正",
    "payment": "等待申请人缴费",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Everything that the clock component shows; `late` of a closed case, in working days."""

    deadline: Deadline | None
    standing: Standing
    waiting: str
    late: int
    elapsed: int
    paused: int
    whole: int
    fault: str = ""

    @property
    def open_days(self) -> int:
        """Working days still to come."""
        return max(self.whole - self.elapsed - self.paused, 0)


def clock_of(case: Case) -> Clock:
    """The clock on the day of reading."""
    day, days = timezone.localdate(), calendar()
    events = events_of(case)
    stands = standing(case, day=day, calendar=days)
    try:
        found = deadline_of(case, events, calendar=days)
    except GongkaiError as wrong:
        return Clock(deadline=None, standing=stands, waiting="", late=0, elapsed=0, paused=0,
                     whole=0, fault=str(wrong))  # fmt: skip
    end = case.closed or day
    elapsed, paused, whole = _bar(found, events, end, days)
    return Clock(
        deadline=found, standing=stands, elapsed=elapsed, paused=paused, whole=whole,
        waiting=_WAITING.get(found.waiting, "") if case.state in OPEN else "",
        late=late_by(found, done=case.closed, calendar=days) if case.closed else 0,
    )  # fmt: skip


def _bar(found: Deadline, events: list[Event], end: date, days: Calendar) -> tuple[int, int, int]:
    """Working days run, paused and in all, since the clock last began."""
    if found.due is None:
        return 0, 0, 0
    start = _start(found)
    whole = days.workdays_between(start, found.due)
    until = min(end, found.due)
    paused = sum(
        days.workdays_between(max(each.start, start), min(each.end, until))
        for each in merged(pause_interval(pause, calendar=days) for _, pause in letters(events))
    )
    return max(days.workdays_between(start, until) - paused, 0), paused, whole


def _start(found: Deadline) -> date:
    """The day from which the present clock runs: the last receipt, supplement or payment."""
    marks = ("收到申请", "申请到达", "与申请人确认", "收到补正", "缴费完成", "重新办理")
    return [each.day for each in found.steps if each.text.startswith(marks)][-1]
