"""Text into the words of the index, questions into phrases of the same words.

Han characters become overlapping pairs, one at each character, the last of a run alone:
信息公开 is `信息 息公 公开 开`. A phrase of pairs is found exactly where the characters stand
together, however short or new the word is. Latin words and figures are whole words. Signs between
them are one word, so that no phrase bridges them; white space between two Han characters is only
layout (a PDF breaks lines anywhere).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from operator import add

_HAN = "\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+|(?:\s*(?:[^\w\s]|_))+")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_SIGN = re.compile(f"[{_HAN}]")
_LAYOUT = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_PART = re.compile(r"[\"“”]([^\"“”]*)[\"“”]?|([^\s\"“”]+)")
BREAK = "."  # the word for any signs
LONGEST_WORD = 64
LONGEST_QUESTION = 100
MOST_PHRASES = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together; the last one may be only the beginning of a pair."""

    words: tuple[str, ...]
    open: bool = False

    @property
    def typed(self) -> str:
        """The phrase as it is written, if all of it is one run of Han characters; else empty."""
        sample = self.sample()
        whole = _is_han(sample) and len(sample) == len(self.words) + (not self.open)
        return sample if whole else ""

    def sample(self) -> str:
        """The beginning as it is mostly written: for a quick look before a slow one."""
        start = self.words[0]
        for word in self.words[1:]:
            if len(word) != 2 or word[0] != start[-1] or not _is_han(word):
                break
            start += word[1]
        return start


def plain(text: str) -> str:
    """One spelling: full width, circled, capital and Kangxi forms become the ordinary ones."""
    folded = _normal(text).casefold()
    return _normal(folded)


@lru_cache(maxsize=2**15)
def _plain_sign(sign: str) -> str:
    return plain(sign)


def _normal(text: str) -> str:
    # Most texts are normal already, which is seen faster than it is done.
    if unicodedata.is_normalized("NFKC", text):
        return text
    return unicodedata.normalize("NFKC", text)


def words(text: str) -> list[str]:
    """The words of a text, one position each."""
    return [word for run in _runs(_LAYOUT.sub("", plain(text))) for word in _split(run)]


def is_plain(text: str) -> bool:
    """Whether the words of a text stand where its characters do."""
    return text == plain(text) and not _LAYOUT.search(text)


def located(text: str) -> list[tuple[str, int, int]]:
    """The same words, each with where it stands in the text as it is written."""
    signs = [(each, at) for at, sign in enumerate(text) for each in _plain_sign(sign)]
    for gap in reversed(list(_LAYOUT.finditer("".join(each for each, _ in signs)))):
        del signs[gap.start() : gap.end()]
    found = []
    for run in _RUN.finditer("".join(each for each, _ in signs)):
        start = run.start()
        for word in _split(run[0]):
            length = len(word) if _is_han(word) else len(run[0])
            found.append((word, signs[start][1], signs[start + length - 1][1] + 1))
            start += 1
    return found


def asked(question: str) -> tuple[Phrase, ...]:
    """The phrases of a question: white space parts them, quotation marks keep them together."""
    found = []
    for quoted, single in _PART.findall(question[:LONGEST_QUESTION]):
        phrase = _phrase(quoted or single)
        if phrase and phrase not in found:
            found.append(phrase)
    return tuple(found[:MOST_PHRASES])


def pairs(text: str) -> frozenset[str]:
    """What tells a text from others: pairs of Han characters, Latin words, figures."""
    return frozenset(each for each in words(text) if len(each) > 1)


def _phrase(part: str) -> Phrase | None:
    runs = _runs(_LAYOUT.sub("", _EDGE.sub("", plain(part))))
    if not runs:
        return None
    split = [word for run in runs for word in _split(run)]
    if not _is_han(runs[-1][0]):
        return Phrase(tuple(split))
    # The last character begins a pair that the question does not know.
    return Phrase(tuple(split), open=True) if len(runs[-1]) == 1 else Phrase(tuple(split[:-1]))


def _runs(text: str) -> list[str]:
    return _RUN.findall(text)


def _split(run: str) -> list[str]:
    if _is_han(run[0]):
        return [*map(add, run, run[1:]), run[-1]]
    return [run[:LONGEST_WORD] if run.isalnum() else BREAK]


def _is_han(sign: str) -> bool:
    return _SIGN.match(sign) is not None
