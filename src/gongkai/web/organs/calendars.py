"""The working days of this house: the shipped notices, those entered here, the region's own days.

A day in a year without a notice is worked out from weekends and statutory holidays and marked
暂定 (`Deadline.provisional` with its doubts); it is worked out again once the notice is entered.
"""

from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.db import transaction

from gongkai.law.errors import GongkaiError
from gongkai.law.notices import Notice, Region, read_calendar
from gongkai.law.workdays import Calendar, load_calendar
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import CalendarNotice, Organ, Person


def calendar() -> Calendar:
    """The calendar that every clock of the web uses; one small query."""
    texts = tuple(
        CalendarNotice.objects.filter(withdrawn=False).order_by("id").values_list("text", "name")
    )
    return _calendar(texts, settings.REGION)


@lru_cache(maxsize=16)
def _calendar(texts: tuple[tuple[str, str], ...], region: str) -> Calendar:
    extra = [read_calendar(text.encode(), place=name) for text, name in texts]
    return load_calendar(region=region or None, extra=extra, provisional=True)


def left_on(due: date, *, day: date, calendar: Calendar) -> int:
    """Working days after `day` up to the due day; those since it, negative, when it has passed."""
    if day > due:
        return -max(calendar.workdays_between(due, day), 1)
    return calendar.workdays_between(day, due)


def told(left: int) -> str:
    """How many working days are left, in words."""
    if left < 0:
        return f"已逾期 {-left} 个工作日"
    return f"还剩 {left} 个工作日" if left else "今日到期"


def tone(left: int) -> str:
    """over, due (soon) or nothing, for the pill."""
    return "over" if left < 0 else "due" if left <= 3 else ""


@transaction.atomic
def enter(
    county: Organ, *, data: bytes, name: str, by: Person | None, at: datetime
) -> CalendarNotice:
    """Enter a notice; from now on every clock counts by it. Refused with the place of a fault."""
    try:
        text = data.decode()
        read = read_calendar(data, place=name)
        load_calendar(region=settings.REGION or None, extra=[read], provisional=True)
    except UnicodeDecodeError as odd:
        raise Refused("文件应为 UTF-8 编码的文本", field="file") from odd
    except GongkaiError as wrong:
        raise Refused(f"文件有误：{wrong}", field="file") from wrong
    year = read.year if isinstance(read, Notice) else None
    notice = CalendarNotice.objects.create(name=name, text=text, year=year, by=by, at=at)
    record("calendar.enter", notice, by=by, organ=county.pk, words=f"录入{_what(read)}")
    return notice


def _what(read: Notice | Region) -> str:
    return f"{read.year}年放假通知" if isinstance(read, Notice) else f"{read.title}的地方假日"


@transaction.atomic
def withdraw(county: Organ, *, notice: CalendarNotice, by: Person | None) -> None:
    """Take back a notice that was entered by mistake; it stays on file."""
    notice.withdrawn = True
    notice.save(update_fields=["withdrawn"])
    record("calendar.enter", notice, by=by, organ=county.pk, words=f"停用“{notice}”")
