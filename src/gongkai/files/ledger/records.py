"""Which record of YearFacts a row of each sheet becomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.report import facts, oversight


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A row of the sheet 正文: the clerk's own words for a section of the report."""

    id: str
    section: str
    text: str


RECORDS: Mapping[str, Callable[..., Any]] = {
    "documents": facts.Document,
    "standing": facts.StandingDocument,
    "counts": facts.MonthlyCount,
    "income": facts.FeeIncome,
    "publications": facts.Publication,
    "applications": facts.Application,
    "disputes": facts.Dispute,
    "fee_notices": facts.FeeNotice,
    "boards": facts.Board,
    "postings": facts.Posting,
    "trainings": facts.Training,
    "chat_groups": facts.ChatGroup,
    "energy": facts.EnergyUse,
    "energy_work": facts.EnergyWork,
    "problems": facts.Problem,
    "key_points": facts.KeyPoint,
    "assessments": oversight.Assessment,
    "social_reviews": oversight.SocialReview,
    "accountability": oversight.Accountability,
    "complaints": oversight.Complaint,
    "texts": Text,
}
"""Field of YearFacts → the record its rows become; the form 封面 is read on its own."""
