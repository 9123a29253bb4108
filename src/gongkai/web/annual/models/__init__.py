"""What the room keeps: reports, their words, figures of other systems, frozen versions."""

from gongkai.web.annual.models.due import DueDay
from gongkai.web.annual.models.figure import MonthlyFigure
from gongkai.web.annual.models.past import LedgerImport, PastRecord
from gongkai.web.annual.models.report import State, YearReport
from gongkai.web.annual.models.version import Version
from gongkai.web.annual.models.words import Explanation, Objection, Words

__all__ = [
    "DueDay",
    "Explanation",
    "LedgerImport",
    "MonthlyFigure",
    "Objection",
    "PastRecord",
    "State",
    "Version",
    "Words",
    "YearReport",
]
