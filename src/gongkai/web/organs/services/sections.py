"""Acts upon sections."""

from datetime import date

from django.db import IntegrityError, transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person, Section


@transaction.atomic
def open_section(organ: Organ, *, name: str, on: date, by: Person | None) -> Section:
    """Set up a section."""
    try:
        with transaction.atomic():
            section = Section.objects.create(organ=organ, name=name, since=on)
    except IntegrityError as taken:
        raise Refused(f"已有科室“{name}”", field="name") from taken
    words = f"设立科室“{name}”，自{on}起"
    record("section.open", section, by=by, organ=organ.pk, words=words)
    return section


@transaction.atomic
def close_section(section: Section, *, on: date, by: Person | None) -> None:
    """Close a section nobody works in any more."""
    if section.memberships.filter(until=None).exists():
        raise Refused("科室尚有人员任职，请先调整")
    if on <= section.since:
        raise Refused(f"日期应晚于设立的{section.since}", field="on")
    section.until = on
    section.save(update_fields=["until"])
    words = f"撤销科室“{section.name}”，自{on}起"
    record("section.close", section, by=by, organ=section.organ_id, words=words)
