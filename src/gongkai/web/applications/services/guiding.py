"""The examination guide: each answer is kept with its basis."""

from datetime import date, datetime

from django.db import transaction

from gongkai.web.applications.acts import acts
from gongkai.web.applications.guide import Walk, questions, walk
from gongkai.web.applications.models import Case, GuideAnswer, RequestedItem
from gongkai.web.applications.services.moving import begin
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


@transaction.atomic
def answer(
    case: Case, *, item: int, question: str, choice: str, basis: str = "", on: date, at: datetime,
    seen: int | None = None, by: Person | None,
) -> Walk:  # fmt: skip
    """Answer the open question, or an earlier one anew: what followed from it is asked again."""
    attempt = begin(case, "case.guide", on=on, by=by, seen=seen)
    place = RequestedItem.objects.filter(case=attempt.case, place=item).first()
    if place is None:
        raise Refused("没有这一申请事项", field="item")
    before = walk(place, round_=attempt.case.round)
    told = [each.key for each, _, _ in before.answered]
    if question not in (*told, before.open.key if before.open else ""):
        raise Refused("请按顺序审查", field="question")
    found = questions()[question].choice(choice)
    if found is None:
        raise Refused("请选择答案", field="choice")
    if question in told:
        later = told[told.index(question) + 1 :]
        place.answers.filter(round=attempt.case.round, question__in=later).delete()
    GuideAnswer.objects.update_or_create(
        item=place, round=attempt.case.round, question=question,
        defaults={"answer": choice, "basis": basis.strip(), "by": by, "at": at},
    )  # fmt: skip
    row = acts()["case.guide"]
    words = f"第{item}项，{questions()[question].stage}：{found.title}" + (
        f"；依据：{basis.strip()}" if basis.strip() else ""
    )
    record(row.key, attempt.case, by=by, organ=case.organ_id, words=words,
           cites=questions()[question].cites)  # fmt: skip
    return walk(place, round_=attempt.case.round)
