"""Hide personal data in a text, and prove that it is hidden."""

from dataclasses import dataclass

from gongkai.web.uploads.checks.finding import TextFinding
from gongkai.web.uploads.checks.personal import (
    addresses,
    bank_cards,
    identity_numbers,
    mails,
    phones,
)
from gongkai.web.uploads.checks.stars import stars

_ROUNDS = 8
PERSONAL = frozenset(
    ("identity_number", "bank_card", "mobile", "private_phone", "private_mail", "home_address")
)


@dataclass(frozen=True, slots=True)
class Masked:
    """The text with stars, as long as it was, and what was hidden."""

    text: str
    hidden: tuple[TextFinding, ...]


def personal(text: str) -> tuple[TextFinding, ...]:
    """All personal data in a text."""
    found = (
        *identity_numbers(text), *bank_cards(text), *phones(text), *mails(text), *addresses(text),
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
