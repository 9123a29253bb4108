"""The things of this room: columns, items, versions, in each of their states."""

from collections.abc import Callable
from itertools import count

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Column, Item, Step, Version
from gongkai.web.publishing.services import columns
from tests.web.publishing.making import DAY, Hire, Staff
from tests.web.publishing.portal.addresses import PUBLIC as OPEN
from tests.web.things import Kind

_fresh = count()


def own_column(organ: Organ, hire: Hire) -> Column:
    return columns.open_column(
        organ, key=f"own-{next(_fresh)}", title="自设栏目", parent=None, about="", on=DAY, by=None
    )


def empty_column(organ: Organ, hire: Hire) -> Column:
    made = own_column(organ, hire)
    columns.mark_not_applicable(made, reason="没有", by=None)
    return made


def closed_column(organ: Organ, hire: Hire) -> Column:
    made = own_column(organ, hire)
    columns.close_column(made, on=DAY, by=None)
    return made


def working(organ: Organ, hire: Hire) -> Item:
    return Staff(organ, hire).drafted().item


def published(organ: Organ, hire: Hire) -> Item:
    return Staff(organ, hire).published()


def withdrawn(organ: Organ, hire: Hire) -> Item:
    return Staff(organ, hire).withdrawn()


def in_step(step: str) -> Callable[[Organ, Hire], Version]:
    return lambda organ, hire: Staff(organ, hire).in_step(step)


THINGS = (
    Kind(
        model=Column, prefix="publishing/columns/<int:pk>/",
        states={"open": own_column, "not_applicable": empty_column, "closed": closed_column},
    ),
    Kind(
        model=Version, prefix="publishing/versions/<int:pk>/",
        states={step: in_step(step) for step in Step.values},
    ),
    Kind(
        model=Item, prefix="publishing/items/<int:pk>/",
        states={"working": working, "published": published, "withdrawn": withdrawn},
    ),
)  # fmt: skip
PUBLIC = OPEN
