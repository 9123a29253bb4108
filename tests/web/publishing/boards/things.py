"""The things of the boards: boards and postings in each state."""

from itertools import count

from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.boards import services
from gongkai.web.publishing.boards.models import Board, Posting
from tests.web.conftest import Hire
from tests.web.publishing.making import AT, DAY
from tests.web.things import Kind

_fresh = count(1)
LATER = AT.date()


def standing(organ: Organ, hire: Hire | None = None, by: Person | None = None) -> Board:
    return services.set_up(
        organ,
        name=f"{next(_fresh)}号展板",
        kind="展板",
        place="一楼",
        keeper="办公室",
        on=DAY,
        by=by,
    )


def removed(organ: Organ, hire: Hire | None = None) -> Board:
    board = standing(organ)
    services.remove(board, on=LATER, by=None)
    return board


def proposed(organ: Organ, hire: Hire, by: Person | None = None) -> Posting:
    return services.propose(standing(organ), title=f"分工{next(_fresh)}", by=by)


def approved(organ: Organ, hire: Hire) -> Posting:
    posting = proposed(organ, hire)
    heads = Person.objects.filter(organ=organ, memberships__role="section_head")
    services.approve(posting, by=heads.first() or hire(organ, "section_head"))
    return _now(posting)


def posted(organ: Organ, hire: Hire) -> Posting:
    posting = approved(organ, hire)
    services.post(posting, on=LATER, due_down=LATER, by=None)
    return _now(posting)


def down(organ: Organ, hire: Hire) -> Posting:
    posting = posted(organ, hire)
    services.take_down(posting, on=LATER, by=None)
    return _now(posting)


def dropped(organ: Organ, hire: Hire) -> Posting:
    posting = proposed(organ, hire)
    services.drop(posting, reason="重复", by=None)
    return _now(posting)


def _now(posting: Posting) -> Posting:
    return Posting.objects.select_related("board__organ").get(pk=posting.pk)


THINGS = (
    Kind(
        model=Board, prefix="boards/<int:pk>/", states={"standing": standing, "removed": removed}
    ),
    Kind(
        model=Posting, prefix="postings/<int:pk>/",
        states={
            "proposed": proposed, "approved": approved, "posted": posted, "down": down,
            "dropped": dropped,
        },
    ),
)  # fmt: skip
PUBLIC = frozenset({"public-boards", "public-organ-boards", "public-posting-photo"})
