"""By which day an item must be before the public, and whether it was."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.law.steps import Step
from gongkai.law.terms import publication_due
from gongkai.law.workdays import Calendar
from gongkai.web.documents.queries import publish_by
from gongkai.web.publishing.models import Subject, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day, why, and whether the item was or is later than that."""

    due: date
    steps: tuple[Step, ...]
    provisional: bool
    late: bool


def due_of(version: Version, *, calendar: Calendar, day: date) -> Due | None:
    """The term of a version, late or not as of a day; none without a day of forming.

    A document's own term; a budget or account 20 days after approval (预算法 Art. 14); else 20
    working days after forming (Art. 26).
    """
    item = version.item
    if item.document is not None:
        found = publish_by(item.document, calendar=calendar)
    elif version.formed_on is not None:
        kind = "budget" if item.subject != Subject.NONE else "general"
        found = publication_due(formed=version.formed_on, calendar=calendar, kind=kind)  # type: ignore[arg-type]
    else:
        found = None
    if found is None or found.due is None:
        return None
    done = timezone.localtime(item.published_at).date() if item.published_at else None
    late = (done or day) > found.due
    return Due(due=found.due, steps=found.steps, provisional=found.provisional, late=late)
