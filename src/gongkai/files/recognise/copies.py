"""Printings of table 3 as found: rows by key, lines without a known row, and what they give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.files.recognise.align import Column, Fit
from gongkai.files.recognise.applicants import ORDER
from gongkai.files.recognise.found import Found
from gongkai.files.recognise.labels import edits
from gongkai.files.recognise.lines import Line, Slot
from gongkai.files.recognise.vocabulary import fold, official
from gongkai.report.edition import editions

_FEWEST = 3


@dataclass
class Row:
    """A line of table 3 with its label; `fit` is None when its figures could not be placed."""

    key: str
    label: Slot
    fit: Fit | None
    line: Line
    columns: tuple[Column, ...]
    figures: bool = True


@dataclass
class Copy:
    """One printing of table 3; a paper may carry last year's too.

    `assumed`: no column is named, and the form's order was proved by the totals of all rows.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    strange: list[Row] = field(default_factory=list)
    labels: list[Slot] = field(default_factory=list)
    columns: tuple[Column, ...] = ()
    before: str = ""
    assumed: bool = False


def best(copies: Sequence[Copy], year: int | None) -> Copy | None:
    """The fullest copy; of two equally full ones the one not announced for another year."""
    full = [copy for copy in copies if len(copy.rows) >= _FEWEST]
    return max(
        full, key=lambda copy: (len(copy.rows), not _other_year(copy.before, year)), default=None
    )


def _other_year(text: str, year: int | None) -> bool:
    years = re.findall(r"20\d\d(?=年)", fold(text))
    return (bool(years) and year is not None and str(year) not in years) or "上一年度" in text


def name_rows(copy: Copy) -> None:
    """Give lines without a known label the rows missing between their neighbours.

    Only when exactly as many lines stand there as rows of the form are missing, and any words
    printed in their label are like the row's.
    """
    keys = _rows_of_form(copy)
    for before in list(copy.rows):
        lines = [row for row in copy.strange if row.key == before]
        if before not in keys or not lines:
            continue
        start = keys.index(before) + 1
        missing = []
        while start < len(keys) and keys[start] not in copy.rows:
            missing.append(keys[start])
            start += 1
        if len(missing) != len(lines) or start == len(keys):
            continue
        if all(_alike(row.label, key) for row, key in zip(lines, missing, strict=True)):
            for row, key in zip(lines, missing, strict=True):
                row.key = key
                copy.rows[key] = row
                copy.strange.remove(row)


def _rows_of_form(copy: Copy) -> list[str]:
    forms = editions()
    best = max(forms, key=lambda form: sum(row.key in copy.rows for row in form.rows))
    return [row.key for row in best.rows]


def _alike(label: Slot, key: str) -> bool:
    """Whether a label says nothing, or half of what the row's label says."""
    if label.reading.sort != "words":
        return True
    words = {each for form in editions() for each in official(form).get(f"row:{key}", ())}
    printed = label.label.core
    return any(
        edits(printed, word, most=len(word)) <= len(word) // 2 or _spread_in(word, printed)
        for word in words
    )


def _spread_in(word: str, printed: str) -> bool:
    """Whether all characters of a label come in a text in their order, with others between."""
    letters = iter(printed)
    return len(printed) <= 3 * len(word) and all(letter in letters for letter in word)


def collect(copy: Copy) -> Found:
    """The slots of a copy by fact key; what could not be placed is left out with a remark."""
    found = Found(3)
    for key, row in copy.rows.items():
        if row.label.reading.sort != "number":  # a row named by its place: its label was not read
            found.meet(row.label, f"row:{key}")
        found.grids.add(row.line.grid)
        if row.fit is not None or row.figures or not _heads_group(row):
            _collect_row(found, key, row)  # else （六）其他处理 stands over its three rows
    for slot in copy.labels:
        for name in _naming(slot):
            found.meet(slot, name)
    return found


def _collect_row(found: Found, key: str, row: Row) -> None:
    if row.fit is None:
        text = "这一行的数字与各列对不上，不能确定，没有读取"
        found.note("REA04", text, where=f"table3.{key}.total", slot=row.label)
        return
    for column, slot in zip(row.columns, row.fit, strict=True):
        if column.name in ORDER and slot is not None:
            found.slots[f"table3.{key}.{column.name}"] = slot


def _heads_group(row: Row) -> bool:
    return any(name.startswith("group:") for name in row.label.label.names)


def _naming(slot: Slot) -> Iterator[str]:
    for name in slot.label.names:
        if name.startswith("group:") or name == "results":
            yield name
