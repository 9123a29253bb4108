"""What the record must hold before a kind of decision can be given (data/evidence.toml)."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from gongkai.law.decisions import kinds
from gongkai.web.applications.models import Event
from gongkai.web.organs.errors import Refused


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    file = Path(__file__).with_name("data") / "evidence.toml"
    rows: dict[str, dict[str, str]] = tomllib.loads(file.read_text("utf-8"))
    assert not rows.keys() - kinds().keys()  # noqa: S101 our own table
    return rows


def chosen() -> tuple[str, ...]:
    """The kinds that a drafter may choose: not those that come of an act alone."""
    return tuple(key for key in kinds() if "only" not in _rows().get(key, {}))


def lacking(kind: str, *, events: Sequence[Event], act: str) -> str:
    """What the record lacks for a kind of decision, in a sentence; empty when nothing."""
    row = _rows().get(kind)
    if row is None or ("only" in row and row["only"] == act):
        return ""
    said = f"“{kinds()[kind].title}”{row['says']}（{row['cites']}）"
    if "only" in row:
        return said
    held = any(
        each.kind == row["event"] and each.data.get("whom") in (row.get("whom"), None)
        if "whom" not in row
        else each.kind == row["event"] and each.data.get("whom") == row["whom"]
        for each in events
    )
    return "" if held else said


def require(kind: str, *, events: Sequence[Event], act: str, field: str | None = None) -> None:
    """Refuse a kind of decision for which the record lacks something."""
    said = lacking(kind, events=events, act=act)
    if said:
        raise Refused(said, field=field)
