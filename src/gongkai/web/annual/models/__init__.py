"""What the room keeps: reports, their words, figures of other systems, frozen versions."""

from gongkai.web.annual.models.figure import MonthlyFigure
from gongkai.web.annual.models.report import State, YearReport
from gongkai.web.annual.models.version import Version
from gongkai.web.annual.models.words import Explanation, Objection, Words

__all__ = [
    "Explanation",
    "MonthlyFigure",
    "Objection",
    "State",
    "Version",
    "Words",
    "YearReport",
]
