"""What the storm works on: signed documents, reviewed items, checked imports, two organs."""

from datetime import date
from itertools import count

from django.db import transaction
from django.utils import timezone

from gongkai.web.documents.models import Document
from gongkai.web.organs import tasks
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import intake, organs, people
from tests.web.organs.workbooks import workbook
from tests.web.publishing.making import Staff

SINCE = date(2020, 1, 1)
DAY = date(2024, 3, 4)
ORGANS = ("jia", "yi")
DOCUMENTS, ITEMS, IMPORTS = 600, 120, 24
_fresh = count()


def fill() -> None:
    """Everything, in a few seconds."""
    with transaction.atomic():
        top = _found("top", None)
        below = [_found(code, top) for code in ORGANS]
        keeper = hire(top, "administrator")
        for organ in below:
            _documents(organ)
            _items(organ)
    for number in range(IMPORTS):
        _import(top, number, keeper)


def hire(organ: Organ, role: str = "") -> Person:
    """Somebody new."""
    person = people.add(
        organ=organ, username=f"person-{next(_fresh)}", name="某人", mobile="",
        password="Xk7-wmpq-29", by=None, given=False,
    )  # fmt: skip
    if role:
        people.appoint(person, organ=organ, section=None, role=role, on=SINCE, by=None)
    return person


def _found(code: str, parent: Organ | None) -> Organ:
    kind = "department" if parent else "government"
    return organs.found(code=code, kind=kind, name=code, parent=parent, on=SINCE, by=None)


def _documents(organ: Organ) -> None:
    """Signed, not issued; made at once, as only the issuing is tried."""
    Document.objects.bulk_create(
        Document(
            organ=organ, kind="notice", code="示发", title=f"通知{number}", state="signed",
            proposed="on_request", advised="on_request", attribute="on_request",
            reason="内部事务", signed=DAY,
        )
        for number in range(DOCUMENTS // len(ORGANS))
    )  # fmt: skip


def _items(organ: Organ) -> None:
    """Passed by three people; for every sixth its minute has come, so that a worker takes it."""
    staff = Staff(organ, hire)
    for number in range(ITEMS // len(ORGANS)):
        version = staff.in_step("scheduled")
        version.scheduled_for = None if number % 6 else timezone.now()
        version.save(update_fields=["scheduled_for"])


def imported(number: int) -> tuple[list[str], list[str]]:
    """The organs and the people of one import."""
    return [f"s{number}-{each}" for each in range(3)], [f"p{number}-{each}" for each in range(4)]


def _import(top: Organ, number: int, keeper: Person) -> None:
    codes, names = imported(number)
    data = workbook(
        [(code, code, "派出机关", ORGANS[at % 2], "2021-01-01") for at, code in enumerate(codes)],
        [(ORGANS[0], f"科{number}", "2021-01-01")],
        [(name, name, ORGANS[at % 2], "", "", "经办人", "2021-01-01")
         for at, name in enumerate(names)],
    )  # fmt: skip
    found = intake.hand_in(top, data=data, name=f"{number}.xlsx", at=timezone.now(), by=keeper)
    intake.check(found, at=timezone.localtime())
    found.refresh_from_db()
    assert found.state == "ready", found.faults
    tasks.start(found, by=keeper)
