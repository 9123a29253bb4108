"""The things of this room: cases, tasks, requests to correct records, in every state."""

from collections.abc import Callable
from typing import TypeVar

from django.db import models

from gongkai.web.applications.models import Case, CaseTask, Enclosure, Letter, Rectification
from gongkai.web.organs.models import Organ
from tests.web.applications import making
from tests.web.things import Kind

T = TypeVar("T", bound=models.Model)


def made(make: Callable[[Organ], T]) -> Callable[..., T]:
    """As the walk calls it."""
    return lambda organ, hire=None: make(organ)


THINGS = (
    Kind(
        model=Case, prefix="cases/<int:pk>/",
        states={
            "unconfirmed": made(making.unconfirmed), "handling": made(making.handling),
            "correcting": made(making.correcting), "charged": made(making.charged),
            "drafted": made(making.drafted), "signed": made(making.signed),
            "closed": made(making.closed), "archived": made(making.archived),
        },
    ),
    Kind(model=Enclosure, prefix="enclosures/<int:pk>/", states={"kept": made(making.enclosure)}),
    Kind(model=Letter, prefix="letters/<int:pk>/", states={"issued": made(making.letter)}),
    Kind(
        model=CaseTask, prefix="case-tasks/<int:pk>/",
        states={"open": made(making.task), "done": made(making.task_done)},
    ),
    Kind(
        model=Rectification, prefix="rectifications/<int:pk>/",
        states={
            "open": made(making.rectification), "answered": made(making.rectification_answered),
        },
    ),
)  # fmt: skip
PUBLIC = frozenset(
    {
        "apply", "apply-organ", "apply-receipt", "status", "status-letter",
        "status-file", "status-reach",
        "status-supplement", "status-withdraw",
    }
)  # fmt: skip
