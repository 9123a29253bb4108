"""Cases in every state, made by the acts that lead there."""

from datetime import date
from itertools import count

from gongkai.law.workdays import load_calendar
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import deciding, registering
from gongkai.web.organs.models import Organ, Person

DAYS = load_calendar()
DAY = date(2025, 3, 3)
PERSON = {"name": "张小山", "telephone": "13900001111"}
_fresh = count(1)


def later(day: date, workdays: int) -> date:
    """So many working days later."""
    return DAYS.add_workdays(day, workdays)


def handling(organ: Organ, *, on: date = DAY, by: Person | None = None, **other: object) -> Case:
    """Handed in at the counter: its clock runs."""
    given: dict[str, object] = {
        "channel": "counter", "arrived": on, "kind": "natural", "person": PERSON,
        "wanted": "某路改造的批准文件", "key": f"post-{next(_fresh):08d}", "by": by,
    } | other  # fmt: skip
    return registering.register(organ, **given)  # type: ignore[arg-type]


PROVIDED = ("granted_provided", {"provided": "批准文件1份，电子件，6页"})


def drafted(organ: Organ, *, on: date = DAY, by: Person | None = None) -> Case:
    """With a decision, waiting for a signature."""
    return deciding.decide(handling(organ, on=on), answers={1: PROVIDED}, on=on, by=by)


def signed(organ: Organ, *, on: date = DAY) -> Case:
    """Signed, not yet delivered."""
    return deciding.sign(drafted(organ, on=on), on=on, by=None)


def closed(organ: Organ, *, on: date = DAY) -> Case:
    """Delivered."""
    return deciding.deliver(
        signed(organ, on=on), route="post", proof="EMS 1234567890123", on=on, by=None
    )
