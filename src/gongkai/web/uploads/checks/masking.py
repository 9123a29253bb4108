"""Hide personal data in a text, and prove that it is hidden."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.web.uploads.checks.finding import TextFinding
from gongkai.web.uploads.checks.personal import (
    addresses,
    bank_cards,
    identity_numbers,
    mask_card,
    mask_identity,
    mask_mobile,
    phones,
)

_MASKS: dict[str, Callable[[str], str]] = {
    "identity_number": mask_identity,
    "bank_card": mask_card,
    "mobile": mask_mobile,
    "home_address": lambda text: text[:3] + "*" * (len(text) - 3),
}


@dataclass(frozen=True, slots=True)
class Masked:
    """The text with stars, and what was hidden."""

    text: str
    hidden: tuple[TextFinding, ...]


def personal(text: str) -> tuple[TextFinding, ...]:
    """All personal data in a text."""
    found = (*identity_numbers(text), *bank_cards(text), *phones(text), *addresses(text))
    return tuple(sorted(found, key=lambda each: each.start))


def mask(text: str) -> Masked:
    """Identity numbers keep 6 + 4 places, mobiles 3 + 4, cards 4, addresses their beginning.

    Overlapping finds are hidden by the first of them; what is masked is found no more.
    """
    found, parts, at = personal(text), [], 0
    hidden = []
    for each in found:
        if each.start < at:
            continue
        parts += [text[at : each.start], _MASKS[each.rule](text[each.start : each.end])]
        hidden.append(each)
        at = each.end
    return Masked("".join([*parts, text[at:]]), tuple(hidden))
