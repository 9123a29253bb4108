"""What of the annual reports waits for somebody."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.urls import reverse

from gongkai.web.annual.due import due_of
from gongkai.web.annual.models import State, YearReport
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import organs_for

MOST = 50
CLOSING: Final = range(1, 4)  # the months in which last year's report is due

# State, the act that it waits for, its word, and why it waits; only some have the organ's due day.
_STEPS: Final = (
    (State.RETURNED, "report.check", "修改", "主管部门已退回", True),
    (State.DRAFTING, "report.check", "自查", "起草中", True),
    (State.CHECKED, "report.agree", "审核", "已自查", True),
    (State.AGREED, "report.sign", "签发", "公开机构已审核", True),
    (State.SIGNED, "report.submit", "报送", "已签发，尚未报送", True),
    (State.SUBMITTED, "report.accept", "接收或者退回", "已报送", False),
    (State.ACCEPTED, "report.publish", "公开", "已接收，尚未公开", False),
)


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Reports that wait for the reader's act, and last year's that nobody has begun."""
    return (*_waiting(person, day), *_unbegun(person, day))


def _waiting(person: Person, day: date) -> Iterator[Matter]:
    for state, act, word, why, bound in _STEPS:
        organs = organs_for(person, act, day=day)
        found = YearReport.objects.filter(organ__in=organs, state=state, year__lt=day.year)
        for each in found.select_related("organ").order_by("-year", "organ_id")[:MOST]:
            yield Matter(
                what=f"{each}", why=why, act=word, url=reverse("report", args=[each.pk]),
                due=due_of(each.organ, year=each.year).day if bound else None,
            )  # fmt: skip


def _unbegun(person: Person, day: date) -> Iterator[Matter]:
    if day.month not in CLOSING:
        return
    year = day.year - 1
    begun = YearReport.objects.filter(year=year).values("organ")
    organs = Organ.objects.filter(pk__in=organs_for(person, "report.open", day=day), closed=None)
    for each in organs.exclude(pk__in=begun).order_by("pk")[:MOST]:
        yield Matter(
            what=f"{each}{year}年年度报告", why="尚未开始编制", act="编制年报",
            url=reverse("report-open", args=[each.code]), due=due_of(each, year=year).day,
            whose=Whose.SECTION,
        )  # fmt: skip
