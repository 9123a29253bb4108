"""One thing found in a text."""

from dataclasses import dataclass

GRAVE, ORDINARY = "grave", "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFinding:
    """From `start` up to `end` in the text; `quote` is masked where it is personal data.

    `grave` stops a text until it is mended or explained; `ordinary` is told.
    """

    rule: str
    start: int
    end: int
    quote: str
    message: str
    advice: str
    severity: str = GRAVE
