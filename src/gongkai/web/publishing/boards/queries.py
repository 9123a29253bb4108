"""What can be asked about boards; days are passed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.boards.models import Board, Posting, PostingState

HUNG = (PostingState.POSTED, PostingState.DOWN)


@dataclass(frozen=True, slots=True)
class Page:
    """Some postings, the newest first, and the mark of the next page; empty at the end."""

    postings: tuple[Posting, ...]
    following: str


def boards_of(organ: Organ) -> QuerySet[Board]:
    """The boards of an organ with how much hangs, those that stand first."""
    hanging = Count("postings", filter=Q(postings__state=PostingState.POSTED))
    return organ.boards.annotate(hanging=hanging).order_by("until", "id")


def open_work(organs: Iterable[int]) -> QuerySet[Posting]:
    """What is not yet up, in these organs."""
    found = Posting.objects.filter(
        board__organ__in=organs, state__in=[PostingState.PROPOSED, PostingState.APPROVED]
    )
    return found.select_related("board__organ", "by").order_by("id")


def expired(organs: Iterable[int], *, day: date) -> QuerySet[Posting]:
    """What hangs longer than it should."""
    found = Posting.objects.filter(
        board__organ__in=organs, state=PostingState.POSTED, due_down__lt=day
    )
    return found.select_related("board__organ").order_by("due_down", "id")


def years(organ: Organ) -> tuple[int, ...]:
    """The years in which something was hung up, the latest first."""
    found = Posting.objects.filter(board__organ=organ, posted__isnull=False)
    return tuple(each.year for each in found.dates("posted", "year", order="DESC"))


def hung(postings: QuerySet[Posting], *, after: str = "", most: int = 50) -> Page:
    """One page of what hangs or hung, newest first; the mark is day and number."""
    found = postings.filter(state__in=HUNG).select_related("board", "item__shown")
    if place := _place(after):
        at, number = place
        found = found.filter(Q(posted__lt=at) | Q(pk__lt=number), posted__lte=at)
    taken = tuple(found.order_by("-posted", "-pk")[: most + 1])
    last = taken[most - 1] if len(taken) > most else None
    return Page(taken[:most], f"{last.posted}.{last.pk}" if last else "")


def _place(mark: str) -> tuple[date, int] | None:
    day, _, number = mark.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) < 18):
        return None
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None
