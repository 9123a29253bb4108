"""Hide personal data, and words that somebody names, in a text; prove that they are hidden.

The named words hold while `naming` lasts: every maker of a masked copy and its proof ask here.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from gongkai.web.uploads.checks.finding import TextFinding
from gongkai.web.uploads.checks.personal import (
    addresses,
    bank_cards,
    identity_numbers,
    mails,
    phones,
)
from gongkai.web.uploads.checks.stars import NAMED, stars

_ROUNDS = 8
PERSONAL = frozenset(
    ("identity_number", "bank_card", "mobile", "private_phone", "private_mail", "home_address")
)


@dataclass(frozen=True, slots=True)
class Masked:
    """The text with stars, as long as it was, and what was hidden."""

    text: str
    hidden: tuple[TextFinding, ...]


_named: ContextVar[tuple[str, ...]] = ContextVar("named", default=())


@contextmanager
def naming(words: Iterable[str]) -> Iterator[None]:
    """Hide these words too, wherever they stand, across the breaks of lines."""
    before = _named.set(tuple(words))
    try:
        yield
    finally:
        _named.reset(before)


def named(text: str) -> Iterator[TextFinding]:
    """Where the named words stand."""
    for word in _named.get():
        signs = (re.escape(each) for each in word if not each.isspace())
        for found in re.finditer(r"\s*".join(signs), text):
            yield TextFinding(
                rule=NAMED, start=found.start(), end=found.end(), quote="",
                message="指定遮盖的文字", advice="",
            )  # fmt: skip


def personal(text: str) -> tuple[TextFinding, ...]:
    """All personal data in a text, and what is named."""
    found = (
        *identity_numbers(text), *bank_cards(text), *phones(text), *mails(text), *addresses(text),
        *named(text),
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def mask(text: str) -> Masked:
    """Identity numbers keep 6 + 4 places, mobiles 3 + 4, cards 4, addresses up to the street.

    Of overlapping finds the first is hidden, then what is left is looked at again: in the end
    nothing is found any more.
    """
    hidden: list[TextFinding] = []
    for _ in range(_ROUNDS):
        found = personal(text)
        if not found:
            break
        text = _once(text, found, hidden)
    return Masked(text, tuple(sorted(hidden, key=lambda each: each.start)))


def _once(text: str, found: tuple[TextFinding, ...], hidden: list[TextFinding]) -> str:
    parts, at = [], 0
    for each in found:
        if each.start >= at:
            parts += [text[at : each.start], stars(each.rule, text[each.start : each.end])]
            hidden.append(each)
            at = each.end
    return "".join([*parts, text[at:]])
