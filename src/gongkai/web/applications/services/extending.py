"""More time: the one extension of Art. 33, the delay of Art. 35; a search noted down."""

from datetime import date

from django.db import transaction

from gongkai.web.applications.models import Case
from gongkai.web.applications.services.moving import begin, tell
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


@transaction.atomic
def extend(
    case: Case, *, workdays: int, reason: str, on: date, seen: int | None = None,
    by: Person | None,
) -> Case:  # fmt: skip
    """The head of the OGI office approves; the applicant is told before the term ends."""
    if not reason.strip():
        raise Refused("请写明延长的理由", field="reason")
    attempt = begin(case, "case.extend", on=on, by=by, seen=seen)
    tell(
        attempt, "case.extend", words=f"批准延长{workdays}个工作日并告知申请人：{reason.strip()}",
        data={"workdays": workdays, "reason": reason.strip()}, note=reason.strip(),
    )  # fmt: skip
    return attempt.case


@transaction.atomic
def delay(
    case: Case, *, workdays: int, reason: str, on: date, seen: int | None = None,
    by: Person | None,
) -> Case:  # fmt: skip
    """Reasonable reasons, too many requests for the term: a reasonable delay, told."""
    if not reason.strip():
        raise Refused("请写明延迟的理由", field="reason")
    attempt = begin(case, "case.delay", on=on, by=by, seen=seen)
    tell(
        attempt, "case.delay", words=f"确定合理延迟{workdays}个工作日并告知申请人",
        data={"workdays": workdays, "reason": reason.strip()}, note=reason.strip(),
    )  # fmt: skip
    return attempt.case


@transaction.atomic
def search(
    case: Case, *, where: str, words: str, period: str, who: str, result: str, on: date,
    seen: int | None = None, by: Person | None,
) -> Case:  # fmt: skip
    """Where was searched, by which words, over which years, by whom, and what was found."""
    told = {"where": where, "words": words, "period": period, "who": who, "result": result}
    for name, value in told.items():
        if not value.strip():
            raise Refused("检索记录应写全：场所、关键词、时段、人员、结果", field=name)
    attempt = begin(case, "case.search", on=on, by=by, seen=seen)
    tell(attempt, "case.search", words=f"检索“{words.strip()}”：{result.strip()}",
         data={name: value.strip() for name, value in told.items()})  # fmt: skip
    return attempt.case
