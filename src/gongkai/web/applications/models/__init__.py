"""Applications: the case, who asked, what happened, what was decided, the fee, the work on it."""

from gongkai.web.applications.models.asking import Asking
from gongkai.web.applications.models.case import Case, Serial
from gongkai.web.applications.models.decision import Decision, GuideAnswer, RequestedItem
from gongkai.web.applications.models.enclosure import Enclosure
from gongkai.web.applications.models.event import Event
from gongkai.web.applications.models.fee import BankLine, FeeNotice, Method
from gongkai.web.applications.models.letter import Letter, LetterFile, LetterHead
from gongkai.web.applications.models.person import PersonalData, SealedWords
from gongkai.web.applications.models.rectification import Rectification
from gongkai.web.applications.models.words import (
    LAW_CHANNELS,
    OPEN,
    RARE,
    Applicant,
    Asked,
    Channel,
    Happening,
    Medium,
    Opinion,
    Route,
    State,
)
from gongkai.web.applications.models.work import CaseTask, Digest, Note, Watch

__all__ = [
    "LAW_CHANNELS",
    "OPEN",
    "RARE",
    "Applicant",
    "Asked",
    "Asking",
    "BankLine",
    "Case",
    "CaseTask",
    "Channel",
    "Decision",
    "Digest",
    "Enclosure",
    "Event",
    "FeeNotice",
    "GuideAnswer",
    "Happening",
    "Letter",
    "LetterFile",
    "LetterHead",
    "Medium",
    "Method",
    "Note",
    "Opinion",
    "PersonalData",
    "Rectification",
    "RequestedItem",
    "Route",
    "SealedWords",
    "Serial",
    "State",
    "Watch",
]
