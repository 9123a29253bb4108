"""Figures in braces: {制发公文数} in a clerk's text is filled from the ledger.

Braces of the half and of the full width mean the same; `{{` and `}}` print a brace.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from gongkai.report.figures import FIGURES, NAMES, key_of, name_of
from gongkai.report.finding import plain
from gongkai.report.tally import Count

BRACES = re.compile(
    r"(?P<escaped>\{\{|\}\}|｛｛|｝｝)|[{｛](?P<name>[^{}｛｝\n]*)[}｝]|(?P<unpaired>[{}｛｝])"
)
RESEMBLES = 0.4
"""How like a misspelt name a known one must be to be suggested (difflib's ratio)."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its braces filled.

    `used` are the keys of the figures; `unknown` the names that are no figures of ours, or whose
    number this ledger cannot know; `unpaired` counts braces without their other half. What could
    not be filled stays as it was typed.
    """

    text: str
    used: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unpaired: int = 0


def fill(text: str, values: Mapping[str, Count]) -> Filled:
    """Put figures for the names in braces.

    A name is a figure's Chinese name, its English key, or the fact key of a cell.
    """
    used: list[str] = []
    unknown: list[str] = []
    unpaired: list[str] = []

    def put(found: re.Match[str]) -> str:
        if found["escaped"]:
            return found[0][0]
        if found["unpaired"]:
            unpaired.append(found[0])
            return found[0]
        name = found["name"].strip()
        count = values.get(key_of(name, values) or "")
        if count is None or count.value is None:
            unknown.append(name)
            return found[0]
        used.append(str(key_of(name, values)))
        return plain(count.value)

    return Filled(BRACES.sub(put, text), tuple(used), tuple(unknown), len(unpaired))


def nearest(name: str, values: Mapping[str, Count], *, most: int = 3) -> tuple[str, ...]:
    """The names that a misspelt name may have meant, the likeliest first.

    An English key is answered with keys, a Chinese name with names.
    """
    keys = dict.fromkeys([*(each.key for each in FIGURES), *values])
    if name.isascii():
        return tuple(get_close_matches(name, keys, n=most, cutoff=RESEMBLES))
    names = [name_of(key) for key in keys if key in NAMES or name_of(key) != key]
    return tuple(get_close_matches(name, names, n=most, cutoff=RESEMBLES))
