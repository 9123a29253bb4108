"""The respondent's own clocks in a dispute, replayed from its days."""

from gongkai.law.errors import GongkaiError
from gongkai.law.steps import Deadline
from gongkai.law.terms import term_due
from gongkai.law.workdays import Calendar
from gongkai.web.disputes.models import Dispute, Group
from gongkai.web.disputes.outcomes import outcomes


def answer_due(dispute: Dispute, *, calendar: Calendar) -> Deadline:
    """The last day for answer and evidence: 10 (simplified 5) working days, or 15 days in a suit.

    行政复议法第四十八条、第五十四条; 行政诉讼法第六十七条.
    """
    if dispute.group != Group.REVIEW:
        key = "suit_defence"
    else:
        key = "review_answer_simple" if dispute.simple else "review_answer"
    return term_due(key, start=dispute.served, calendar=calendar)


def performance_due(dispute: Dispute, *, calendar: Calendar) -> Deadline | None:
    """The last day to do what the judgment orders; the document's own day goes first."""
    if dispute.closed is None or not outcomes()[dispute.outcome].performs:
        return None
    if dispute.perform_by is not None:
        return Deadline(due=dispute.perform_by, steps=())
    if dispute.group == Group.REVIEW:
        return None
    try:
        return term_due("suit_perform", start=dispute.closed, calendar=calendar)
    except GongkaiError:  # no such term was in force on that day
        return None
