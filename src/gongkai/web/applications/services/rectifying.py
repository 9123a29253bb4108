"""Correction of one's own records (Art. 41): received, looked into, answered."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from gongkai.web.applications import seal
from gongkai.web.applications.acts import acts
from gongkai.web.applications.models import Applicant, Rectification
from gongkai.web.applications.people import checked, masked_name
from gongkai.web.applications.services.moving import hold_serial, take
from gongkai.web.journal.services import record as enter
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@transaction.atomic
def register(
    organ: Organ, *, person: Mapping[str, str], record: str, evidence: str, on: date,
    by: Person | None,
) -> Rectification:  # fmt: skip
    """Take a request in; without evidence there is none (Art. 41)."""
    if not record.strip():
        raise Refused("请写明哪一记录、何处不准确", field="record")
    if not evidence.strip():
        raise Refused("须有证据证明记录不准确（条例第四十一条）", field="evidence")
    known = checked(person)
    serial = take(hold_serial(organ.pk, "rectification", on.year))
    number = f"更正〔{on.year}〕{serial}号"
    made = Rectification.objects.create(
        organ=organ, year=on.year, serial=serial, number=number, received=on, by=by,
        sealed=seal.seal(known, about=f"rectification-{organ.pk}-{number}"),
        shown=masked_name(known["name"], Applicant.NATURAL), record=record.strip(),
        evidence=evidence.strip(),
    )  # fmt: skip
    act = acts()["rectification.register"]
    enter(act.key, made, by=by, organ=organ.pk, words=f"登记{number}", cites=act.cites)
    return made


@transaction.atomic
def answer(
    rectification: Rectification, *, result: str, answer: str, on: date, by: Person | None
) -> Rectification:
    """Corrected, found right, forwarded, or told where to turn."""
    kept = Rectification.objects.select_for_update().get(pk=rectification.pk)
    if kept.state != Rectification.State.OPEN:
        raise Refused("该申请已答复")
    if result not in Rectification.Result.values:
        raise Refused("请选择处理结果", field="result")
    if not answer.strip():
        raise Refused("请写明答复内容", field="answer")
    if on < kept.received:
        raise Refused(f"不能早于收到之日{kept.received}", field="on")
    kept.state, kept.result, kept.answer, kept.answered = (
        Rectification.State.ANSWERED, result, answer.strip(), on,
    )  # fmt: skip
    kept.save(update_fields=["state", "result", "answer", "answered"])
    act = acts()["rectification.answer"]
    words = f"{kept.get_result_display()}：{kept.answer}"
    enter(act.key, kept, by=by, organ=kept.organ_id, words=words, cites=act.cites)
    return kept
