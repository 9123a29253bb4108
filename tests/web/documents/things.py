"""The things of this room: documents, changes, normative documents, clean-ups in every state."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from gongkai.web.documents.models import Change, CleanUp, Document, Normative
from gongkai.web.documents.services import changing, drafting, normative, passing
from gongkai.web.documents.services.secrecy import CLEAN, FOUND, POINTS
from gongkai.web.organs.models import Organ, Person
from tests.web.things import Kind

Hire = Callable[..., Person]
AT = datetime(2024, 3, 4, 2, tzinfo=UTC)
DAY = date(2024, 3, 4)
ALL_CLEAN = dict.fromkeys(POINTS, CLEAN)
ONE_FOUND = {**ALL_CLEAN, "work": FOUND}
BASIS = "《条例》第十六条第一款"
_fresh = count(1)


def draft(organ: Organ, hire: Hire | None = None) -> Document:
    return drafting.draft(
        organ, kind="notice", code="示发", title=f"关于第{next(_fresh)}件事的通知", by=None
    )


def proposed(organ: Organ, hire: Hire | None = None, attribute: str = "active") -> Document:
    made = draft(organ)
    reason, basis = ("", "") if attribute == "active" else ("内部事务", BASIS)
    return drafting.propose(made, attribute=attribute, reason=reason, basis=basis, by=None)


def checked(organ: Organ, hire: Hire | None = None, attribute: str = "active") -> Document:
    return passing.check(proposed(organ, attribute=attribute), attribute=attribute, by=None)


def cleared(organ: Organ, hire: Hire | None = None, attribute: str = "active") -> Document:
    made = checked(organ, attribute=attribute)
    passing.clear(made, points=ALL_CLEAN, by=None, at=AT)
    made.refresh_from_db()
    return made


def signed(
    organ: Organ, hire: Hire | None = None, attribute: str = "active", on: date = DAY
) -> Document:
    return passing.sign(cleared(organ, attribute=attribute), attribute=attribute, on=on, by=None)


def issued(
    organ: Organ, hire: Hire | None = None, attribute: str = "active", on: date = DAY
) -> Document:
    return passing.issue(signed(organ, attribute=attribute, on=on), on=on, by=None)


def void(organ: Organ, hire: Hire | None = None) -> Document:
    return passing.void(issued(organ), reason="印错", by=None)


def dropped(organ: Organ, hire: Hire | None = None) -> Document:
    return drafting.drop(draft(organ), reason="不再需要", by=None)


def change(organ: Organ, hire: Hire | None = None) -> Change:
    made = issued(organ, attribute="on_request")
    return changing.propose_change(made, after="active", reason="可以公开了", on=DAY, by=None)


def change_checked(organ: Organ, hire: Hire | None = None) -> Change:
    return changing.check_change(change(organ), by=None)


def change_cleared(organ: Organ, hire: Hire | None = None) -> Change:
    return changing.clear_change(change_checked(organ), points=ALL_CLEAN, by=None, at=AT)


def change_done(organ: Organ, hire: Hire | None = None) -> Change:
    return changing.sign_change(change_cleared(organ), agree=True, on=DAY, by=None)


def standing(organ: Organ, hire: Hire | None = None) -> Normative:
    return normative.register(
        organ, kind="normative_documents", title="某办法",
        number=f"示规发〔2024〕{next(_fresh)}号", issued=DAY, effective=DAY, by=None,
    )  # fmt: skip


def ended(organ: Organ, hire: Hire | None = None) -> Normative:
    return normative.end(standing(organ), on=DAY, by=None)


def clean_up(organ: Organ, hire: Hire | None = None) -> CleanUp:
    return normative.open_clean_up(organ, year=2000 + next(_fresh), by=None)


def clean_up_decided(organ: Organ, hire: Hire | None = None) -> CleanUp:
    made = clean_up(organ)
    verdicts = dict.fromkeys(made.lines.values_list("pk", flat=True), "keep")
    return normative.decide_clean_up(made, verdicts=verdicts, on=DAY, by=None)


THINGS = (
    Kind(
        model=Document, prefix="documents/<int:pk>/",
        states={
            "draft": draft, "proposed": proposed, "checked": checked, "cleared": cleared,
            "signed": signed, "issued": issued, "void": void, "dropped": dropped,
        },
    ),
    Kind(
        model=Change, prefix="changes/<int:pk>/",
        states={
            "proposed": change, "checked": change_checked, "cleared": change_cleared,
            "done": change_done,
        },
    ),
    Kind(
        model=Normative, prefix="normative/<int:pk>/",
        states={"standing": standing, "ended": ended},
    ),
    Kind(
        model=CleanUp, prefix="clean-ups/<int:pk>/",
        states={"open": clean_up, "decided": clean_up_decided},
    ),
)  # fmt: skip
PUBLIC: frozenset[str] = frozenset()
