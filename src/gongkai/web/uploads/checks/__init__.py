"""What a machine can find in a text before people review it: personal data, wordings, links.

Pure functions from text to findings; nothing here knows Django. A finding says where it stands,
what is wrong and what to do. Personal data is never repeated in full.
"""

from gongkai.web.uploads.checks.finding import GRAVE, ORDINARY, TextFinding
from gongkai.web.uploads.checks.links import FoundLink, links
from gongkai.web.uploads.checks.masking import personal
from gongkai.web.uploads.checks.wording import Wording, shipped_words, wordings


def check_text(text: str, *, words: tuple[Wording, ...] | None = None) -> tuple[TextFinding, ...]:
    """Everything found in a text, in the order it stands there; `words` default to the shipped."""
    lists = shipped_words() if words is None else words
    found = (*personal(text), *wordings(text, words=lists))
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


__all__ = [
    "GRAVE", "ORDINARY", "FoundLink", "TextFinding", "Wording", "check_text", "links",
    "shipped_words", "wordings",
]  # fmt: skip
