"""Text used again: the passages that stand in two reports, and their share of the words.

What every report says alike — figures, days, names of laws, the organ's own name — is dropped
before comparing, so that the share speaks of what somebody wrote. Runs of Chinese characters are
compared by shingles; the cost grows with the length of the texts, not with their product.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

SHINGLE = 12
SHORTEST = 30
WINDOW = 8

# Titles, figures and days; and sentences by which nothing is reported.
COMMON = re.compile(
    r"《[^》]*》|\d[\d,.，]*(?:年|月|日|件|条|个|次|元|%)*|[a-zA-Z]+|"
    r"(?:[^。；\n]*(?:未收到|没有发生|未发生|未收取|没有其他需要报告)[^。；\n]*[。；])"
)
NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of the first text stands in the second: a share from 0 to 1, and the passages."""

    share: float
    passages: tuple[str, ...]
    counted: int

    @property
    def longest(self) -> str:
        """The longest passage; empty when nothing is used again."""
        return max(self.passages, key=len, default="")


def plain_words(text: str, *, without: str = "") -> str:
    """The Chinese characters of a text that somebody wrote for this report."""
    if without:
        text = text.replace(without, "")
    return NOT_HAN.sub("", COMMON.sub("", text))


def reuse(text: str, other: str, *, without: str = "") -> Reuse:
    """The passages of `text` of 30 characters and more that stand in `other` too.

    `without` is a name to leave out, such as the organ's own. Two texts too short to compare
    share nothing.
    """
    words, others = plain_words(text, without=without), plain_words(other, without=without)
    passages = tuple(_passages(words, others))
    counted = len(words)
    share = sum(map(len, passages)) / counted if counted else 0.0
    return Reuse(share, passages, counted)


def _passages(words: str, others: str) -> Iterator[str]:
    places: dict[str, list[int]] = defaultdict(list)
    for start in range(len(others) - SHINGLE + 1):
        places[others[start : start + SHINGLE]].append(start)
    start = 0
    while start <= len(words) - SHINGLE:
        length = max(
            (
                _run(words, start, others, at)
                for at in places.get(words[start : start + SHINGLE], ())
            ),
            default=0,
        )
        if length >= SHORTEST:
            yield words[start : start + length]
        start += max(length - SHINGLE + 1, 1) if length < SHORTEST else length


def _run(words: str, start: int, others: str, at: int) -> int:
    """How far the two texts go on alike from these places."""
    length = SHINGLE
    most = min(len(words) - start, len(others) - at)
    while length < most and words[start + length] == others[at + length]:
        length += 1
    return length


def fingerprint(text: str, *, without: str = "") -> frozenset[int]:
    """A few stable numbers of a text: texts that share a long passage share some of them.

    The least hash of every eight neighbouring shingles, so that any run of 19 characters in
    common is seen. The same on every machine.
    """
    words = plain_words(text, without=without)
    hashes = [
        zlib.crc32(words[start : start + SHINGLE].encode())
        for start in range(len(words) - SHINGLE + 1)
    ]
    if len(hashes) < WINDOW:
        return frozenset(hashes)
    return frozenset(
        min(hashes[start : start + WINDOW]) for start in range(len(hashes) - WINDOW + 1)
    )
