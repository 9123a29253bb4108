"""What the organ tree can be asked; every question names its day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.web.organs.models import Membership, Organ, Person, Section, Standing


@dataclass(frozen=True, slots=True)
class Node:
    """An organ in the tree of a day: what it was called, what stood below it."""

    organ: Organ
    name: str
    children: "tuple[Node, ...]"

    def walk(self) -> "Iterator[Node]":
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(*, day: date) -> tuple[Node, ...]:
    """The organs of a day; one query."""
    below: dict[int | None, list[Standing]] = defaultdict(list)
    found = Standing.objects.on(day).select_related("organ").order_by("order", "organ_id")
    for standing in found:
        below[standing.parent_id].append(standing)

    def nodes(parent: int | None) -> tuple[Node, ...]:
        return tuple(
            Node(each.organ, each.name, nodes(each.organ_id)) for each in below.get(parent, ())
        )

    return nodes(None)


def lineage(organ: Organ, *, day: date) -> tuple[int, ...]:
    """The organ and those above it, from below; a closed one stands where it last stood."""
    return (organ.pk, *(each.pk for each in _above(organ, day)))


def ancestors(organ: Organ, *, day: date) -> tuple[Organ, ...]:
    """The organs above, the highest first."""
    return tuple(_above(organ, day))[::-1]


def _above(organ: Organ, day: date) -> Iterator[Organ]:
    """From below; one query a level."""
    seen = {organ.pk}
    here: Organ | None = organ
    while here is not None:
        stood = Standing.objects.filter(organ=here, since__lte=day).select_related("parent")
        latest = stood.order_by("-since").first()
        here = latest.parent if latest else None
        if here is None or here.pk in seen:
            return
        seen.add(here.pk)
        yield here


def below(organs: Iterable[int], *, day: date) -> frozenset[int]:
    """These organs and every one under them; a closed one where it last stood. One query."""
    parents: dict[int, int | None] = dict(
        Standing.objects.filter(since__lte=day)
        .order_by("since")
        .values_list("organ_id", "parent_id")
    )
    children: dict[int, list[int]] = defaultdict(list)
    for each, parent in parents.items():
        if parent is not None:
            children[parent].append(each)
    found: set[int] = set()
    waiting = list(organs)
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += children[each]
    return frozenset(found)


def children(organ: Organ, *, day: date) -> tuple[Standing, ...]:
    """The organs directly below on a day."""
    standings = Standing.objects.on(day).filter(parent=organ)
    return tuple(standings.select_related("organ").order_by("order", "organ_id"))


def county(*, day: date) -> Organ | None:
    """The organ at the top, whose page is the home page; None before the first is entered."""
    top = Standing.objects.on(day).filter(parent=None).select_related("organ")
    standing = top.order_by("organ_id").first()
    return standing.organ if standing else None


def standings(organ: Organ) -> tuple[Standing, ...]:
    """What an organ was called and where it stood, the latest first."""
    return tuple(organ.standings.select_related("parent").order_by("-since"))


def sections(organ: Organ) -> tuple[Section, ...]:
    """The open sections."""
    return tuple(organ.sections.filter(until=None).order_by("id"))


def people(organ: Organ, *, day: date) -> tuple[tuple[Person, tuple[Membership, ...]], ...]:
    """Those whose account the organ keeps or who hold a role in it, with their roles."""
    held: dict[int, list[Membership]] = defaultdict(list)
    for each in (
        Membership.objects.on(day).filter(organ=organ).select_related("section").order_by("id")
    ):
        held[each.person_id].append(each)
    found = Person.objects.filter(organ=organ) | Person.objects.filter(pk__in=held)
    return tuple((each, tuple(held[each.pk])) for each in found.order_by("-is_active", "id"))


def memberships(person: Person) -> tuple[Membership, ...]:
    """Every role somebody holds or held, the latest first."""
    found = person.memberships.select_related("organ", "section", "person")
    return tuple(found.order_by("-since", "-id"))
