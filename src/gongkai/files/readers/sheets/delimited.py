"""CSV and its kin: the delimiter is found by trying, quoted cells may hold line breaks."""

import csv
import io
from collections import Counter
from typing import Literal

from gongkai.files.readers.sheets.layout import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT, Sheet

DELIMITERS = (",", "\t", ";", "|", "，")
_SAMPLE = 60
_SWALLOWED = 40


def sheet_of(text: str) -> tuple[Sheet, bool]:
    """The cells of a delimited text, and whether rows were left out at the limit."""
    delimiter = delimiter_of(text)
    rows = _rows(text, delimiter, quoted=True)
    if any(cell.count("\n") > _SWALLOWED for row in rows for cell in row):
        rows = _rows(text, delimiter, quoted=False)  # a quote that is never closed
    cut = len(rows) > ROW_LIMIT or sum(map(len, rows)) > CELL_LIMIT
    return Sheet(rows[:ROW_LIMIT]), cut


def delimiter_of(text: str) -> str:
    """The sign that cuts most lines into the same number of cells, two or more."""
    head = "\n".join(text.splitlines()[:_SAMPLE])
    scores = {}
    for sign in DELIMITERS:
        widths = Counter(len(row) for row in _rows(head, sign, quoted=True) if len(row) > 1)
        scores[sign] = max((width * count for width, count in widths.items()), default=0)
    best = max(DELIMITERS, key=lambda sign: scores[sign])
    return best if scores[best] else ","


def _rows(text: str, delimiter: str, *, quoted: bool) -> list[list[str]]:
    quote = '"' if quoted else None
    lines = io.StringIO(text, newline="")
    style: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    reader = csv.reader(lines, delimiter=delimiter, quotechar=quote, quoting=style)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            rows.append(row[:COLUMN_LIMIT])
            cells += len(rows[-1])
            if len(rows) > ROW_LIMIT or cells > CELL_LIMIT:
                break
    except csv.Error:
        return [line.split(delimiter, COLUMN_LIMIT) for line in text.splitlines()[: ROW_LIMIT + 1]]
    return rows
