"""What applications can be asked; every question names its day."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from gongkai.law.workdays import Calendar
from gongkai.web.applications.models import OPEN, Case, CaseTask, Channel, State
from gongkai.web.applications.stages import Standing, standing
from gongkai.web.organs import calendars
from gongkai.web.organs.models import Person

SIZE = 30
DUES = (
    ("overdue", "已逾期"),
    ("soon", "3个工作日内到期"),
    ("running", "期限计算中"),
    ("waiting", "等待申请人"),
    ("open", "全部在办"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked of the queue; the words of the address."""

    state: str = ""
    due: str = ""
    channel: str = ""
    handler: str = ""
    section: str = ""
    year: str = ""
    text: str = ""
    after: str = ""

    @property
    def by_due(self) -> bool:
        """Whether the nearest due day comes first, instead of the newest case."""
        return self.due in ("overdue", "soon", "running")


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases with how they stand, and where the next ones begin."""

    rows: tuple[tuple[Case, Standing], ...]
    older: str


def queue(organs: Iterable[int], *, asked: Filter, day: date, calendar: Calendar) -> Page:
    """The cases of some organs, one page."""
    found = filtered(organs, asked=asked, day=day, calendar=calendar)
    found = _from(found, asked)
    rows = list(found.select_related("organ", "applicant", "handler", "section")[: SIZE + 1])
    last = rows[SIZE - 1] if len(rows) > SIZE else None
    older = ""
    if last is not None:
        older = f"{last.due}.{last.pk}" if asked.by_due else str(last.pk)
    shown = tuple((each, standing(each, day=day, calendar=calendar)) for each in rows[:SIZE])
    return Page(shown, older)


def filtered(
    organs: Iterable[int], *, asked: Filter, day: date, calendar: Calendar
) -> QuerySet[Case]:
    """All cases that are asked for, in no order."""
    found = Case.objects.filter(organ__in=list(organs))
    if asked.state in State.values:
        found = found.filter(state=asked.state)
    if asked.channel in Channel.values:
        found = found.filter(channel=asked.channel)
    for name in ("handler", "section"):
        value = getattr(asked, name)
        if value.isascii() and value.isdigit():
            found = found.filter(**{f"{name}_id": int(value)})
    if asked.year.isascii() and asked.year.isdigit() and len(asked.year) == 4:
        found = found.filter(year=int(asked.year))
    if asked.text.strip():
        text = asked.text.strip()
        # Words without small and capital letters need no folding of twenty thousand texts.
        how = "contains" if text.upper() == text.lower() else "icontains"
        found = found.filter(Q(**{f"wanted__{how}": text}) | Q(**{f"number__{how}": text}))
    return _due(found, asked.due, day, calendar)


def _due(found: QuerySet[Case], due: str, day: date, calendar: Calendar) -> QuerySet[Case]:
    if due in dict(DUES):
        found = found.filter(state__in=OPEN)
    if due == "overdue":
        return found.filter(due__lt=day)
    if due == "soon":
        return found.filter(due__gte=day, due__lte=calendar.add_workdays(day, 3))
    if due in ("running", "waiting"):
        return found.filter(due__isnull=due == "waiting")
    return found


def _from(found: QuerySet[Case], asked: Filter) -> QuerySet[Case]:
    """In order, from where the last page ended."""
    if not asked.by_due:
        if asked.after.isascii() and asked.after.isdigit():
            found = found.filter(pk__lt=int(asked.after))
        return found.order_by("-pk")
    head, _, tail = asked.after.partition(".")
    try:
        at, pk = date.fromisoformat(head), int(tail)
    except ValueError:
        return found.order_by("due", "pk")
    return found.filter(Q(due__gte=at) & (Q(due__gt=at) | Q(pk__gt=pk))).order_by("due", "pk")


COLUMNS = ("已逾期", "3个工作日内", "10个工作日内", "更久", "等待申请人")


@dataclass(frozen=True, slots=True)
class Load:
    """What lies with one person: open cases by how soon they are due."""

    handler: Person | None
    counts: tuple[int, ...]
    tasks: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def titled(self) -> tuple[tuple[str, int], ...]:
        """The counts with the titles of their columns."""
        return tuple(zip(COLUMNS, self.counts, strict=True))


def workload(organs: Iterable[int], *, day: date, calendar: Calendar) -> tuple[Load, ...]:
    """Open cases by handler and due day, with open tasks; the heaviest first."""
    where = list(organs)
    counts: dict[int | None, Counter[int]] = defaultdict(Counter)
    rows = Case.objects.filter(organ__in=where, state__in=OPEN)
    for handler, due in rows.values_list("handler_id", "due"):
        counts[handler][_column(due, day, calendar)] += 1
    tasks: Counter[int | None] = Counter(
        CaseTask.objects.filter(organ__in=where, state="open").values_list(
            "assignee_id", flat=True
        )
    )
    people = Person.objects.in_bulk([each for each in {*counts, *tasks} if each])
    loads = (
        Load(
            people[each] if each else None,
            tuple(counts[each][at] for at in range(len(COLUMNS))), tasks[each],
        )
        for each in {*counts, *tasks}
    )  # fmt: skip
    return tuple(
        sorted(
            loads, key=lambda it: (-it.counts[0], -it.total, it.handler.pk if it.handler else 0)
        )
    )


def _column(due: date | None, day: date, calendar: Calendar) -> int:
    if due is None:
        return 4
    left = calendars.left_on(due, day=day, calendar=calendar)
    return 0 if left < 0 else 1 if left <= 3 else 2 if left <= 10 else 3


@dataclass(frozen=True, slots=True)
class Square:
    """One day of the calendar: is it worked, what is due."""

    day: date
    here: bool
    worked: bool
    cases: tuple[Case, ...]
    tasks: tuple[CaseTask, ...]


def month(
    organs: Iterable[int], *, first: date, calendar: Calendar
) -> tuple[tuple[Square, ...], ...]:
    """The weeks of a month with what is due on each day."""
    start = first - timedelta(days=first.weekday())
    following = (first + timedelta(days=31)).replace(day=1)
    end = following + timedelta(days=(7 - following.weekday()) % 7)
    where = list(organs)
    cases: dict[date | None, list[Case]] = defaultdict(list)
    for case in Case.objects.filter(
        organ__in=where, state__in=OPEN, due__gte=start, due__lt=end
    ).order_by("due", "pk"):
        cases[case.due].append(case)
    tasks: dict[date, list[CaseTask]] = defaultdict(list)
    for task in CaseTask.objects.filter(
        organ__in=where, state="open", due__gte=start, due__lt=end
    ).select_related("case", "section"):
        tasks[task.due].append(task)
    days = [start + timedelta(days=at) for at in range((end - start).days)]
    squares = [
        Square(each, each.month == first.month, calendar.is_workday(each), tuple(cases[each]),
               tuple(tasks[each]))
        for each in days
    ]  # fmt: skip
    return tuple(tuple(squares[at : at + 7]) for at in range(0, len(squares), 7))
