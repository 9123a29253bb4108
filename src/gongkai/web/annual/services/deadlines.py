"""Acts about the days by which reports are handed in."""

from datetime import date, datetime

from django.db import transaction

from gongkai.web.annual.due import latest_of
from gongkai.web.annual.models import DueDay
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@transaction.atomic
def set_due(
    authority: Organ, *, kind: str, from_year: int, month: int, day: int, basis: str,
    by: Person | None, at: datetime,
) -> DueDay:  # fmt: skip
    """Set the last day for a kind of organ from a year's reports on; earlier years keep theirs."""
    try:
        wanted = date(from_year + 1, month, day)
    except ValueError as odd:
        raise Refused(f"{month}月没有{day}日", field="day") from odd
    if (month, day) == (2, 29):
        raise Refused("2月29日不是每年都有，请另选一日", field="day")
    latest = latest_of(kind, year=from_year)
    if wanted > latest.day:
        raise Refused(
            f"不得晚于{latest.day.month}月{latest.day.day}日（{latest.cites}）", field="day"
        )
    if not basis.strip():
        raise Refused("请写明依据", field="basis")
    made, _ = DueDay.objects.update_or_create(
        authority=authority, kind=kind, from_year=from_year,
        defaults={"month": month, "day": day, "basis": basis.strip(), "by": by, "at": at},
    )  # fmt: skip
    words = f"设定年报报送期限：{made}，依据：{made.basis}"
    record("due.set", authority, by=by, organ=authority.pk, words=words)
    return made
