"""Rows that gained or lost cells are read right or left out; a figure is never misplaced."""

from dataclasses import replace
from random import Random

import pytest

from gongkai.files import read_bytes
from gongkai.report.report import AnnualReport, Cell
from tests.page_rows import Box, Rows, filled, lone_total, same, too_tall, unmerged
from tests.papers import differences, page, table, tables
from tests.reports import balanced_report

CHANGES = (same, filled, unmerged, too_tall, lone_total)


def sparse(report: AnnualReport, chance: Random) -> AnnualReport:
    """The report with some cells blank."""
    share = chance.choice((0, 0.2, 0.6))
    cells = {
        key: Cell(None) if chance.random() < share else cell for key, cell in report.cells.items()
    }
    return replace(report, cells=cells)


def damaged(rows: Rows, chance: Random) -> Rows:
    """One row in four gains a blank cell, loses trailing blanks, or joins or widens cells."""
    return [_damaged(row, chance) if any(b.figure for b in row) else row for row in rows]


def _damaged(row: list[Box], chance: Random) -> list[Box]:
    first = next(number for number, box in enumerate(row) if box.figure)
    act = chance.randrange(24)
    if act == 0:
        return [*row, Box("")]
    if act == 1:
        return [Box(""), *row]
    if act == 2:
        return [*row[:first], Box(""), *row[first:]]
    if act == 3:
        return [*row[:first], replace(row[first], across=2), *row[first + 1 :]]
    if act == 4:
        last = max((number for number, box in enumerate(row) if box.text), default=0)
        return row[: last + 1]
    if act == 5:
        pairs = [n for n in range(first, len(row) - 1) if not row[n].text + row[n + 1].text]
        if pairs:
            return [*row[: pairs[0]], replace(row[pairs[0]], across=2), *row[pairs[0] + 2 :]]
    return row


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_row_is_read_right_or_left_out(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    report = sparse(balanced_report(seed, busy=bool(seed % 2)), chance)
    change = chance.choice(CHANGES)
    bodies = [table(damaged(change(rows), chance)) for rows in tables(report)]
    got = read_bytes(page(report, bodies).encode(), name="a.html")
    found = differences(report, got)
    assert not {key: words for key, words in found.items() if "read as" in words}
    assert len(found) < len(report.cells) / 2
