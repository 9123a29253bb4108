"""By which day a report is handed in, by the kind of organ."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.web.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Due:
    """The last day, and the article."""

    day: date
    cites: str


def due_of(organ: Organ, *, year: int) -> Due:
    """The last day for the report of a year, which lies in the year after."""
    (row,) = (each for each in _table() if organ.kind in each["kinds"])
    return Due(date(year + 1, row["month"], row["day"]), row["cites"])


@cache
def _table() -> tuple[dict[str, Any], ...]:
    text = files(__package__).joinpath("due.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["due"])
