"""The things of this room: a dispute in each of its states."""

from collections.abc import Callable
from datetime import date
from itertools import count

from gongkai.web.disputes import services
from gongkai.web.disputes.models import Dispute
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Organ, Person
from tests.web.things import Kind

Hire = Callable[..., Person]
ACCEPTED, SERVED = date(2024, 5, 6), date(2024, 5, 8)
ANSWERED, CLOSED = date(2024, 5, 20), date(2024, 6, 28)
_fresh = count(1)


def opened(organ: Organ, hire: Hire | None = None, **more: object) -> Dispute:
    given = {
        "group": "review", "role": "respondent", "ground": "decision", "case": None,
        "about": "不服不予公开决定", "authority": "某县人民政府", "party": "王某",
        "number": f"某政复〔2024〕{next(_fresh)}号", "simple": False, "accepted": ACCEPTED,
        "served": SERVED,
    }  # fmt: skip
    return services.enter(organ, by=None, **given | more)


def answered(organ: Organ, hire: Hire | None = None, **more: object) -> Dispute:
    made = opened(organ, **more)
    return services.answer(made, on=ANSWERED, calendar=calendar(), by=None)


def decided(organ: Organ, hire: Hire | None = None, **more: object) -> Dispute:
    outcome = more.pop("outcome", "review_upheld")
    made = answered(organ, **more)
    return services.close(made, on=CLOSED, outcome=outcome, perform_by=None, by=None)


def performing(organ: Organ, hire: Hire | None = None) -> Dispute:
    return decided(organ, outcome="review_revoked")


def closed(organ: Organ, hire: Hire | None = None) -> Dispute:
    return services.archive(decided(organ), by=None)


THINGS = (
    Kind(
        model=Dispute, prefix="disputes/<int:pk>/",
        states={
            "open": opened, "answered": answered, "decided": decided, "performing": performing,
            "closed": closed,
        },
    ),
)  # fmt: skip
PUBLIC: frozenset[str] = frozenset()
