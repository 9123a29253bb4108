"""Wordings from lists that have an edition."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.web.uploads.checks.finding import GRAVE, ORDINARY, TextFinding
from gongkai.web.uploads.checks.flat import flat


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to look for, what is wrong with them, what to write instead; who says so."""

    find: str
    say: str
    use: str
    severity: str = ORDINARY
    kind: str = ""
    cites: str = ""
    but: tuple[str, ...] = ()  # longer words in which they are right


@cache
def shipped() -> tuple[str, tuple[Wording, ...]]:
    """The edition and the words of the list that ships with the program."""
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    words = tuple(
        Wording(row["find"], row["say"], row["use"], row.get("severity", each["severity"]),
                each["title"], row.get("cites", each.get("cites", "")), tuple(row.get("but", ())))
        for each in data["lists"] for row in each["words"]
    )  # fmt: skip
    for word in words:
        if word.severity not in (GRAVE, ORDINARY) or len(word.find) < 2:
            raise ValueError(f"words.toml: {word.find}")
    return str(data["edition"]), words


def shipped_words() -> tuple[Wording, ...]:
    """The words alone."""
    return shipped()[1]


def wordings(text: str, *, words: Iterable[Wording]) -> Iterator[TextFinding]:
    """Each place where one of the words stands, and not as a part of a longer, right one."""
    plain = flat(text)
    for each in words:
        find = flat(each.find)
        start = plain.find(find)
        while start >= 0:
            end = start + len(find)
            if not _belongs(plain, start, end, each.but):
                instead = f"改为“{each.use}”" if each.use else "删除或者改写"
                yield TextFinding(
                    rule="wording", start=start, end=end, quote=text[start:end], message=each.say,
                    advice=instead, severity=each.severity,
                )  # fmt: skip
            start = plain.find(find, end)


def _belongs(text: str, start: int, end: int, longer: tuple[str, ...]) -> bool:
    return any(text.find(each, max(0, start - len(each)), end + len(each)) >= 0 for each in longer)
