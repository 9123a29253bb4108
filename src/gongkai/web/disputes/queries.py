"""What the room can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.law.steps import Deadline
from gongkai.law.workdays import Calendar
from gongkai.web.disputes.clock import answer_due, performance_due
from gongkai.web.disputes.models import Dispute, State

PENDING = (State.OPEN, State.ANSWERED)


@dataclass(frozen=True, slots=True)
class Clock:
    """What runs now: its name, its due day with the reasons, and how it stands on a day."""

    title: str
    due: Deadline
    day: date

    @property
    def late(self) -> bool:
        """Whether it has run out."""
        return bool(self.due.due and self.day > self.due.due)

    @property
    def told(self) -> str:
        """How many days are left, in words."""
        if self.due.due is None:
            return ""
        left = (self.due.due - self.day).days
        if left < 0:
            return f"已逾期 {-left} 天"
        return f"还剩 {left} 天" if left else "今日到期"


def clock_of(dispute: Dispute, *, day: date, calendar: Calendar) -> Clock | None:
    """The respondent's clock that runs on a day; None when nothing runs."""
    if dispute.state == State.OPEN:
        due = answer_due(dispute, calendar=calendar)
        return Clock("提交答复（答辩）和证据", due, day)
    if dispute.state == State.PERFORMING:
        performing = performance_due(dispute, calendar=calendar)
        if performing is not None and performing.due is not None:
            return Clock("履行", performing, day)
    return None


@dataclass(frozen=True, slots=True)
class Page:
    """Some disputes and where the next older ones begin."""

    rows: tuple[Dispute, ...]
    older: str


def listed(
    organs: Iterable[int], *, state: str = "", group: str = "", before: str = "", size: int = 50
) -> Page:
    """Disputes of some organs, the latest accepted first; `before` is day_id of the last shown."""
    found = Dispute.objects.filter(organ__in=organs).select_related("organ")
    if state in State.values:
        found = found.filter(state=state)
    if group:
        found = found.filter(group=group)
    day, _, key = before.partition("_")
    if key.isascii() and key.isdigit() and _is_day(day):
        found = found.filter(Q(accepted__lt=day) | Q(pk__lt=int(key)), accepted__lte=day)
    rows = tuple(found.order_by("-accepted", "-pk")[: size + 1])
    shown = rows[:size]
    older = f"{shown[-1].accepted}_{shown[-1].pk}" if len(rows) > size else ""
    return Page(shown, older)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
