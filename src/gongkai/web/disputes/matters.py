"""What of disputes waits for somebody."""

from datetime import date

from django.urls import reverse

from gongkai.web.disputes.models import Dispute, State
from gongkai.web.disputes.queries import clock_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for

_NEXT = {State.OPEN: ("dispute.answer", "答复"), State.PERFORMING: ("dispute.perform", "履行")}


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Disputes that must be answered or a judgment that must be carried out."""
    days = calendar()
    found: list[Matter] = []
    for state, (act, title) in _NEXT.items():
        held = Dispute.objects.filter(organ__in=organs_for(person, act, day=day), state=state)
        for each in held.order_by("pk"):
            clock = clock_of(each, day=day, calendar=days)
            found.append(
                Matter(
                    what=f"{each.get_group_display()} {each.number}",
                    why=clock.title if clock else "裁判需要履行",
                    act=title,
                    url=reverse("dispute", args=[each.pk]),
                    due=clock.due.due if clock else None,
                    whose=Whose.SECTION,
                )
            )
    return tuple(found)
