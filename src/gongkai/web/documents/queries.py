"""What the room can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Q, QuerySet

from gongkai.law.steps import Deadline
from gongkai.law.terms import Publication, publication_due
from gongkai.law.workdays import Calendar
from gongkai.web.documents.models import Attribute, Document, Kind, Normative, Serial, State
from gongkai.web.organs.models import Organ


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list shows; it lives in the address."""

    state: str = ""
    attribute: str = ""
    kind: str = ""
    year: str = ""
    organ: str = ""
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
    if asked.organ:
        found = found.filter(organ__code=asked.organ)
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

    20 working days from the day it was formed or changed (Art. 26); budgets have a term of
    their own, from their approval.
    """
    if document.attribute != Attribute.ACTIVE or document.signed is None:
        return None
    start = document.term_from or document.signed
    kind = cast(Publication, str(document.term))
    return publication_due(formed=start, calendar=calendar, kind=kind)


def codes(organ: Organ) -> tuple[str, ...]:
    """The codes (机关代字) under which an organ has issued, the latest used first."""
    used = Serial.objects.filter(organ=organ).order_by("-year", "-last", "code")
    return tuple(dict.fromkeys(used.values_list("code", flat=True)))


def next_number(document: Document) -> str:
    """The number that a signed document would get now; another may be quicker."""
    year = document.signed.year if document.signed else 0
    where = {"organ": document.organ_id, "code": document.code, "year": year}
    last = Serial.objects.filter(**where).values_list("last", flat=True).first() or 0
    return f"{document.code}〔{year}〕{last + 1}号"


def index_number(document: Document) -> str:
    """索引号 in the catalogues of documents (Art. 12): organ, year, code and serial."""
    if document.serial is None:
        return ""
    return f"{document.organ.code}/{document.year}-{document.code}-{document.serial:05}"


def catalogue(organ: Organ, *, attribute: str, year: int) -> tuple[Document, ...]:
    """One of the three catalogues of a year, in the order of their days (生成日期, Art. 12)."""
    found = Document.objects.filter(
        organ=organ, state=State.ISSUED, attribute=attribute,
        signed__gte=date(year, 1, 1), signed__lte=date(year, 12, 31),
    )  # fmt: skip
    return tuple(found.select_related("organ").order_by("signed", "pk"))


def stock(organ: Organ) -> tuple[Normative, ...]:
    """The organ's normative documents, the newest first."""
    found = Normative.objects.filter(organ=organ).select_related("replaced_by")
    return tuple(found.order_by("-issued", "-pk"))
