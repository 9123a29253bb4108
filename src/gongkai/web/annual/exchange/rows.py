"""The rows that a workbook brought, as they stood in it: column by column, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.files.ledger.sheets import sheet as sheet_of
from gongkai.files.ledger.sheets import sheets
from gongkai.files.ledger.write import printed
from gongkai.web.annual.models import LedgerImport, PastRecord
from gongkai.web.annual.past import NAMING, unpacked

SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the workbook, and what stood under each heading."""

    key: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a sheet; `after` is where the next page goes on, None at the end."""

    sheet: str
    title: str
    rows: tuple[Row, ...]
    after: int | None


def sheets_of(batch: LedgerImport) -> tuple[tuple[str, str], ...]:
    """The sheets of which rows are kept, with their titles."""
    found = set(batch.records.values_list("sheet", flat=True).distinct())
    return tuple((each.key, each.title) for each in sheets() if each.key in found)


def page_of(batch: LedgerImport, *, sheet: str, after: int = 0) -> Page:
    """The rows of a sheet behind one of them."""
    rows = batch.records.filter(sheet=sheet, pk__gt=after).select_related("about")
    found = list(rows.order_by("pk")[: SIZE + 1])
    more = found[SIZE - 1].pk if len(found) > SIZE else None
    return Page(sheet, sheet_of(sheet).title, tuple(_rows(found[:SIZE])), more)


def _rows(found: Iterable[PastRecord]) -> Iterable[Row]:
    for each in found:
        field = NAMING.get(each.sheet, ("", ""))[0]
        named = {field: each.about.key} if each.about else {}
        record = unpacked(each.sheet, {**each.data, **named, "id": each.key})
        columns = [one for one in sheet_of(each.sheet).columns if one.field != "id"]
        words = ((one.title, printed(one, getattr(record, one.field))) for one in columns)
        yield Row(each.key, tuple((title, str(word)) for title, word in words if word is not None))
