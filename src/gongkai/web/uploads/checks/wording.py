"""Wordings from lists that have an edition."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.web.uploads.checks.finding import GRAVE, ORDINARY, TextFinding


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to look for, what is wrong with them, what to write instead."""

    find: str
    say: str
    use: str
    severity: str = ORDINARY


@cache
def shipped() -> tuple[str, tuple[Wording, ...]]:
    """The edition and the words of the list that ships with the program."""
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    words = tuple(
        Wording(row["find"], row["say"], row["use"], row["severity"]) for row in data["words"]
    )
    for each in words:
        if each.severity not in (GRAVE, ORDINARY) or not each.find:
            raise ValueError(f"words.toml: {each.find}")
    return str(data["edition"]), words


def shipped_words() -> tuple[Wording, ...]:
    """The words alone."""
    return shipped()[1]


def wordings(text: str, *, words: Iterable[Wording]) -> Iterator[TextFinding]:
    """Each place where one of the words stands."""
    for each in words:
        start = text.find(each.find)
        while start >= 0:
            end = start + len(each.find)
            instead = f"改为“{each.use}”" if each.use else "删除或者改写"
            yield TextFinding(
                rule="wording", start=start, end=end, quote=each.find, message=each.say,
                advice=instead, severity=each.severity,
            )  # fmt: skip
            start = text.find(each.find, end)
