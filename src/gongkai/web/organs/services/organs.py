"""Acts upon organs: found, rename, move, close; what was is never written over."""

from datetime import date

from django.db import IntegrityError, transaction

from gongkai.web.journal.services import record
from gongkai.web.organs import queries
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person, Standing


@transaction.atomic
def found(
    *, code: str, kind: str, name: str, parent: Organ | None, on: date, by: Person | None,
    order: int = 100,
) -> Organ:  # fmt: skip
    """Set up an organ below another; the first one has none above it."""
    if parent is not None and (parent.closed or parent.founded > on):
        raise Refused(f"{parent}在{on}不存续，不能在其下设立机关", field="on")
    try:
        with transaction.atomic():
            organ = Organ.objects.create(code=code, kind=kind, founded=on, name=name)
    except IntegrityError as taken:
        raise Refused(f"机关代码“{code}”已被使用", field="code") from taken
    Standing.objects.create(organ=organ, parent=parent, name=name, since=on, order=order)
    record(
        "organ.found", organ, by=by, organ=organ.pk,
        words=f"设立机关“{name}”，自{on}起" + (f"，隶属{parent}" if parent else ""),
    )  # fmt: skip
    return organ


@transaction.atomic
def rename(organ: Organ, *, name: str, on: date, by: Person | None) -> Standing:
    """Give an organ another name from a day on; before that day it keeps the old one."""
    now = _open(organ)
    if now.name == name:
        raise Refused("新名称与现名称相同", field="name")
    before = now.name
    after = _turn(now, on=on, name=name, parent=now.parent)
    organ.name = name
    organ.save(update_fields=["name"])
    record(
        "organ.rename", organ, by=by, organ=organ.pk,
        words=f"机关名称由“{before}”更改为“{name}”，自{on}起",
        details={"before": before, "after": name},
    )  # fmt: skip
    return after


@transaction.atomic
def move(organ: Organ, *, parent: Organ, on: date, by: Person | None) -> Standing:
    """Put an organ below another one from a day on."""
    now = _open(organ)
    if now.parent_id is None:
        raise Refused("最上级机关没有隶属关系可调整", field="parent")
    if now.parent_id == parent.pk:
        raise Refused(f"已经隶属{parent}", field="parent")
    if parent.closed or parent.founded > on:
        raise Refused(f"{parent}在{on}不存续", field="parent")
    if organ.pk in queries.lineage(parent, day=on):
        raise Refused(f"{parent}是本机关或其下级，不能作为上级", field="parent")
    before = str(now.parent)
    after = _turn(now, on=on, name=now.name, parent=parent)
    record(
        "organ.move", organ, by=by, organ=organ.pk,
        words=f"隶属关系由{before}调整为{parent}，自{on}起",
        details={"before": now.parent_id, "after": parent.pk},
    )  # fmt: skip
    return after


@transaction.atomic
def close(organ: Organ, *, on: date, successor: Organ | None, by: Person | None) -> None:
    """Close an organ, or merge it into its successor; its history and its items stay."""
    now = _open(organ)
    _after(now, on)
    if now.parent_id is None:
        raise Refused("最上级机关不能撤销")
    if successor is not None and (successor.pk == organ.pk or successor.closed):
        raise Refused("承继机关应为另一个存续的机关", field="successor")
    below = [each.name for each in queries.children(organ, day=on)]
    if below:
        raise Refused(f"尚有下级机关：{'、'.join(below)}，请先调整其隶属关系")
    now.until = on
    now.save(update_fields=["until"])
    organ.closed, organ.successor = on, successor
    organ.save(update_fields=["closed", "successor"])
    organ.sections.filter(until=None).update(until=on)
    record(
        "organ.close", organ, by=by, organ=organ.pk,
        words=f"{'并入' + str(successor) if successor else '撤销'}，自{on}起不再存续",
        details={"successor": successor.pk if successor else None},
    )  # fmt: skip


@transaction.atomic
def set_contact(organ: Organ, *, address: str, telephone: str, by: Person | None) -> None:
    """Say where the public finds the organ."""
    organ.address, organ.telephone = address, telephone
    organ.save(update_fields=["address", "telephone"])
    record(
        "organ.contact", organ, by=by, organ=organ.pk,
        words=f"公开的联系方式更改为：{address or '（无地址）'}，{telephone or '（无电话）'}",
    )  # fmt: skip


def _open(organ: Organ) -> Standing:
    """The present stretch, with the organ locked against a second act at the same time."""
    held = Organ.objects.select_for_update().get(pk=organ.pk)
    if held.closed:
        raise Refused(f"{held}已于{held.closed}撤销")
    return Standing.objects.select_related("parent").get(organ=organ, until=None)


def _after(now: Standing, on: date) -> None:
    if on <= now.since:
        raise Refused(f"日期应晚于现状开始的{now.since}", field="on")


def _turn(now: Standing, *, on: date, name: str, parent: Organ | None) -> Standing:
    """End the present stretch and begin the next on the same day."""
    _after(now, on)
    now.until = on
    now.save(update_fields=["until"])
    return Standing.objects.create(
        organ=now.organ, parent=parent, name=name, order=now.order, since=on
    )
