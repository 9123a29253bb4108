"""Records of the past as facts of the year, and how a record is put into plain data and back."""

from collections import defaultdict
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_type_hints

from gongkai.files.ledger.records import RECORDS
from gongkai.web.annual.models import PastRecord
from gongkai.web.organs.models import Organ

# The field in which a record names one of another sheet.
NAMING = {
    "disputes": ("application", "applications"),
    "fee_notices": ("application", "applications"),
    "postings": ("board", "boards"),
}
HEAD = "past-"


def past_of(organ: Organ, *, year: int) -> dict[str, tuple[Any, ...]]:
    """What the organ's workbooks of a year brought, by the field of YearFacts."""
    found: dict[str, list[Any]] = defaultdict(list)
    held = PastRecord.objects.filter(
        batch__organ=organ, batch__year=year, batch__withdrawn=None
    ).select_related("about")
    for each in held.order_by("pk"):
        found[each.sheet].append(_told(each))
    return {sheet: tuple(records) for sheet, records in found.items()}


def id_of(record: PastRecord) -> str:
    """Its id in the facts: the import and the row, so that its page is found without asking."""
    return f"{HEAD}{record.batch_id}-{record.pk}"


def _told(held: PastRecord) -> Any:
    named = {NAMING[held.sheet][0]: id_of(held.about)} if held.about else {}
    return unpacked(held.sheet, {**held.data, **named, "id": id_of(held)})


def packed(record: Any) -> dict[str, Any]:
    """The fields of a record but its id, as JSON holds them."""
    return {name: _plain(value) for name, value in asdict(record).items() if name != "id"}


def unpacked(sheet: str, data: dict[str, Any]) -> Any:
    """The record of a sheet from plain data."""
    kinds = _kinds(sheet)
    return RECORDS[sheet](**{name: _read(kinds[name], value) for name, value in data.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


@cache
def _kinds(sheet: str) -> dict[str, tuple[Any, ...]]:
    hints = get_type_hints(RECORDS[sheet])
    return {name: get_args(hint) or (hint,) for name, hint in hints.items()}


def _read(kinds: tuple[Any, ...], value: Any) -> Any:
    if not isinstance(value, str) or str in kinds:
        return value
    return date.fromisoformat(value) if date in kinds else Decimal(value)
