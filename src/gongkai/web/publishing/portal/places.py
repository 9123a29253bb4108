"""Where things stand: an organ under those above it with its columns, from the shelf."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from gongkai.web.organs import queries
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Column
from gongkai.web.publishing.portal import shelf
from gongkai.web.publishing.portal.shelf import Mark


@dataclass(frozen=True, slots=True)
class House:
    """An organ, those above it, the highest first, and every column it has or had, in order."""

    organ: Organ
    above: tuple[Organ, ...]
    columns: Mapping[int, Column]

    @property
    def open(self) -> tuple[Column, ...]:
        """The columns that are in use."""
        return tuple(each for each in self.columns.values() if not each.closed)

    def column(self, key: str) -> Column:
        """The one with this key."""
        for each in self.columns.values():
            if each.key == key:
                return each
        raise Http404

    def path(self, column: Column) -> tuple[Column, ...]:
        """The columns above one, the highest first."""
        found: list[Column] = []
        while (above := self.columns.get(column.parent_id or 0)) and above not in found:
            found.insert(0, above)
            column = above
        return tuple(found)

    def under(self, column: Column) -> tuple[Column, ...]:
        """The columns in use right below one."""
        return tuple(each for each in self.open if each.parent_id == column.pk)


def house(at: Mark | None, code: str) -> House:
    """The organ with this code."""
    return shelf.kept(at, ("house", code), lambda: _house(code=code))


def house_of(at: Mark | None, organ: int) -> House:
    """The organ with this number."""
    return shelf.kept(at, ("house", organ), lambda: _house(pk=organ))


def _house(**which: object) -> House:
    organ = get_object_or_404(Organ.objects.select_related("successor"), **which)
    columns = {each.pk: each for each in organ.columns.order_by("order", "pk")}
    return House(organ, queries.ancestors(organ, day=timezone.localdate()), columns)


def organs(at: Mark | None, numbers: Collection[int]) -> dict[int, Organ]:
    """Organs by their numbers."""
    return shelf.kept_each(at, "organ", numbers, Organ.objects.in_bulk)


def titles(at: Mark | None, keys: Collection[str]) -> dict[str, str]:
    """What the columns with these keys are called; of several, as in the first."""

    def ask(lacking: list[str]) -> dict[str, str]:
        named = Column.objects.filter(key__in=lacking).order_by("-pk").values_list("key", "title")
        return dict(named)

    return shelf.kept_each(at, "title", keys, ask)
