"""Acts of those who write: draft, edit, correct, hand in, drop."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.web.documents.models import Document
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.publishing import scanning, sources
from gongkai.web.publishing.models import (
    OPEN,
    Column,
    ColumnKind,
    Effect,
    Explanation,
    Item,
    ItemState,
    Step,
    Version,
)
from gongkai.web.publishing.services.attaching import carry, seal
from gongkai.web.publishing.services.held import hold, hold_version, move
from gongkai.web.publishing.words import Words, words_of
from gongkai.web.uploads.models import State


@transaction.atomic
def draft(
    *, column: Column, words: Words, at: datetime, by: Person | None, effect: str = Effect.NONE
) -> Version:
    """Write a new item for a column."""
    if column.kind == ColumnKind.APPLY:
        raise Refused("“依申请公开”是申请入口，不放信息", field="column")
    if column.closed or column.not_applicable:
        raise Refused(f"栏目“{column}”已停用或者标为不适用", field="column")
    item = Item.objects.create(
        organ=column.organ, column=column, subject=column.subject, effect=effect, author=by,
        created_at=at,
    )  # fmt: skip
    version = _write(item, words, number=1, note="", at=at, by=by)
    record(
        "item.draft", item, by=by, organ=item.organ_id,
        words=f"在“{column}”起草《{words.title}》", details={"digest": version.digest},
    )  # fmt: skip
    return version


@transaction.atomic
def draft_from(document: Document, *, column: Column, at: datetime, by: Person | None) -> Version:
    """Write an item that says what an issued document says."""
    barred = sources.obstacle(document)
    if barred:
        raise Refused(f"{barred}，不能公开")
    if column.organ_id != document.organ_id:
        raise Refused("应选择公文主办机关的栏目", field="column")
    if Item.objects.filter(document=document).exists():
        raise Refused("这件公文已有公开信息")
    effect = sources.effect_from(document, on=timezone.localtime(at).date())
    version = draft(column=column, words=sources.words_from(document), effect=effect, at=at, by=by)
    Item.objects.filter(pk=version.item_id).update(document=document)
    version.item.document = document
    return version


@transaction.atomic
def edit(version: Version, *, words: Words, note: str, at: datetime, by: Person | None) -> Version:
    """Change the words. Whatever level they had passed, the reviews begin at the first again."""
    now = hold_version(version, OPEN)
    if now.state == Step.DRAFT and now.by_id == (by and by.pk):
        for name, value in asdict(words).items():
            setattr(now, name, value)
        now.note = note
        now.save()
        seal(now)
        told, after = f"修改《{words.title}》", now
    else:
        left = now.get_state_display()
        move(now, Step.DROPPED)
        after = _write(now.item, words, number=now.number + 1, note=note, at=at, by=by)
        carry(now, after)
        for each in now.explanations.all():
            after.explanations.create(
                check_name=each.check_name, quote=each.quote, reason=each.reason, by=each.by,
                at=each.at,
            )  # fmt: skip
        told = f"修改《{words.title}》，成为第{after.number}稿"
        told += "" if left == Step.DRAFT.label else f"；此前为“{left}”，重新从一审一校开始"
    record(
        "version.edit", now.item, by=by, organ=now.item.organ_id, words=told,
        details={"version": after.number, "digest": after.digest},
    )  # fmt: skip
    return after


@transaction.atomic
def correct(item: Item, *, note: str, at: datetime, by: Person | None) -> Version:
    """Begin a new version of what was published; the old one stays shown until it is replaced."""
    held = hold(item.pk)
    if held.state == ItemState.WORKING:
        raise Refused("尚未发布的信息请直接修改")
    last = held.versions.order_by("-number")[0]
    if last.state in OPEN:
        raise Refused(f"已有更正稿在办，现在是“{last.get_state_display()}”")
    base = held.shown or last
    version = _write(held, words_of(base), number=last.number + 1, note=note, at=at, by=by)
    carry(base, version)
    record(
        "item.correct", held, by=by, organ=held.organ_id, cites="《条例》第六条",
        words=f"开始更正《{base.title}》（第{version.number}稿）：{note}",
    )  # fmt: skip
    return version


@transaction.atomic
def submit(
    version: Version, *, reasons: Mapping[scanning.Key, str], at: datetime, by: Person | None
) -> None:
    """Hand the words in: from now on they stay. `reasons` say why a grave finding may stand."""
    now = hold_version(version, [Step.DRAFT])
    _refuse_unready(now)
    found = scanning.found_in(now)
    said = _explained(now, found, reasons, at=at, by=by)
    left = scanning.unexplained(found, scanning.reasons_of(now))
    if left:
        raise Refused(
            f"机器检查发现严重问题{len(left)}处，应改正或者说明保留的理由："
            + "、".join(f"{each.place}“{each.quote}”" for each in left[:5])
        )
    now.state, now.submitted_at = Step.FIRST, at
    now.save(update_fields=["state", "submitted_at"])
    clearance = sources.clearance_from(now)
    if clearance is not None:
        clearance.save()
    scanning.keep(now, found, at=at)
    told = said + (f"；{clearance.note}" if clearance else "")
    record(
        "version.submit", now.item, by=by, organ=now.item.organ_id,
        words=f"《{now.title}》送审{told}",
    )  # fmt: skip


def _refuse_unready(now: Version) -> None:
    """What cannot even be handed in."""
    barred = sources.obstacle_of(now.item)
    if barred:
        raise Refused(f"{barred}，不能公开")
    if not now.body.strip() and not now.attachments.exists():
        raise Refused("正文不能为空，或者应有附件", field="body")
    waiting = now.attachments.exclude(upload__state=State.CHECKED).first()
    if waiting is not None:
        raise Refused(f"附件“{waiting}”{waiting.upload.get_state_display()}，不能送审")


@transaction.atomic
def explain(
    version: Version, *, reasons: Mapping[scanning.Key, str], at: datetime, by: Person | None
) -> None:
    """Say why what the machine found may stand, in words that are already handed in or shown."""
    now = hold_version(version, [*OPEN, Step.PUBLISHED])
    said = _explained(now, scanning.kept(now), reasons, at=at, by=by)
    if not said:
        raise Refused("请至少写明一处的理由")
    record(
        "version.explain", now.item, by=by, organ=now.item.organ_id, words=f"《{now.title}》{said}"
    )


def _explained(
    version: Version, found: tuple[scanning.Found, ...], reasons: Mapping[scanning.Key, str], *,
    at: datetime, by: Person | None,
) -> str:  # fmt: skip
    """Keep the reasons for what was found; how the journal tells it."""
    known = {each.key for each in found}
    given = {key: reason for key, reason in reasons.items() if reason and key in known}
    for (rule, quote), reason in given.items():
        said = {"reason": reason, "at": at, "by": by}
        Explanation.objects.update_or_create(
            version=version, check_name=rule, quote=quote, defaults=said
        )
    return "".join(f"；“{quote}”保留：{reason}" for (_, quote), reason in given.items())


@transaction.atomic
def drop(version: Version, *, reason: str, by: Person | None) -> None:
    """Give up what was being worked on; what is shown stays."""
    now = hold_version(version, OPEN)
    move(now, Step.DROPPED)
    record(
        "version.drop", now.item, by=by, organ=now.item.organ_id,
        words=f"放弃《{now.title}》第{now.number}稿：{reason}",
    )  # fmt: skip


def _write(
    item: Item, words: Words, *, number: int, note: str, at: datetime, by: Person | None
) -> Version:
    return Version.objects.create(
        item=item, number=number, **asdict(words), digest=words.digest, note=note, by=by,
        created_at=at,
    )  # fmt: skip
