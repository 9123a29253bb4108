"""How a dispute can end, read from outcomes.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One way to end: for reviews or suits, its class in table 4, whether something is to do."""

    key: str
    path: str
    title: str
    counts: str
    cites: str
    performs: bool = False


@cache
def outcomes() -> dict[str, Outcome]:
    """All of them by key; checked: every class is one of table 4's, every key of its path."""
    text = files(__package__).joinpath("outcomes.toml").read_text("utf-8")
    found = {row["key"]: Outcome(**row) for row in tomllib.loads(text)["outcomes"]}
    for each in found.values():
        if each.counts not in ("upheld", "corrected", "other") or not each.key.startswith(
            each.path
        ):
            raise ValueError(f"outcomes.toml: {each.key}")
    return found


def of_path(path: str) -> tuple[Outcome, ...]:
    """Those of reviews or of suits, in the order of the file."""
    return tuple(each for each in outcomes().values() if each.path == path)
