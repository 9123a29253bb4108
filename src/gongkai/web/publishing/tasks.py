"""What is done by the timetable: plain functions that may run twice, or on two machines."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from django.utils import timezone

from gongkai.web.organs.errors import Refused
from gongkai.web.publishing import scanning, sources
from gongkai.web.publishing.models import Item, ItemState, Step, Version
from gongkai.web.publishing.services import releasing
from gongkai.web.publishing.visibility import LAWFUL
from gongkai.web.uploads.words import edition

Thing = TypeVar("Thing", Item, Version)
_log = logging.getLogger(__name__)


def publish_due(now: datetime) -> int:
    """Publish what is scheduled up to now, each in a transaction of its own; how many were."""
    due = Version.objects.filter(state=Step.SCHEDULED, scheduled_for__lte=now)
    return _each(
        due.order_by("scheduled_for", "id"), lambda it: releasing.publish(it, at=now, by=None)
    )


def withdraw_barred(now: datetime) -> int:
    """Withdraw what its document no longer allows: the public has not seen it since; how many."""

    def withdraw(item: Item) -> None:
        notice = f"{sources.obstacle_of(item)}，已撤回。"
        releasing.withdraw(item, notice=notice, at=now, by=None)

    return _each(Item.objects.filter(state=ItemState.PUBLISHED).exclude(LAWFUL), withdraw)


def follow_normatives(now: datetime) -> int:
    """Let the pages of normative documents say whether they are still law; how many changed."""
    day = timezone.localtime(now).date()
    bound = Item.objects.filter(state=ItemState.PUBLISHED, document__normative__isnull=False)

    def follow(item: Item) -> None:
        assert item.document is not None  # noqa: S101 the filter above
        effect = sources.effect_from(item.document, on=day)
        releasing.set_effect(item, effect=effect, note="依规范性文件台账", at=now, by=None)

    changed = (
        item for item in bound.select_related("document")
        if item.document and sources.effect_from(item.document, on=day) != item.effect
    )  # fmt: skip
    return _each(changed, follow)


def rescan(now: datetime, *, most: int = 500) -> int:
    """Look again, by lists that have changed, at what is public or on its way; how many were.

    What is found shows on the pages of the items and, where it is grave, on today's lists.
    """
    present = edition()
    states = [Step.FIRST, Step.SECOND, Step.THIRD, Step.SCHEDULED, Step.PUBLISHED]
    left = Version.objects.filter(state__in=states).exclude(scans__edition=present)
    versions = tuple(left.order_by("-id")[:most])
    for version in versions:
        scanning.keep(version, scanning.found_in(version), at=now)
    return len(versions)


def _each(things: Iterable[Thing], do: Callable[[Thing], object]) -> int:
    """Do something to each in a transaction of its own; how many it was done to."""
    done = 0
    for each in things:
        try:
            do(each)
        except Refused as refused:  # another worker was quicker, or it is no longer allowed
            _log.warning("not done: %s %s: %s", each._meta.label, each.pk, refused)
        else:
            done += 1
    return done
