"""Disputes as the annual report counts them (table 4)."""

from datetime import date

from gongkai.report import facts
from gongkai.web.disputes.models import Dispute, Role
from gongkai.web.disputes.outcomes import outcomes
from gongkai.web.organs.models import Organ


def disputes_of(organ: Organ, *, year: int) -> tuple[facts.Dispute, ...]:
    """Those accepted by the year's end and not closed before it; a co-defendant keeps none."""
    found = Dispute.objects.filter(
        organ=organ, role=Role.RESPONDENT, accepted__lte=date(year, 12, 31)
    ).exclude(closed__lt=date(year, 1, 1))
    return tuple(
        facts.Dispute(
            id=f"dispute-{each.pk}", group=each.group, accepted=each.accepted,
            number=each.number, application=f"case-{each.case_id}" if each.case_id else "",
            closed=each.closed,
            result=outcomes()[each.outcome].counts if each.outcome else None,
        )
        for each in found.order_by("accepted", "id")
    )  # fmt: skip
