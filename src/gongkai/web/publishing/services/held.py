"""What the acts upon items share: the locked item, its writers, the word to the outside."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.publishing.models import Item, Outbox, Step, Version

_OUTBOX_LOCK = 0x6F7574  # any number, the same for all


def hold(item: int) -> Item:
    """The item, locked until the transaction ends: the row, or the whole database on SQLite."""
    found = Item.objects.select_for_update(of=("self",)).select_related("organ", "column")
    return found.get(pk=item)


def hold_version(version: Version, states: Collection[str]) -> Version:
    """The version as it stands now, its item locked; refused when somebody was quicker."""
    item = hold(version.item_id)
    now = Version.objects.get(pk=version.pk)
    if now.state not in states:
        raise Refused(f"《{now.title}》现在是“{now.get_state_display()}”，可能他人已经先行办理")
    now.item = item
    return now


def writers(version: Version) -> frozenset[int]:
    """Everybody who wrote words of this round: none of them may review them."""
    last = (
        version.item.versions.filter(published_at__isnull=False)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    round_ = version.item.versions.filter(number__gt=last or 0, number__lte=version.number)
    found: set[int | None] = set(round_.values_list("by", flat=True))
    if not last:
        found.add(version.item.author_id)
    return frozenset(each for each in found if each is not None)


def refuse_writer(version: Version, by: Person | None) -> None:
    """Nobody passes what they wrote."""
    if by is not None and by.pk in writers(version):
        raise Refused("本人起草或修改过的信息，应由他人审查")


def move(version: Version, state: Step) -> None:
    """Set how far a version has come."""
    version.state = state
    if state == Step.DROPPED:
        version.scheduled_for = None
    version.save(update_fields=["state", "scheduled_for"])


def tell(item: Item, *, at: datetime) -> None:
    """Note that the public sees something else now; numbers follow the order of the commits."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_OUTBOX_LOCK])
    Outbox.objects.create(item=item, at=at)


def after(note: str) -> str:
    """A remark at the end of a sentence, if there is one."""
    return f"：{note}" if note else ""
