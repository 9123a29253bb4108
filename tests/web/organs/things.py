"""The things of this room: organs, people, sections, memberships."""

from collections.abc import Callable
from itertools import count

from django.utils import timezone

from gongkai.web.organs.models import Intake, IntakeState, Membership, Organ, Person, Section
from gongkai.web.organs.services import organs, people, sections
from tests.web.conftest import SINCE
from tests.web.organs.test_organs import DAY
from tests.web.organs.workbooks import workbook
from tests.web.things import Kind

Hire = Callable[..., Person]
_fresh = count()


def standing(organ: Organ, hire: Hire) -> Organ:
    return organ


def closed(organ: Organ, hire: Hire) -> Organ:
    """An office below the organ that is no more."""
    gone = organs.found(
        code=f"gone-{next(_fresh)}", kind="office", name="某所", parent=organ, on=SINCE, by=None
    )
    organs.close(gone, on=DAY, successor=None, by=None)
    return gone


def section(organ: Organ, hire: Hire) -> Section:
    return sections.open_section(organ, name=f"科室{next(_fresh)}", on=SINCE, by=None)


def closed_section(organ: Organ, hire: Hire) -> Section:
    made = section(organ, hire)
    sections.close_section(made, on=DAY, by=None)
    return made


def disabled(organ: Organ, hire: Hire) -> Person:
    person = hire(organ)
    people.disable(person, by=hire(organ, "administrator"))
    return person


def membership(organ: Organ, hire: Hire) -> Membership:
    return people.appoint(hire(organ), organ=organ, section=None, role="clerk", on=SINCE, by=None)


def ended(organ: Organ, hire: Hire) -> Membership:
    made = membership(organ, hire)
    people.end(made, on=DAY, by=hire(organ, "administrator"))
    return made


def intake(state: str) -> Callable[[Organ, Hire], Intake]:
    """An import in a state; a faulty one keeps its workbook."""

    def make(organ: Organ, hire: Hire) -> Intake:
        by = hire(organ, "administrator")
        data = None if state in ("done", "dropped") else workbook()
        return Intake.objects.create(
            organ=organ, by=by, at=timezone.now(), name="表.xlsx", data=data, state=state
        )

    return make


THINGS = (
    Kind(
        model=Organ, prefix="organs/<slug:code>/", key="code", absent="nichts",
        states={"standing": standing, "closed": closed},
    ),
    Kind(
        model=Person, prefix="people/<int:pk>/",
        states={"active": lambda organ, hire: hire(organ), "disabled": disabled},
    ),
    Kind(
        model=Section, prefix="sections/<int:pk>/",
        states={"open": section, "closed": closed_section},
    ),
    Kind(
        model=Membership, prefix="memberships/<int:pk>/",
        states={"current": membership, "ended": ended},
    ),
    Kind(
        model=Intake, prefix="imports/<int:pk>/",
        states={state: intake(state) for state in IntakeState.values},
    ),
)  # fmt: skip
PUBLIC = frozenset(
    {"home", "public-organ", "account_login", "mfa_authenticate", "account_logout",
     "account_inactive"}
)  # fmt: skip
