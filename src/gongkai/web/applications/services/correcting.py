"""补正: asked for once, received, or lapsed (Art. 30)."""

from datetime import date

from django.db import transaction

from gongkai.law.decisions import leaves
from gongkai.web.applications.letters.binding import said_day
from gongkai.web.applications.models import Case, Happening
from gongkai.web.applications.services.deciding import draft
from gongkai.web.applications.services.moving import begin, tell
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


@transaction.atomic
def ask_correction(
    case: Case, *, points: str, until: date, on: date, seen: int | None = None, by: Person | None
) -> Case:
    """Tell all points at once, with a reasonable term; within seven working days of receipt."""
    if not points.strip():
        raise Refused("请一次性写明需要补正的全部内容（条例第三十条）", field="points")
    if until <= on:
        raise Refused("补正期限应晚于告知之日", field="until")
    attempt = begin(case, "case.ask_correction", on=on, by=by, seen=seen)
    tell(
        attempt, "case.ask_correction", words=f"告知补正，补正期限至{until}：{points.strip()}",
        data={"points": points.strip(), "until": until.isoformat()}, note=points.strip(),
    )  # fmt: skip
    return attempt.case


@transaction.atomic
def receive_supplement(
    case: Case, *, text: str, on: date, seen: int | None = None, by: Person | None
) -> Case:
    """The supplement came: the full term runs from this day."""
    # The words stay sealed; the journal, which is for ever, tells only that they came.
    if not text.strip():
        raise Refused("请写明补正的内容", field="text")
    attempt = begin(case, "case.receive_supplement", on=on, by=by, seen=seen)
    asked = attempt.last(Happening.CORRECTION_ASKED)
    late = asked is not None and on > date.fromisoformat(asked.data["until"])
    said = f"收到补正{'（逾期，有正当理由）' if late else ''}"
    tell(attempt, "case.receive_supplement", words=said, data={"late": late},
         confided={"text": text})  # fmt: skip
    return attempt.case


@transaction.atomic
def lapse_correction(case: Case, *, on: date, seen: int | None = None, by: Person | None) -> Case:
    """No supplement came and no good cause is known: every item is closed under （六）1."""
    attempt = begin(case, "case.lapse_correction", on=on, by=by, seen=seen)
    asked = attempt.last(Happening.CORRECTION_ASKED)
    told = {"on": None, "until": None} if asked is None else {
        "on": asked.on, "until": date.fromisoformat(asked.data["until"])
    }  # fmt: skip
    reasons = {
        "correction_notice": f"{said_day(told['on'])}告知补正",
        "correction_term": f"补正期限至{said_day(told['until'])}",
        "no_supplement": f"至{said_day(on)}未收到补正，亦未说明正当理由",
    }
    answers = dict.fromkeys(_places(attempt.case), ("overdue_correction", reasons))
    leaf = draft(attempt, "case.lapse_correction", answers=answers)
    words = f"逾期未补正，拟计入“{leaves()[leaf].title}”"
    tell(attempt, "case.lapse_correction", words=words, data={"leaf": leaf})
    return attempt.case


def _places(case: Case) -> list[int]:
    return list(case.items.values_list("place", flat=True))
