"""Rows of an answer on the screen or in a file: columns for people, CSV, JSON; however many."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.cli.terminal import pad, tell, width_of
from gongkai.report.finding import plain

if TYPE_CHECKING:
    from gongkai.corpus.asking import Answer

_WIDEST = 40


def pour(words: Iterable[str], path: Path | None) -> None:
    """Lines to the screen or a file, however many; the file is there whole or not at all."""
    if path is None:
        tell(words)
        return
    ready = path.with_name(f".{path.name}.part")
    try:
        with ready.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in words)
        ready.replace(path)
    finally:
        ready.unlink(missing_ok=True)


def lines(answer: Answer, kind: str) -> Iterator[str]:
    """The rows as text for people, as CSV or as JSON."""
    writers = {"text": _text, "csv": _csv, "json": _json}
    return writers[kind](answer)


def _text(answer: Answer) -> Iterator[str]:
    """Columns for people, wide enough for what stands in them."""
    rows = [tuple(map(_word, row)) for row in answer.rows]
    every = [answer.columns, *rows]
    widths = [min(_WIDEST, max(map(width_of, column))) for column in zip(*every, strict=True)]
    for row in every:
        yield "  ".join(pad(word, width) for word, width in zip(row, widths, strict=True)).rstrip()
    if not rows:
        yield "（没有）"


def _csv(answer: Answer) -> Iterator[str]:
    yield _csv_line(answer.columns)
    for values in answer.rows:
        yield _csv_line(map(_word, values))


def _csv_line(words: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(words)
    return line.getvalue()


def _json(answer: Answer) -> Iterator[str]:
    """An array, one row a line."""
    before = "["
    for row in answer.rows:
        values = dict(zip(answer.columns, map(_plain, row), strict=True))
        yield before + json.dumps(values, ensure_ascii=False, default=str)
        before = ","
    yield "]" if before == "," else "[]"


def _word(value: Any) -> str:
    """A value as people write it: a figure without the zeros its column fills it up with."""
    if isinstance(value, Decimal):
        return plain(value)
    return "" if value is None else str(value)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
