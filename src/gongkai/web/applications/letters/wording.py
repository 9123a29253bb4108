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
    """A letter's title, articles and paragraphs from a day on; the file's head explains each."""

    kind: str
    title: str
    code: str
    since: date
    cites: tuple[str, ...]
    paragraphs: tuple[str, ...]
    to: str = "addressee"
    results: bool = False
    again: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    slip: tuple[str, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """What lists call it."""
        return self.title or "答复书"

    def needs(self) -> tuple[str, ...]:
        """The facts it must be given, each once, in the order in which it says them."""
        said = (name for text in self.paragraphs for name in names_in(text))
        return tuple(dict.fromkeys(("organ", self.to, *said)))


def names_in(text: str) -> tuple[str, ...]:
    """The facts that a sentence says."""
    found = (name for _, name, _, _ in Formatter().parse(text) if name)
    return tuple(name for name in found if name != "cites")


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


def label(name: str) -> str:
    """The Chinese name of a fact."""
    return str(_file()["labels"][name])


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(it) if isinstance(it, list) else it for key, it in row.items()}


@cache
def wordings() -> tuple[Wording, ...]:
    """Every wording, as the file has them; their articles are known to the law's register."""
    found = tuple(Wording(**_row(row)) for row in _file()["letters"])
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
        raise NotInForce(mine[0].name, day)
    return max(held, key=lambda each: each.since)


def name_of(kind: str) -> str:
    """What lists call a kind of letter, by its newest wording."""
    return max((it for it in wordings() if it.kind == kind), key=lambda it: it.since).name


def code_names() -> tuple[str, ...]:
    """The codes of all letters, each once, in the order of the file."""
    return tuple(dict.fromkeys(each.code for each in wordings()))


def to_applicant(kind: str) -> bool:
    """Whether a kind of letter addresses the applicant."""
    return all(each.to == "addressee" for each in wordings() if each.kind == kind)
