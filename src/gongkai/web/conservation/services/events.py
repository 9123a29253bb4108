"""Acts about the events of the year."""

from datetime import date

from django.db import transaction

from gongkai.law.occasions import occasions
from gongkai.web.conservation.models import Event
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@transaction.atomic
def take(organ: Organ, *, year: int, by: Person | None) -> tuple[Event, ...]:
    """List the occasions of a year that are not listed yet."""
    Organ.objects.select_for_update().get(pk=organ.pk)
    held = set(Event.objects.filter(organ=organ, year=year).values_list("key", flat=True))
    made = tuple(
        Event.objects.create(
            organ=organ, year=year, key=each.key, title=each.title, first=each.first,
            last=each.last, how=each.how,
        )
        for each in occasions(year)
        if each.key not in held
    )  # fmt: skip
    if not made:
        raise Refused(f"{year}年的节点都已经列出", field="year")
    words = f"列出{year}年节能宣传节点{len(made)}个"
    record("event.take", organ, by=by, organ=organ.pk, words=words)
    return made


@transaction.atomic
def add(
    organ: Organ, *, title: str, first: date, last: date | None = None, form: str = "",
    by: Person | None,
) -> Event:  # fmt: skip
    """Enter an event of the organ's own."""
    if last is not None and last < first:
        raise Refused("末日不能早于首日", field="last")
    made = Event.objects.create(
        organ=organ, year=first.year, title=title, first=first, last=last or first, form=form,
        how="本机关安排",
    )  # fmt: skip
    record("event.add", made, by=by, organ=organ.pk, words=f"安排活动：{title}，{first}")
    return made


@transaction.atomic
def set_days(
    event: Event, *, first: date, last: date | None = None, source: str = "", by: Person | None
) -> Event:
    """Enter the days, once they are announced."""
    kept = _planned(event)
    if first.year != kept.year:
        raise Refused(f"日期应在{kept.year}年内", field="first")
    if last is not None and last < first:
        raise Refused("末日不能早于首日", field="last")
    kept.first, kept.last, kept.how = first, last or first, source or kept.how
    kept.save(update_fields=["first", "last", "how"])
    words = f"{kept}：{first}至{kept.last}" + (f"（{source}）" if source else "")
    record("event.date", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def finish(
    event: Event, *, done: str, on: date, form: str = "", persons: int | None = None,
    materials: str = "", by: Person | None,
) -> Event:  # fmt: skip
    """Say what was done."""
    kept = _planned(event)
    if on.year != kept.year:
        raise Refused(f"日期应在{kept.year}年内", field="on")
    kept.done, kept.done_on, kept.state = done, on, Event.State.DONE
    kept.form, kept.persons, kept.materials, kept.by = form or kept.form, persons, materials, by
    kept.save(update_fields=["done", "done_on", "state", "form", "persons", "materials", "by"])
    record("event.finish", kept, by=by, organ=kept.organ_id, words=f"{kept}：{done}")
    return kept


@transaction.atomic
def miss(event: Event, *, reason: str, day: date, by: Person | None) -> Event:
    """Say that nothing was done, and why; not before its days are over."""
    kept = _planned(event)
    if kept.last is not None and kept.last >= day:
        raise Refused(f"{kept}到{kept.last}才结束")
    kept.done, kept.state, kept.by = reason, Event.State.MISSED, by
    kept.save(update_fields=["done", "state", "by"])
    record("event.miss", kept, by=by, organ=kept.organ_id, words=f"{kept}未开展：{reason}")
    return kept


def _planned(event: Event) -> Event:
    kept = Event.objects.select_for_update().get(pk=event.pk)
    if kept.state != Event.State.PLANNED:
        raise Refused(f"{kept}{kept.get_state_display()}")
    return kept
