"""What a process of the storm does until it is killed: issue, publish, or work on the queue.

While it is inside an act a byte shared with its parent is 1, so that the parent can strike there.
"""

import random
import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from mmap import mmap
from typing import Any

from django.utils import timezone

from gongkai.web import schedule
from gongkai.web.documents.models import Document
from gongkai.web.documents.services import passing
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.services import intake
from gongkai.web.publishing import tasks
from gongkai.web.publishing.models import Version
from gongkai.web.publishing.services import releasing
from gongkai.web.queue.worker import work
from tests.web.robustness.stock import DAY

BEAT = 0.05
Act = Callable[..., Any]


def watched(act: Act, flag: mmap) -> Act:
    """The same act; the byte is 1 while it is being done."""

    @wraps(act)
    def inner(*args: Any, **options: Any) -> Any:
        flag[0] = 1
        try:
            return act(*args, **options)
        finally:
            flag[0] = 0

    return inner


def issuing(flag: mmap, dice: random.Random) -> None:
    """Issue signed documents; another process may be quicker with any of them."""
    issue = watched(passing.issue, flag)
    waiting = list(Document.objects.filter(state="signed"))
    dice.shuffle(waiting)
    for document in waiting:
        _try(issue, document, on=DAY, by=None)


def publishing(flag: mmap, dice: random.Random) -> None:
    """Publish what is due."""
    publish = watched(releasing.publish, flag)
    waiting = list(Version.objects.filter(state="scheduled"))
    dice.shuffle(waiting)
    for version in waiting:
        _try(publish, version, at=timezone.now(), by=None)


def importing(flag: mmap, dice: random.Random) -> None:
    """A worker: imports, and what the schedule publishes."""
    intake.carry_out = watched(intake.carry_out, flag)
    toil()


def toil(*, until_idle: bool = False) -> None:
    """Work on the queue; of the schedule only the publishing."""
    line = schedule.Line(
        name="publish-due", title="发布", do=tasks.publish_due, when=timedelta(seconds=0.2)
    )
    schedule.LINES = (line,)
    work(node="here", beat=BEAT, until_idle=until_idle)


KINDS: dict[str, Callable[[mmap, random.Random], None]] = {
    "issuing": issuing, "publishing": publishing, "importing": importing,
}  # fmt: skip


def _try(act: Act, *args: Any, **options: Any) -> None:
    try:
        act(*args, **options)
    except Refused:  # somebody was quicker
        return
    time.sleep(0.003)
