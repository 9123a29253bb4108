"""The standard of the assessment: drafted item by item, put in force, replaced by a version."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision.models import Standard, StandardItem

State = Standard.State


@transaction.atomic
def draft_standard(organ: Organ, *, name: str, appeal_days: int, by: Person | None) -> Standard:
    """Begin the first version of a standard."""
    try:
        with transaction.atomic():
            made = Standard.objects.create(organ=organ, name=name, appeal_days=appeal_days)
    except IntegrityError as taken:
        raise Refused(f"已有考核标准“{name}”，修改的另拟新版本", field="name") from taken
    record("standard.draft", made, by=by, organ=organ.pk, words=f"拟订考核标准{made}")
    return made


@transaction.atomic
def add_item(
    standard: Standard, *, name: str, points: Decimal, evidence: str, by: Person | None
) -> StandardItem:
    """Add an item to a draft."""
    kept = _held(standard, State.DRAFT)
    made = StandardItem.objects.create(standard=kept, name=name, points=points, evidence=evidence)
    record("standard.item", kept, by=by, organ=kept.organ_id, words=f"考核标准增加项目：{made}")
    return made


@transaction.atomic
def enforce_standard(standard: Standard, *, on: date, by: Person | None) -> Standard:
    """Put a draft in force; the version before it is replaced. From now on it cannot change."""
    kept = _held(standard, State.DRAFT)
    if not kept.items.exists():
        raise Refused("标准还没有考核项目")
    before = Standard.objects.filter(
        organ=kept.organ_id, name=kept.name, state=State.IN_FORCE
    )  # fmt: skip
    if before.filter(since__gt=on).exists():
        raise Refused("日期不能早于上一版的施行日期", field="on")
    before.update(state=State.REPLACED)
    kept.since, kept.state = on, State.IN_FORCE
    kept.save(update_fields=["since", "state"])
    record("standard.enforce", kept, by=by, organ=kept.organ_id, words=f"{kept}自{on}起施行",
           cites="《条例》第四十六条")  # fmt: skip
    return kept


@transaction.atomic
def renew_standard(standard: Standard, *, by: Person | None) -> Standard:
    """Draft the next version with the same items; the one in force stays until it is replaced."""
    kept = _held(standard, State.IN_FORCE)
    if Standard.objects.filter(organ=kept.organ_id, name=kept.name, state=State.DRAFT).exists():
        raise Refused("已有拟订中的新版本")
    made = Standard.objects.create(
        organ=kept.organ, name=kept.name, version=kept.version + 1, appeal_days=kept.appeal_days
    )
    StandardItem.objects.bulk_create(
        StandardItem(standard=made, name=each.name, points=each.points, evidence=each.evidence)
        for each in kept.items.order_by("pk")
    )
    record("standard.renew", made, by=by, organ=made.organ_id, words=f"拟订{made}")
    return made


def _held(standard: Standard, state: State) -> Standard:
    kept = Standard.objects.select_for_update(of=("self",)).select_related("organ")
    found = kept.get(pk=standard.pk)
    if found.state != state:
        raise Refused(f"这一版标准已是“{found.get_state_display()}”")
    return found
