"""The law of counting: for each cell of the form, what is counted in it and by which article."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources

from gongkai.law.decisions import kinds_of, leaves
from gongkai.law.instruments import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One sentence on how a cell is counted; `match` are the patterns of the keys it is about."""

    match: tuple[str, ...]
    words: str
    cites: tuple[str, ...]
    confidence: Confidence = Confidence.READ

    @property
    def sure(self) -> bool:
        """Whether a text that we read says so."""
        return self.confidence is Confidence.READ


def basis_of(key: str) -> tuple[Basis, ...]:
    """Everything to be said of a cell, the general first; a result also names its articles."""
    found = (each for each in every() if any(fnmatchcase(key, one) for one in each.match))
    return (*found, *_of_leaf(key))


@cache
def every() -> tuple[Basis, ...]:
    """The sentences in the order of the data file."""
    file = resources.files("gongkai.report") / "data" / "basis.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["basis"]
    return tuple(
        Basis(
            match=tuple(row["match"]),
            words=row["words"],
            cites=tuple(row["cites"]),
            confidence=Confidence(row.get("confidence", "read")),
        )
        for row in rows
    )


def _of_leaf(key: str) -> Iterator[Basis]:
    """The kinds of decision that count in a row of results, with their articles."""
    table, _, rest = key.partition(".")
    leaf = rest.partition(".")[0]
    if table != "table3" or leaf not in leaves():
        return
    for kind in kinds_of(leaf):
        yield Basis(match=(key,), words=kind.title, cites=kind.cites, confidence=kind.confidence)
