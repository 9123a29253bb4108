"""A finding: what is wrong, where, what is printed, what was expected, and by which article."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gongkai.report.report import Number, Place


class Severity(StrEnum):
    """error: the report must be mended · warning: explain it · info: note it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


WORDS = {Severity.ERROR: "须改正", Severity.WARNING: "须说明", Severity.INFO: "提示"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule. `where` is a fact key, or chapterN, title, report, table2…4.

    `figure` is the number as printed, `expected` the one that follows from the others;
    `quote` is the passage spoken of; `cites` the article or notice.
    """

    code: str
    severity: Severity
    where: str
    message: str
    figure: Number | str | None = None
    expected: Number | str | None = None
    cites: str = ""
    quote: str = ""
    place: Place | None = None


def plain(number: Number | str | None) -> str:
    """A number as people write it: no exponent, no trailing zeros; 空白 for a blank."""
    if number is None:
        return "空白"
    if isinstance(number, Decimal):
        text = format(number, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(number)
