"""The thresholds of a day, each with its article."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number that holds from a day on."""

    key: str
    value: int
    since: date
    cites: str
    confidence: str
    columns: tuple[str, ...] = ()


@cache
def _all() -> tuple[Threshold, ...]:
    data = tomllib.loads(files(__package__).joinpath("thresholds.toml").read_text("utf-8"))
    return tuple(
        Threshold(**{**row, "columns": tuple(row.get("columns", ()))}) for row in data["threshold"]
    )


def threshold(key: str, *, day: date) -> Threshold:
    """The one that holds on a day; before the first one, the first."""
    known = sorted((each for each in _all() if each.key == key), key=lambda each: each.since)
    return [known[0], *(each for each in known if each.since <= day)][-1]
