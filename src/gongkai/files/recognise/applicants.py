"""The heading of table 3: which applicants its columns stand for, from left to right."""

from collections.abc import Iterable, Sequence

from gongkai.files.recognise.align import Column
from gongkai.files.recognise.heading import heading_rows
from gongkai.files.recognise.labels import NOTHING
from gongkai.files.recognise.lines import Line, Slot

ORDER = ("natural", "business", "research", "welfare", "legal", "other", "total")
LEGAL = frozenset(ORDER[1:6])
HEADING = frozenset(("corner", "applicants", "legal", *(f"column:{key}" for key in ORDER)))
CERTAIN = HEADING - {"column:other", "column:total"}
_FEWEST = 4
_DRAWN = ("ruled", "unruled")
"""Grids measured on a page: there the column further left is the earlier one, in whatever row."""


def columns_of(lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns under 申请人情况; empty when the lines are no heading of table 3.

    An unknown column keeps an empty name; a column that the form does not have is `extra`.
    """
    rows = [
        [slot for slot in row if "corner" not in slot.label.names]
        for row in heading_rows(lines, _belongs)
    ]
    whole = next((row for row in rows if len(_known(row)) >= len(ORDER) - 1), None)
    ordered = whole if whole is not None else _unfolded(rows)
    if len({line.grid for line in lines}) == 1 and lines[0].source in _DRAWN:
        ordered = sorted(ordered, key=lambda slot: slot.start)
    columns = _settled([_column(slot) for slot in _without_stub(ordered)])
    known = {column.name for column in columns if column.name in ORDER}
    return columns if len(known) >= _FEWEST else ()


def _without_stub(ordered: Sequence[Slot]) -> Sequence[Slot]:
    """Without the heads of the labels themselves: 项目, 序号 left of the first applicant."""
    first = next((n for n, slot in enumerate(ordered) if _key(slot) == ORDER[0]), 0)
    return ordered[first:] if not any(map(_key, ordered[:first])) else ordered


def _belongs(slot: Slot) -> bool:
    return bool(_key(slot) or "applicants" in slot.label.names)


def _known(row: Iterable[Slot]) -> set[str]:
    return {key for slot in row if (key := _key(slot)) in ORDER}


def _key(slot: Slot) -> str:
    names = slot.label.names
    for key in ORDER:
        if f"column:{key}" in names:
            return key
    return "extra" if "extra" in names else "legal persons" if "legal" in names else ""


def _unfolded(rows: list[list[Slot]]) -> list[Slot]:
    """The rows of the heading laid into one: 法人或其他组织 gives way to the kinds below it."""
    top: list[Slot] = []
    last: list[Slot] = []
    kinds: list[Slot] = []
    for row in rows:
        keys = {_key(slot) for slot in row}
        if "natural" not in keys and keys & LEGAL and _has_legal(top):
            row = [_unnamed(slot) for slot in row]
            keys = {_key(slot) for slot in row}
        if "legal persons" not in keys and "natural" not in keys and keys & LEGAL:
            kinds += row
            continue
        seen = False
        for slot in row:
            seen = seen or "applicants" in slot.label.names
            if "applicants" not in slot.label.names:
                (last if seen else top).append(slot)
    return list(_spliced([*top, *last], kinds))


def _unnamed(slot: Slot) -> Slot:
    """A kind that only sounds like 法人或其他组织, which stands above it already."""
    return slot._replace(label=NOTHING) if _key(slot) == "legal persons" else slot


def _spliced(top: list[Slot], kinds: list[Slot]) -> Iterable[Slot]:
    # A total under the kinds stands for the whole table, not for the legal persons, when the
    # row above has none.
    has_total = any(_key(slot) == "total" for slot in top)
    trailing = [slot for slot in kinds if _key(slot) == "total" and not has_total]
    inner = [slot for slot in kinds if slot not in trailing]
    placed = False
    for slot in top:
        if _key(slot) == "legal persons":
            yield from () if placed else inner  # printed over each kind
            placed = True
        else:
            yield slot
            if not placed and _key(slot) == "natural" and not _has_legal(top):
                yield from inner
                placed = True
    if not placed:
        yield from inner
    yield from trailing


def _has_legal(top: Iterable[Slot]) -> bool:
    return any(_key(slot) == "legal persons" for slot in top)


def _column(slot: Slot) -> Column:
    return Column(_key(slot), slot.text, slot.start, slot.end)


def _settled(columns: list[Column]) -> tuple[Column, ...]:
    """Unknown columns become extra, save one that stands where the one missing label belongs.

    Of two totals the last is the table's; any other label printed twice makes all uncertain.
    """
    names = [column.name for column in columns]
    if any(names.count(key) > 1 for key in ORDER[:-1]):
        return ()
    missing = [key for key in ORDER if key not in names]
    last_total = len(names) - 1 - names[::-1].index("total") if "total" in names else None
    settled = []
    for number, column in enumerate(columns):
        name = column.name or "extra"
        if name == "total" and number != last_total:
            name = "extra"
        if not column.name and len(columns) == len(ORDER) and missing == [ORDER[number]]:
            name = ORDER[number]
        settled.append(column._replace(name=name))
    return tuple(settled)
