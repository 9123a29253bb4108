"""What a machine can find in a text before people review it: personal data, wordings.

Pure functions from text to findings; nothing here knows Django. A finding says where it stands,
what is wrong and what to do. Personal data is never repeated in full.
"""

from gongkai.web.uploads.checks.finding import GRAVE, ORDINARY, TextFinding
from gongkai.web.uploads.checks.personal import addresses, bank_cards, identity_numbers, phones
from gongkai.web.uploads.checks.wording import Wording, shipped_words, wordings


def check_text(text: str, *, words: tuple[Wording, ...] | None = None) -> tuple[TextFinding, ...]:
    """Everything found in a text, in the order it stands there; `words` default to the shipped."""
    lists = shipped_words() if words is None else words
    found = (
        *identity_numbers(text), *bank_cards(text), *phones(text), *addresses(text),
        *wordings(text, words=lists),
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


__all__ = ["GRAVE", "ORDINARY", "TextFinding", "Wording", "check_text", "shipped_words"]
