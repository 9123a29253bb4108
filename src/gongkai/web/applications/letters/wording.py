"""The wording of each kind of letter in force on a day (wording.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from gongkai.law.errors import NotInForce, UnknownKey
from gongkai.law.instruments import check_cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A letter's title, articles and paragraphs from a day on; `to` is whom it addresses."""

    kind: str
    title: str
    since: date
    cites: tuple[str, ...]
    paragraphs: tuple[str, ...]
    to: str = "addressee"

    def needs(self) -> tuple[str, ...]:
        """The facts it must be given, each once, in the order in which it says them."""
        said = (name for text in self.paragraphs for _, name, _, _ in Formatter().parse(text))
        names = dict.fromkeys(("organ", self.to, *(name for name in said if name)))
        return tuple(name for name in names if name != "cites")


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


def label(name: str) -> str:
    """The Chinese name of a fact."""
    return str(_file()["labels"][name])


@cache
def wordings() -> tuple[Wording, ...]:
    """Every wording, as the file has them; their articles are known to the law's register."""
    found = tuple(
        Wording(**{**row, "cites": tuple(row["cites"]), "paragraphs": tuple(row["paragraphs"])})
        for row in _file()["letters"]
    )
    for each in found:
        check_cites(each.cites, since=each.since, place=f"wording.toml {each.kind}")
    return found


def wording_on(kind: str, *, day: date) -> Wording:
    """The wording in force on a day; raises UnknownKey, NotInForce."""
    mine = [each for each in wordings() if each.kind == kind]
    if not mine:
        raise UnknownKey("文书", kind, tuple(dict.fromkeys(each.kind for each in wordings())))
    held = [each for each in mine if each.since <= day]
    if not held:
        raise NotInForce(mine[0].title or "答复书", day)
    return max(held, key=lambda each: each.since)
