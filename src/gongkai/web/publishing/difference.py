"""What changed between two texts, in pieces a reader can follow: added, removed, moved.

Paragraphs are compared first, then the words inside those that changed: a Han character is a word,
so is a number or a Latin word. One same character between two changes counts as changed too, for
a confetti of single characters tells nobody anything.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|.", re.DOTALL)
_TOO_LONG = 4000  # words of a paragraph beyond which it is given as a whole
_MOVED = 8  # a shorter paragraph that stands elsewhere is coincidence


class Change(StrEnum):
    """What became of a piece."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    change: Change
    text: str


Paragraph = tuple[Piece, ...]


def difference(before: str, after: str) -> tuple[Paragraph, ...]:
    """The paragraphs of both texts in reading order, each in pieces."""
    old, new = _paragraphs(before), _paragraphs(after)
    made: list[Paragraph] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made += ((Piece(Change.SAME, each),) for each in old[a:b])
        else:
            made += _changed(old[a:b], new[c:d])
    return _with_moves(made)


def changed(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether there is any difference."""
    return any(each.change != Change.SAME for one in paragraphs for each in one)


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.splitlines() if each.strip()]


def _changed(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    """Paragraphs that stand for each other are compared by words, what is left over is whole."""
    if any(each in new for each in old) or len(old) != len(new):
        pairs = _pairs(old, new)
    else:
        pairs = list(zip_longest(old, new))
    for before, after in pairs:
        if before is None:
            yield (Piece(Change.ADDED, after or ""),)
        elif after is None:
            yield (Piece(Change.REMOVED, before),)
        else:
            yield _words(before, after)


def _pairs(old: list[str], new: list[str]) -> list[tuple[str | None, str | None]]:
    """Each new paragraph with the next old one that is much like it."""
    made: list[tuple[str | None, str | None]] = []
    left = list(old)
    for after in new:
        like = next((each for each in left if _alike(each, after)), None)
        if like is not None:
            place = left.index(like)
            made += ((each, None) for each in left[:place])
            left = left[place + 1 :]
        made.append((like, after))
    return made + [(each, None) for each in left]


def _alike(before: str, after: str) -> bool:
    match = SequenceMatcher(None, before[:400], after[:400], autojunk=False)
    return match.real_quick_ratio() > 0.5 and match.quick_ratio() > 0.5 and match.ratio() > 0.5


def _words(before: str, after: str) -> Paragraph:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) > _TOO_LONG or len(new) > _TOO_LONG:
        return (Piece(Change.REMOVED, before), Piece(Change.ADDED, after))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    runs: list[list[tuple[str, str]]] = []
    for place, (tag, a, b, c, d) in enumerate(codes):
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        between = 0 < place < len(codes) - 1 and len(gone) == 1
        if tag == "equal" and not between:
            runs.append([(gone, gone)])
        elif runs and runs[-1] and place and not _is_same(runs[-1]):
            runs[-1].append((gone, come))
        else:
            runs.append([(gone, come)])
    return tuple(piece for run in runs for piece in _pieces(run))


def _is_same(run: list[tuple[str, str]]) -> bool:
    return len(run) == 1 and run[0][0] == run[0][1]


def _pieces(run: list[tuple[str, str]]) -> Iterator[Piece]:
    gone, come = ("".join(each) for each in zip(*run, strict=True))
    if gone == come:
        yield Piece(Change.SAME, gone)
        return
    if gone:
        yield Piece(Change.REMOVED, gone)
    if come:
        yield Piece(Change.ADDED, come)


def _with_moves(made: list[Paragraph]) -> tuple[Paragraph, ...]:
    """A whole paragraph removed here and added there was moved."""
    whole = {
        change: {each[0].text for each in group}
        for change, group in (
            (change, [one for one in made if len(one) == 1 and one[0].change == change])
            for change in (Change.ADDED, Change.REMOVED)
        )
    }
    both = {each for each in whole[Change.ADDED] & whole[Change.REMOVED] if len(each) >= _MOVED}
    names = {Change.ADDED: Change.MOVED_HERE, Change.REMOVED: Change.MOVED_AWAY}
    return tuple(
        (Piece(names[one[0].change], one[0].text),)
        if len(one) == 1 and one[0].text in both and one[0].change in names
        else one
        for one in made
    )
