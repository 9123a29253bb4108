"""Acts that change what the public sees: publish, withdraw, set the effect; and the timetable."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing import sources
from gongkai.web.publishing.models import Effect, Item, ItemState, Serial, Step, Version
from gongkai.web.publishing.services.held import after, hold, hold_version, move, tell
from gongkai.web.publishing.services.reviewing import refuse_unfit


@transaction.atomic
def schedule(
    version: Version, *, scheduled_for: datetime | None, at: datetime, by: Person | None
) -> None:
    """Say the minute of publication; none takes it back."""
    now = hold_version(version, [Step.SCHEDULED])
    if scheduled_for is not None and scheduled_for <= at:
        raise Refused("定时发布的时间应晚于现在", field="scheduled_for")
    now.scheduled_for = scheduled_for
    now.save(update_fields=["scheduled_for"])
    when = scheduled_for and timezone.localtime(scheduled_for)
    words = f"《{now.title}》" + (f"定于{when:%Y-%m-%d %H:%M}发布" if when else "取消定时发布")
    record("version.schedule", now.item, by=by, organ=now.item.organ_id, words=words)


@transaction.atomic
def publish(version: Version, *, at: datetime, by: Person | None) -> Item:
    """Put a version before the public, in the place of the one shown until now."""
    now = hold_version(version, [Step.SCHEDULED])
    refuse_unfit(now)
    item, before = now.item, now.item.shown
    if before is not None:
        move(before, Step.REPLACED)
    now.state, now.published_at = Step.PUBLISHED, at
    now.save(update_fields=["state", "published_at"])
    again = item.state == ItemState.WITHDRAWN
    if item.published_at is None or again:
        item.published_at = at
    item.index_number = item.index_number or _draw_number(item.organ, at=at)
    item.state, item.shown, item.withdrawn_at, item.notice = ItemState.PUBLISHED, now, None, ""
    item.save()
    if item.document is not None:
        sources.note_published(item.document, on=timezone.localtime(at).date())
    tell(item, at=at)
    told = f"，取代第{before.number}稿" if before else "，重新发布" if again else ""
    record(
        "version.publish", item, by=by, organ=item.organ_id,
        words=f"在“{item.column}”发布《{now.title}》{told}{after(now.note)}",
        cites="《条例》第二十三条、第二十四条",
        details={"version": now.number, "digest": now.digest, "index": item.index_number},
    )  # fmt: skip
    return item


@transaction.atomic
def withdraw(item: Item, *, notice: str, at: datetime, by: Person | None) -> None:
    """Take an item off; the notice stands in its place."""
    held = hold(item.pk)
    if held.state != ItemState.PUBLISHED or held.shown is None:
        raise Refused("该信息没有在发布中")
    shown = held.shown
    held.state, held.shown = ItemState.WITHDRAWN, None
    held.withdrawn_at, held.notice = at, notice
    held.save()
    move(shown, Step.WITHDRAWN)
    tell(held, at=at)
    record(
        "item.withdraw", held, by=by, organ=held.organ_id,
        words=f"撤回《{shown.title}》：{notice}", cites="《条例》第六条",
    )  # fmt: skip


@transaction.atomic
def set_effect(item: Item, *, effect: str, note: str, at: datetime, by: Person | None) -> None:
    """Say whether a normative document is still law; the page tells it at once."""
    held = hold(item.pk)
    if held.state != ItemState.PUBLISHED:
        raise Refused("该信息没有在发布中")
    if held.effect == effect:
        raise Refused("效力状态没有变化", field="effect")
    before, held.effect = held.get_effect_display(), effect
    held.save(update_fields=["effect"])
    tell(held, at=at)
    record(
        "item.effect", held, by=by, organ=held.organ_id,
        words=f"《{held}》的效力状态由“{before}”改为“{Effect(effect).label}”{after(note)}",
    )  # fmt: skip


def _draw_number(organ: Organ, *, at: datetime) -> str:
    """The next index number (索引号) of the organ and month; the row stays locked meanwhile."""
    day = timezone.localtime(at)
    period = f"{day:%Y%m}"
    Serial.objects.bulk_create([Serial(organ=organ, period=period)], ignore_conflicts=True)
    serial = Serial.objects.select_for_update().get(organ=organ, period=period)
    serial.last += 1
    serial.save(update_fields=["last"])
    return settings.INDEX_NUMBER.format(organ=organ.code, period=period, serial=serial.last)
