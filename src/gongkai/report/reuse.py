"""Text used again: the passages that stand in two texts, and their share of the words.

Only Chinese characters that somebody wrote are counted. Figures, days, names of laws, the organ's
own name and the phrases every report must have (`data/official-phrases.toml`) are passed over, so
that a passage goes on across a changed year. A passage is a run of at least `SHORTEST` counted
characters that stands in the other text too. The cost grows with the length of the texts.
"""

import re
import tomllib
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

SHORTEST = 30
"""Counted characters of the shortest passage: fewer in common are chance."""

SHINGLE = 12
LONGEST_TEXT = 100_000
"""Counted characters of a text that are looked at; no chapter has as many."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_REGION = re.compile(
    r"^.{1,14}?(?:自治区|自治州|自治县|新区|实验区|开发区|[省市县区旗州盟镇乡]|街道)"
)
_CLOSING = "。；！？”"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as printed, the characters of it that count, and where each of them stands."""

    printed: str
    counted: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of a text stands in another: counted characters, and the passages as printed."""

    counted: int
    reused: int
    passages: tuple[str, ...] = ()

    @property
    def percent(self) -> int:
        """The share of the counted characters in whole per cent, rounded down."""
        return self.reused * 100 // self.counted if self.counted else 0

    @property
    def longest(self) -> str:
        """The longest passage; empty when nothing is used again."""
        return max(self.passages, key=len, default="")


def wording(text: str, *, names: Iterable[str] = ()) -> Wording:
    """What counts of a text. `names` of organs are passed over, with and without their region."""
    folded, at = _folded(text)
    kept: list[int] = []
    start = 0
    for common in _common(folded, _forms(names)):
        kept += range(start, common.start())
        start = common.end()
    kept += range(start, len(folded))
    counted = [place for place in kept if _HAN.match(folded[place])][:LONGEST_TEXT]
    return Wording(
        text, "".join(folded[place] for place in counted), tuple(at[place] for place in counted)
    )


def reuse(text: Wording, other: Wording) -> Reuse:
    """How much of `text` stands in `other`: every passage of `SHORTEST` characters and more."""
    grams = set(_pieces(other.counted, SHORTEST))
    runs: list[list[int]] = []
    last = -1
    for start, gram in enumerate(_pieces(text.counted, SHORTEST)):
        if gram not in grams:
            continue
        if runs and (start == last + 1 or start < runs[-1][1]):
            runs[-1][1] = start + SHORTEST
        else:
            runs.append([start, start + SHORTEST])
        last = start
    reused = sum(end - start for start, end in runs)
    passages = tuple(_quote(text, start, end) for start, end in runs)
    return Reuse(len(text.counted), reused, passages)


def fingerprint(text: Wording) -> frozenset[int]:
    """A few stable numbers of a text, the same on every machine.

    Two texts that share a passage share at least one of them: the least hash among every run of
    shingles as long as the shortest passage. What meets here is a candidate for `reuse`.
    """
    window = SHORTEST - SHINGLE + 1
    hashes = [zlib.crc32(piece.encode()) for piece in _pieces(text.counted, SHINGLE)]
    return frozenset(
        min(hashes[start : start + window]) for start in range(len(hashes) - window + 1)
    )


def _pieces(words: str, length: int) -> Iterator[str]:
    """Every run of so many characters, in order."""
    return (words[start : start + length] for start in range(len(words) - length + 1))


def _quote(text: Wording, start: int, end: int) -> str:
    """A passage as printed, with the stop behind it."""
    first, last = text.at[start], text.at[end - 1] + 1
    if text.printed[last : last + 1] in _CLOSING:
        last += 1
    return text.printed[first:last]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without spaces, compatible letters and digits folded; and where each stood."""
    letters: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        for letter in _fold(char):
            letters.append(letter)
            at.append(place)
    return "".join(letters), at


@cache
def _fold(char: str) -> str:
    """A letter, digit or sign of Chinese as one form; punctuation stays as printed."""
    if char == "\n":
        return char
    folded = unicodedata.normalize("NFKC", char)
    return (folded if folded.isalnum() else char).strip()


def _forms(names: Iterable[str]) -> tuple[str, ...]:
    """Organs' names as they stand in running text: whole, and without the region before them."""
    forms = {"".join(name.split()) for name in names}
    forms |= {_REGION.sub("", form) for form in forms}
    return tuple(sorted((form for form in forms if len(form) > 2), key=lambda f: (-len(f), f)))


@cache
def _phrases() -> re.Pattern[str]:
    file = resources.files("gongkai.report") / "data" / "official-phrases.toml"
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["phrases"]
    return re.compile("|".join(pattern for entry in entries for pattern in entry["patterns"]))


def _common(folded: str, names: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """What is passed over, in order: a name or a phrase, whichever begins first.

    One pattern of both would have to be compiled for every organ, which takes milliseconds.
    """
    patterns = [re.compile("|".join(map(re.escape, names)))] if names else []
    patterns.append(_phrases())
    ahead = [pattern.search(folded) for pattern in patterns]
    while found := [match for match in ahead if match]:
        first = min(found, key=lambda match: match.start())
        yield first
        ahead = [
            pattern.search(folded, first.end()) if match and match.start() < first.end() else match
            for pattern, match in zip(patterns, ahead, strict=True)
        ]
