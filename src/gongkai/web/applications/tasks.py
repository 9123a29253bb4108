"""What runs at night: due days counted anew, a digest for everybody who has cases."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.law.errors import GongkaiError
from gongkai.law.workdays import Calendar
from gongkai.web.applications.clock import deadline
from gongkai.web.applications.models import OPEN, Case, Digest, Event, Watch
from gongkai.web.applications.stages import standing
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Person

_BATCH = 500
_SOON = 3


def recount(now: datetime) -> int:
    """Replay every open clock and mend the copy of its due day: a holiday notice may be new."""
    days, mended, last = calendar(), 0, 0
    while True:
        keys = list(
            Case.objects.filter(state__in=OPEN, pk__gt=last)
            .order_by("pk")
            .values_list("pk", flat=True)[:_BATCH]
        )
        if not keys:
            return mended
        for key in keys:
            mended += _recounted(key, days)
        last = keys[-1]


@transaction.atomic
def _recounted(key: int, days: Calendar) -> int:
    case = Case.objects.select_for_update(of=("self",)).get(pk=key)
    try:
        due = deadline(case, calendar=days).due
    except GongkaiError:
        return 0
    if case.due == due:
        return 0
    case.due = due
    case.save(update_fields=["due"])
    return 1


def digest(now: datetime) -> int:
    """Tell everybody what happened to their cases since yesterday and what is late or due soon."""
    day = timezone.localtime(now).date()
    lines: dict[tuple[int, int], list[str]] = defaultdict(list)
    for case, words in (*_due(day), *_news(now)):
        for person in _concerned(case):
            lines[person, case.organ_id].append(words)
    known = set(Person.objects.filter(is_active=True).values_list("pk", flat=True))
    rows = [
        Digest(person_id=person, organ_id=organ, day=day, lines=said)
        for (person, organ), said in sorted(lines.items())
        if person in known
    ]
    Digest.objects.filter(day__lt=day - timedelta(days=30)).delete()
    Digest.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "organ", "day"],
        update_fields=["lines"],
    )  # fmt: skip
    return len(rows)


def _concerned(case: Case) -> set[int]:
    watching = Watch.objects.filter(case=case).values_list("person_id", flat=True)
    hands = {each for each in (case.handler_id, case.deputy_id) if each}
    return hands | set(watching)


def _due(day: date) -> list[tuple[Case, str]]:
    days = calendar()
    near = days.add_workdays(day, _SOON)
    found = Case.objects.filter(state__in=OPEN, due__lte=near).filter(
        Q(handler__isnull=False) | Q(watches__isnull=False)
    )
    return [
        (each, f"{each} {standing(each, day=day, calendar=days).told}")
        for each in found.distinct().order_by("due", "pk")
    ]


def _news(now: datetime) -> list[tuple[Case, str]]:
    found = Event.objects.filter(at__gt=now - timedelta(days=1)).select_related("case")
    return [
        (each.case, f"{each.case} {each.get_kind_display()}")
        for each in found.order_by("pk")
        if each.case.handler_id or each.case.watches.exists()
    ]
