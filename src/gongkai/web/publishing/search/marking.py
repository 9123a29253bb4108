"""Where the words of a question stand in a text, and the passage worth showing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from gongkai.web.publishing.search.words import Phrase, is_plain, located

BEFORE, LENGTH = 30, 120
NEAR = 2 * BEFORE + LENGTH  # signs looked through around a likely place
FAR = 1000  # and where there is none


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, marked or not."""

    text: str
    marked: bool


def marked(text: str, phrases: tuple[Phrase, ...]) -> tuple[Piece, ...]:
    """A whole text with what was asked for marked."""
    return _cut(text, spans(text, phrases), 0, len(text))


def html(pieces: Iterable[Piece]) -> SafeString:
    """As it is shown."""
    parts = (
        f"<mark>{escape(each.text)}</mark>" if each.marked else escape(each.text)
        for each in pieces
    )
    return mark_safe("".join(parts))  # noqa: S308 each part is escaped


def passage(text: str, phrases: tuple[Phrase, ...]) -> tuple[Piece, ...]:
    """The surroundings of the first place; the beginning where there is none."""
    text = " ".join(text.split())
    found = _first_places(text, phrases)
    start = max(0, found[0][0] - BEFORE) if found else 0
    end = min(len(text), start + LENGTH)
    pieces = _cut(text, found, start, end)
    before = (Piece("…", marked=False),) if start else ()
    after = (Piece("…", marked=False),) if end < len(text) else ()
    return before + pieces + after


def _first_places(text: str, phrases: tuple[Phrase, ...]) -> list[tuple[int, int]]:
    """Places near the first one; looked for around the likely ones, then in the beginning."""
    folded = text.lower()  # keeps, but for a few signs, every place
    likely = sorted(at for each in phrases if (at := folded.find(each.sample())) >= 0)
    for each in likely:
        at = max(0, each - BEFORE)
        if near := spans(text[at : at + NEAR], phrases):
            return [(at + start, at + end) for start, end in near]
    return spans(text[:FAR], phrases)


def spans(text: str, phrases: tuple[Phrase, ...]) -> list[tuple[int, int]]:
    """The places of all phrases, in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(_all_places(text, phrases)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _all_places(text: str, phrases: tuple[Phrase, ...]) -> Iterator[tuple[int, int]]:
    """Chinese words stand in a plain text as they are typed: found without taking it apart."""
    if all(phrase.typed for phrase in phrases) and is_plain(text):
        for phrase in phrases:
            yield from _typed(text, phrase.typed)
        return
    known = located(text)
    for phrase in phrases:
        yield from _places(known, phrase)


def _typed(text: str, word: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + 1)


def _places(known: list[tuple[str, int, int]], phrase: Phrase) -> Iterator[tuple[int, int]]:
    head = phrase.words[0]
    for first in range(len(known) - len(phrase.words) + 1):
        if not known[first][0].startswith(head):
            continue
        stretch = known[first : first + len(phrase.words)]
        *sure, last = zip(stretch, phrase.words, strict=True)
        if all(here[0] == word for here, word in sure):
            (here, start, end), word = last
            if here == word:
                yield stretch[0][1], end
            elif phrase.open and here.startswith(word):
                yield stretch[0][1], start + 1


def _cut(text: str, places: list[tuple[int, int]], start: int, end: int) -> tuple[Piece, ...]:
    pieces, at = [], start
    for begin, stop in places:
        begin, stop = max(begin, start), min(stop, end)
        if begin >= stop:
            continue
        if at < begin:
            pieces.append(Piece(text[at:begin], marked=False))
        pieces.append(Piece(text[begin:stop], marked=True))
        at = stop
    if at < end:
        pieces.append(Piece(text[at:end], marked=False))
    return tuple(pieces)
