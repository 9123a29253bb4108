"""What of the boards waits for somebody."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from gongkai.web.organs.matters import Matter
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.publishing.boards import queries
from gongkai.web.publishing.boards.models import Posting, PostingState

MOST = 50


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """To be approved, to be hung up, to be taken down."""
    return (*_waiting(person, day), *_expired(person, day))


def _waiting(person: Person, day: date) -> Iterator[Matter]:
    approves = organs_for(person, "posting.approve", day=day)
    posts = organs_for(person, "posting.post", day=day)
    for each in queries.open_work(approves | posts)[:MOST]:
        proposed = each.state == PostingState.PROPOSED
        if proposed and each.board.organ_id in approves and each.by_id != person.pk:
            yield _matter(each, "posting-approve", "审核", "拟在公开栏张贴，待审核")
        elif not proposed and each.board.organ_id in posts:
            yield _matter(each, "posting-post", "登记张贴", "已同意张贴")


def _expired(person: Person, day: date) -> Iterator[Matter]:
    organs = organs_for(person, "posting.take_down", day=day)
    for each in queries.expired(organs, day=day)[:MOST]:
        yield _matter(each, "posting-take-down", "撤下", "张贴期满", due=each.due_down)


def _matter(posting: Posting, name: str, act: str, why: str, *, due: date | None = None) -> Matter:
    return Matter(
        what=f"公开栏“{posting.board}”《{posting}》", why=why, act=act, due=due,
        url=reverse(name, args=[posting.pk]),
    )  # fmt: skip
