"""Items in pages, newest first; where a page begins stands in its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from gongkai.web.publishing.models import Item, ItemState
from gongkai.web.publishing.portal.places import House
from gongkai.web.publishing.visibility import visible

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_OF_ONE = ("published_at", "organ", "column", "shown__title")
_OF_MANY = ("published_at", "organ__name", "column__title", "shown__title")
_ANY = -1  # the place of the column's number in a question that is asked of each column


@dataclass(frozen=True, slots=True)
class Page:
    """Some items, and the mark after which the next page begins; empty at the end."""

    items: tuple[Item, ...]
    following: str


def page(
    items: QuerySet[Item], *, after: str = "", most: int = 20, house: House | None = None,
    whole: bool = False,
) -> Page:  # fmt: skip
    """One page of visible items: what a list tells of them, or the whole.

    Those of one `house` are not asked for their organ and column again.
    """
    told = () if whole else _OF_ONE if house else _OF_MANY
    joined = ("shown",) if house else ("shown", "organ", "column")
    found = _from(items, after).select_related(*joined)
    taken = tuple((found.only(*told) if told else found)[: most + 1])
    if house:
        for each in taken:
            each.organ, each.column = house.organ, house.columns[each.column_id]
    return Page(taken[:most], _mark(taken[most - 1]) if len(taken) > most else "")


def merged(house: House, columns: Sequence[int], *, after: str = "", most: int = 20) -> Page:
    """One page of several columns, each of which the database gives in order by itself.

    Asked for all at once it would sort them, which takes ever longer; asked for one by one, a
    page would be as many questions as an organ has columns, some forty.
    """
    if len(columns) == 1:
        items = visible(person=None).filter(column=columns[0])
        return page(items, after=after, most=most, house=house)
    published = Item.objects.filter(state=ItemState.PUBLISHED, column=_ANY)
    heads = _from(published, after).values_list("published_at", "id")[: most + 1]
    taken = _first(heads, columns, most + 1)
    # What the public may not see any more is left out here: such a page is shorter for a while.
    shown = page(visible(person=None).filter(pk__in=taken[:most]), most=most, house=house)
    last = Item.objects.only("published_at").get(pk=taken[most - 1]) if len(taken) > most else None
    return Page(shown.items, _mark(last) if last else "")


def _first(heads: QuerySet[Item, object], columns: Sequence[int], most: int) -> list[int]:
    """The numbers of the newest of all, where `heads` asks for the newest of any one column."""
    sql, given = heads.query.sql_with_params()
    every = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS c{each}" for each in columns)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM ({every}) AS heads ORDER BY published_at DESC, id DESC LIMIT %s",  # noqa: S608
            [each if word == _ANY else word for each in columns for word in given] + [most],
        )
        return [number for (number,) in cursor.fetchall()]


def _from(items: QuerySet[Item], after: str) -> QuerySet[Item]:
    if place := _place(after):
        at, number = place
        items = items.filter(Q(published_at__lt=at) | Q(pk__lt=number), published_at__lte=at)
    return items.order_by("-published_at", "-pk")


def _mark(item: Item) -> str:
    return f"{((item.published_at or _BEGIN) - _BEGIN) // _TICK}-{item.pk}"


def _place(mark: str) -> tuple[datetime, int] | None:
    """What a mark says; a spoilt one begins at the beginning."""
    at, _, number = mark.partition("-")
    if not (at.isascii() and at.isdecimal() and number.isascii() and number.isdecimal()):
        return None
    if len(at) > 17 or len(number) > 18:
        return None
    return _BEGIN + int(at) * _TICK, int(number)
