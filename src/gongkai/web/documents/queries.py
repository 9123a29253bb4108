"""What the room can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.law.steps import Deadline
from gongkai.law.terms import publication_due
from gongkai.law.workdays import Calendar
from gongkai.web.documents.models import Attribute, Document, Kind, Normative, State
from gongkai.web.organs.models import Organ


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list shows; it lives in the address."""

    state: str = ""
    attribute: str = ""
    kind: str = ""
    year: str = ""
    text: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some documents, the newest first, and where the next older ones begin ("": none)."""

    rows: tuple[Document, ...]
    older: str


def listed(organs: Iterable[int], *, asked: Filter, size: int = 50) -> Page:
    """Documents of some organs by the order of their making."""
    found = _filtered(Document.objects.filter(organ__in=organs), asked)
    if asked.before.isascii() and asked.before.isdigit() and len(asked.before) < 18:
        found = found.filter(pk__lt=int(asked.before))
    rows = tuple(found.select_related("organ").order_by("-pk")[: size + 1])
    shown = rows[:size]
    return Page(shown, str(shown[-1].pk) if len(rows) > size else "")


def _filtered(found: QuerySet[Document], asked: Filter) -> QuerySet[Document]:
    if asked.state in State.values:
        found = found.filter(state=asked.state)
    if asked.attribute in Attribute.values:
        found = found.filter(attribute=asked.attribute)
    if asked.kind in Kind.values:
        found = found.filter(kind=asked.kind)
    if asked.year.isascii() and asked.year.isdigit() and len(asked.year) == 4:
        found = found.filter(year=int(asked.year))
    if asked.text.strip():
        text = asked.text.strip()
        found = found.filter(Q(title__icontains=text) | Q(number__icontains=text))
    return found


def publish_by(document: Document, *, calendar: Calendar) -> Deadline | None:
    """By which day an open document is before the public; None for what is not open.

    20 working days from the day it was formed (Art. 26).
    """
    if document.attribute != Attribute.ACTIVE or document.signed is None:
        return None
    return publication_due(formed=document.signed, calendar=calendar)


def catalogue(organ: Organ, *, attribute: str, year: int) -> tuple[Document, ...]:
    """One of the three catalogues of a year, in the order of issue (Art. 12)."""
    found = Document.objects.filter(
        organ=organ, state=State.ISSUED, attribute=attribute,
        issued__gte=date(year, 1, 1), issued__lte=date(year, 12, 31),
    )  # fmt: skip
    return tuple(found.order_by("issued", "pk"))


def stock(organ: Organ) -> tuple[Normative, ...]:
    """The organ's normative documents, the newest first."""
    found = Normative.objects.filter(organ=organ).select_related("replaced_by")
    return tuple(found.order_by("-issued", "-pk"))
