"""Boards and postings as the annual report counts them."""

from datetime import date

from gongkai.report import facts
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.boards.models import Board, Posting
from gongkai.web.publishing.boards.queries import HUNG


def boards_of(organ: Organ, *, year: int) -> tuple[facts.Board, ...]:
    """The boards that stood at the end of the year."""
    found = Board.objects.filter(organ=organ, since__lte=date(year, 12, 31)).exclude(
        until__lte=date(year, 12, 31)
    )
    return tuple(
        facts.Board(
            id=f"boards-{each.pk}", name=each.name, kind=each.kind, place=each.place,
            keeper=each.keeper,
        )
        for each in found.order_by("id")
    )  # fmt: skip


def postings_of(organ: Organ, *, year: int) -> tuple[facts.Posting, ...]:
    """What was hung up in the year."""
    found = Posting.objects.filter(
        board__organ=organ, state__in=HUNG, posted__gte=date(year, 1, 1),
        posted__lte=date(year, 12, 31),
    )  # fmt: skip
    return tuple(
        facts.Posting(
            id=f"postings-{each.pk}", board=f"boards-{each.board_id}", title=each.title,
            category=each.category, posted=each.posted, taken_down=each.taken_down,
        )
        for each in found.order_by("posted", "id")
        if each.posted is not None
    )  # fmt: skip
