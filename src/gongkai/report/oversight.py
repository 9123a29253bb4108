"""Facts of supervision (Art. 46, 47, 50(4), 51–53): assessment, social review, accountability.

Words of grades, ways and measures are those of the ledger. No person is named anywhere.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The result of an assessment (工作考核) of an organ or one of its sections."""

    id: str
    subject: str
    grade: str
    score: Decimal | None = None
    decided: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialReview:
    """A round of social review (社会评议) with its sums; None: not known."""

    id: str
    title: str
    way: str = ""
    ended: date | None = None
    asked: int | None = None
    answered: int | None = None
    content: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accountability:
    """A measure of accountability (责任追究), by category of whom it fell on."""

    id: str
    day: date
    measure: str
    whom: str = ""
    ground: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint or report (投诉举报) that the organ handled, and what came of it."""

    id: str
    received: date
    basis: str = ""
    answered: date | None = None
    outcome: str = ""
