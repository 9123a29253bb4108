"""By which day a report is handed in, by the kind of organ: the law's day or the authority's."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.web.annual.models import DueDay
from gongkai.web.organs import queries as organs
from gongkai.web.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Due:
    """The last day, and the article or the notice that says so."""

    day: date
    cites: str


def due_of(organ: Organ, *, year: int) -> Due:
    """The last day for an organ's report of a year, which lies in the year after."""
    above = organs.ancestors(organ, day=date(year, 12, 31))
    return dues_of(above[-1] if above else None, year=year)[organ.kind]


def dues_of(authority: Organ | None, *, year: int) -> dict[str, Due]:
    """The last days of all kinds of organs below an authority; one query."""
    found = {
        kind: Due(date(year + 1, *row["day"]), row["cites"])
        for kind, row in _table().items()
    }  # fmt: skip
    own = DueDay.objects.filter(authority=authority, from_year__lte=year).order_by("from_year")
    return found | {
        each.kind: Due(date(year + 1, each.month, each.day), each.basis) for each in own
    }


def latest_of(kind: str, *, year: int) -> Due:
    """The day after which no authority may set its own."""
    row = _table()[kind]
    return Due(date(year + 1, *row["latest"]), row["cites"])


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files(__package__).joinpath("due.toml").read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["due"]
    return {kind: row for row in rows for kind in row["kinds"]}
