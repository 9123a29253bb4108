"""What the nightly look found, for those who mend it."""

from datetime import date

from django.urls import reverse

from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.publishing.health import queries

MOST = 10


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """One line for each organ with findings."""
    organs = organs_for(person, "health.check", day=day)
    return tuple(
        Matter(
            what=f"{each.organ}网站体检发现{each.whole}处",
            why=each.told,
            act="处理", url=reverse("health", args=[each.organ.code]), whose=Whose.SECTION,
        )
        for each in queries.latest(organs)[:MOST]
        if each.whole
    )  # fmt: skip
