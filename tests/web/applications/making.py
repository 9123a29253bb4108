"""Cases in every state, made by the acts that lead there."""

from datetime import date
from itertools import count
from unittest.mock import patch

from django.core.files.base import ContentFile
from django.utils import timezone

from gongkai.law.workdays import load_calendar
from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.download import LAST
from gongkai.web.applications.letters.occasions import open_occasions
from gongkai.web.applications.models import (
    Case,
    CaseTask,
    Enclosure,
    Letter,
    LetterHead,
    Rectification,
)
from gongkai.web.applications.services import (
    charging,
    closing,
    deciding,
    enclosing,
    lettering,
    rectifying,
    registering,
    working,
)
from gongkai.web.applications.services import correcting as asking
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import sections

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


def enclosure(organ: Organ, text: str = "批准文件") -> Enclosure:
    """A file that an applicant is to be given."""
    return enclosing.enclose(
        handling(organ), file=ContentFile(text.encode(), name="批准文件.txt"), kind="given",
        masked=False, words=(), on=DAY, by=None,
    )  # fmt: skip


def replied(case: Case) -> Case:
    """The reply that was signed has gone out; its files are not set, which takes long."""
    if not LetterHead.objects.filter(organ=case.organ_id).exists():
        letterhead(case.organ)
    with patch.object(lettering, "render_paper", return_value=b"not set"):
        for each in open_occasions(case, events_of(case)):
            if each.kind in LAST and each.ready:
                lettering.issue_letter(
                    case, letter=each.key, at=timezone.now(), on=each.day, by=None
                )
    return case


def closed(organ: Organ, *, on: date = DAY) -> Case:
    """Delivered."""
    return deciding.deliver(
        replied(signed(organ, on=on)), route="post", proof="EMS 1234567890123", on=on, by=None
    )


def unconfirmed(organ: Organ, *, on: date = DAY, **other: object) -> Case:
    """A letter that nobody signed for: its clock waits."""
    return handling(organ, on=on, channel="letter_plain", **other)  # type: ignore[arg-type]


def correcting(organ: Organ, *, on: date = DAY) -> Case:
    """Asked for a correction."""
    return asking.ask_correction(
        handling(organ, on=on), points="请写明年份", until=later(on, 15), on=on, by=None
    )


def charged(organ: Organ, *, on: date = DAY, items: int = 35, by: Person | None = None) -> Case:
    """With a fee notice, unpaid: one applicant of its own, so many items."""
    person = PERSON | {"id_number": f"证{next(_fresh)}"}
    case = handling(organ, on=on, person=person, items=[f"第{n}件事" for n in range(items)])
    notice = charging.charge(case, method="by_item", how="省非税系统", on=on, by=by)
    notice.case.refresh_from_db()
    return notice.case


def archived(organ: Organ, *, on: date = DAY) -> Case:
    """Filed away."""
    return closing.archive(closed(organ, on=on), on=on, by=None)


def task(organ: Organ, *, on: date = DAY) -> CaseTask:
    """Something a section is to do."""
    section = sections.open_section(organ, name=f"科室{next(_fresh)}", on=on, by=None)
    return working.give_task(
        handling(organ, on=on), section=section, what="查找文件", due=later(on, 5), on=on, by=None
    )


def task_done(organ: Organ, *, on: date = DAY) -> CaseTask:
    """Done."""
    return working.finish_task(task(organ, on=on), result="已找到", on=on, by=None)


def rectification(organ: Organ, *, on: date = DAY) -> Rectification:
    """A request to correct one's own record."""
    return rectifying.register(
        organ, person=PERSON, record="出生日期有误", evidence="户口簿", on=on, by=None
    )


def rectification_answered(organ: Organ, *, on: date = DAY) -> Rectification:
    """Answered."""
    return rectifying.answer(
        rectification(organ, on=on), result="corrected", answer="已更正", on=on, by=None
    )


def letterhead(organ: Organ) -> LetterHead:
    """The mark of the organ's numbers, and the places of its remedies."""
    return lettering.set_head(
        organ,
        mark="示测",
        authority="某县人民政府",
        court="某县人民法院",
        online="某县复议网",
        by=None,
    )


def letter(organ: Organ, *, on: date = DAY) -> Letter:
    """A receipt, issued."""
    letterhead(organ)
    case = handling(organ, on=on)
    (receipt,) = open_occasions(case, events_of(case))
    return lettering.issue_letter(
        case, letter=receipt.key, at=timezone.now(), on=on, by=None
    )  # fmt: skip
