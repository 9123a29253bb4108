"""What the room can be asked; days are passed in."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from gongkai.web.documents.models import Attribute, Document, State
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.publishing.models import OPEN, Column, Item, ItemState, Result, Step, Version

_REVIEWS = {
    Step.FIRST: "version.review_first",
    Step.SECOND: "version.review_second",
    Step.THIRD: "version.review_third",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader of the queue wants to see; it lies in the address."""

    state: str = ""
    organ: int = 0
    column: int = 0
    mine: bool = False
    before: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Some versions, the newest first, and where the next older ones begin (0: there are none)."""

    versions: tuple[Version, ...]
    older: int


def queue(person: Person, asked: Asked, *, day: date, size: int = 50) -> Page:
    """The versions of one's organs that answer to what was asked."""
    found = Version.objects.filter(item__organ_id__in=organs_for(person, "item.see", day=day))
    found = found.filter(state=asked.state) if asked.state else found.filter(state__in=OPEN)
    if asked.organ:
        found = found.filter(item__organ_id=asked.organ)
    if asked.column:
        found = found.filter(item__column_id=asked.column)
    if asked.mine:
        found = found.filter(waiting_for(person, day=day))
    if asked.before:
        found = found.filter(id__lt=asked.before)
    found = found.select_related("item__organ", "item__column", "by").order_by("-id")
    versions = tuple(found[: size + 1])
    return Page(versions[:size], versions[size - 1].pk if len(versions) > size else 0)


def waiting_for(person: Person, *, day: date) -> Q:
    """The versions whose next act is this person's; who wrote does not review."""
    own = Q(by=person, state__in=[Step.DRAFT, Step.RETURNED])
    wrote = Q(by=person) | Q(item__author=person, item__published_at=None)
    reviews = Q()
    for step, act in _REVIEWS.items():
        reviews |= Q(state=step, item__organ_id__in=organs_for(person, act, day=day))
    reviews &= ~Q(reviews__person=person)
    secrecy = Q(state__in=_REVIEWS, clearance=None)
    secrecy &= Q(item__organ_id__in=organs_for(person, "version.clear", day=day))
    release = Q(state=Step.SCHEDULED, scheduled_for=None)
    release &= Q(item__organ_id__in=organs_for(person, "version.publish", day=day))
    return own | release | ((reviews | secrecy) & ~wrote)


def unwritten(person: Person, *, day: date, most: int = 20) -> tuple[Document, ...]:
    """Issued documents that must be open and of which nobody has begun to write an item."""
    organs = organs_for(person, "item.from_document", day=day)
    found = Document.objects.filter(
        organ_id__in=organs, state=State.ISSUED, attribute=Attribute.ACTIVE, item=None
    )
    return tuple(found.order_by("signed", "id")[:most])


def current(item: Item) -> Version:
    """The version that is worked on; else the one shown, or the last that was."""
    found = item.versions.select_related("by", "item__organ", "item__column").order_by("-number")
    return found.filter(state__in=OPEN).first() or found.exclude(state=Step.DROPPED).first() or (
        found[0]
    )  # fmt: skip


def before(version: Version) -> Version | None:
    """The version that others saw last before this one: what its changes are told against."""
    earlier = version.item.versions.filter(number__lt=version.number, submitted_at__isnull=False)
    return earlier.order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Branch:
    """A column in its tree, with how much stands in it and since when."""

    column: Column
    published: int
    latest: datetime | None
    below: "tuple[Branch, ...]"


def tree(organ: Organ) -> tuple[Branch, ...]:
    """The columns of an organ that are not closed; two queries."""
    counts = {
        column: (published, latest)
        for column, published, latest in Item.objects.filter(
            organ=organ, state=ItemState.PUBLISHED
        )
        .values("column")
        .annotate(published=Count("pk"), latest=Max("published_at"))
        .values_list("column", "published", "latest")
    }
    below: dict[int | None, list[Column]] = defaultdict(list)
    for each in organ.columns.filter(closed=None).order_by("order", "id"):
        below[each.parent_id].append(each)

    def branches(parent: int | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(each, *counts.get(each.pk, (0, None)), branches(each.pk))
            for each in below[parent]
        )

    return branches(None)


def path(column: Column) -> tuple[Column, ...]:
    """A column and those above it, the highest first."""
    found = [column]
    while found[0].parent is not None:
        found.insert(0, found[0].parent)
    return tuple(found)


def uncleared(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Those without a passed secrecy review."""
    return versions.exclude(clearance__result=Result.PASSED)
