"""The other ends of a case: withdrawn, archived; and its reopening."""

from datetime import date

from django.db import transaction

from gongkai.web.applications.letters.binding import said_day
from gongkai.web.applications.models import Case, Decision
from gongkai.web.applications.services.deciding import close, draft
from gongkai.web.applications.services.moving import begin, tell
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


@transaction.atomic
def withdraw(
    case: Case, *, how: str, on: date, seen: int | None = None, by: Person | None
) -> Case:
    """The applicant takes it back; who withdraws has been reached, which confirms the receipt."""
    if not how.strip():
        raise Refused("请写明撤回的方式（书面、当面、网上等）", field="how")
    attempt = begin(case, "case.withdraw", on=on, by=by, seen=seen)
    if attempt.case.received is None:
        attempt.case.confirmed = on
    Decision.objects.filter(item__case=attempt.case, round=attempt.case.round).delete()
    reasons = {"withdrawal": f"{said_day(on)}申请人撤回申请"}
    places = attempt.case.items.values_list("place", flat=True)
    answers = dict.fromkeys(places, ("withdrawn", reasons))
    leaf = draft(attempt, "case.withdraw", answers=answers)
    close(attempt, leaf)
    tell(attempt, "case.withdraw", words="申请人撤回申请，办结", data={"leaf": leaf},
         confided={"how": how})  # fmt: skip
    return attempt.case


@transaction.atomic
def archive(case: Case, *, on: date, seen: int | None = None, by: Person | None) -> Case:
    """File the record away; the retention term of the personal data begins."""
    attempt = begin(case, "case.archive", on=on, by=by, seen=seen)
    attempt.case.archived = on
    tell(attempt, "case.archive", words="案卷归档")
    return attempt.case


@transaction.atomic
def reopen(
    case: Case, *, reason: str, on: date, seen: int | None = None, by: Person | None
) -> Case:
    """Handle it anew, after a reconsideration, a judgment or a mistake found: the next round."""
    if not reason.strip():
        raise Refused("请写明重新办理的理由和依据", field="reason")
    attempt = begin(case, "case.reopen", on=on, by=by, seen=seen)
    again = attempt.case
    again.round, again.closed, again.leaf, again.archived = again.round + 1, None, "", None
    again.signed = again.drafter = again.signer = None
    attempt.events.clear()
    tell(attempt, "case.reopen", words=f"重新办理：{reason.strip()}", note=reason.strip())
    return again
