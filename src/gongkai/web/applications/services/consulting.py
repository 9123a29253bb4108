"""Others are asked (Art. 32–34), and the applicant why there are so many requests (Art. 35)."""

from datetime import date

from django.db import transaction

from gongkai.web.applications.guards import Attempt
from gongkai.web.applications.models import Asked, Case, Event, Happening, Opinion
from gongkai.web.applications.services.moving import begin, tell
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


@transaction.atomic
def consult(
    case: Case, *, whom: str, name: str, about: str, on: date, seen: int | None = None,
    by: Person | None,
) -> Event:  # fmt: skip
    """Ask somebody in writing; until the answer or the end of its term the clock stands."""
    if whom not in Asked.values:
        raise Refused("请选择征求对象", field="whom")
    if not name.strip():
        raise Refused("请填写征求对象的名称", field="name")
    attempt = begin(case, "case.consult", on=on, by=by, seen=seen)
    data = {"whom": whom, "about": about.strip()}
    secret = whom == Asked.THIRD_PARTY
    if not secret:
        data["name"] = name.strip()
    said = f"发函征求{Asked(whom).label}{'' if secret else f'（{name.strip()}）'}意见"
    confided = {"name": name} if secret else {}
    return tell(attempt, "case.consult", words=said, data=data, confided=confided)


@transaction.atomic
def note_delivery(
    case: Case, *, letter: int, on: date, seen: int | None = None, by: Person | None
) -> Event:
    """The letter was received: the answer term runs from this day."""
    attempt = begin(case, "case.note_delivery", on=on, by=by, seen=seen)
    asked = _letter(attempt, letter, Happening.ASKED_DELIVERED)
    whom = Asked(asked.data["whom"]).label
    return tell(attempt, "case.note_delivery", words=f"征求意见函送达{whom}", about=asked)


@transaction.atomic
def receive_opinion(
    case: Case, *, letter: int, opinion: str, reasons: str = "", on: date,
    seen: int | None = None, by: Person | None,
) -> Event:  # fmt: skip
    """An answer came: consent, consent in part, or an objection with its reasons."""
    if opinion not in Opinion.values:
        raise Refused("请选择意见", field="opinion")
    if opinion == Opinion.OBJECTION and not reasons.strip():
        raise Refused("不同意公开的，应写明其理由（条例第三十二条）", field="reasons")
    attempt = begin(case, "case.receive_opinion", on=on, by=by, seen=seen)
    asked = _letter(attempt, letter, Happening.ANSWERED)
    said = f"{Asked(asked.data['whom']).label}{Opinion(opinion).label}"
    return tell(
        attempt, "case.receive_opinion", words=said, about=asked,
        data={"opinion": opinion}, confided={"reasons": reasons},
    )  # fmt: skip


def _letter(attempt: Attempt, letter: int, kind: str) -> Event:
    """A letter of this round to which nothing of this kind has been noted."""
    for each in attempt.events:
        if each.pk == letter and each.kind == Happening.ASKED:
            if any(it.about_id == letter and it.kind == kind for it in attempt.events):
                raise Refused(f"该函已登记“{Happening(kind).label}”", field="letter")
            if attempt.on < each.on:
                raise Refused(f"不能早于发函之日{each.on}", field="on")
            return each
    raise Refused("请选择征求意见函", field="letter")


@transaction.atomic
def ask_reasons(
    case: Case, *, counts: str, on: date, seen: int | None = None, by: Person | None
) -> Case:
    """Ask why so many; the machine shows counts and labels nobody."""
    if not counts.strip():
        raise Refused("请写明申请的次数和日期（条例第三十五条）", field="counts")
    attempt = begin(case, "case.ask_reasons", on=on, by=by, seen=seen)
    tell(attempt, "case.ask_reasons", words=f"要求申请人说明理由：{counts.strip()}",
         data={"counts": counts.strip()}, note=counts.strip())  # fmt: skip
    return attempt.case


@transaction.atomic
def receive_reasons(
    case: Case, *, text: str, reasonable: bool, why: str, on: date, seen: int | None = None,
    by: Person | None,
) -> Case:  # fmt: skip
    """What the applicant said, and whether a person finds it reasonable, with the ground."""
    if not why.strip():
        raise Refused("请写明认定理由是否合理的依据", field="why")
    attempt = begin(case, "case.receive_reasons", on=on, by=by, seen=seen)
    found = "合理" if reasonable else "不合理"
    tell(
        attempt, "case.receive_reasons", words=f"申请人说明理由，认定{found}：{why.strip()}",
        data={"reasonable": reasonable, "why": why.strip()}, confided={"text": text},
    )  # fmt: skip
    return attempt.case
