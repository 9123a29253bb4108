"""公文 with their numbers and attributes, what was said of them, and normative documents."""

from gongkai.web.documents.models.attachment import Attachment
from gongkai.web.documents.models.change import Change
from gongkai.web.documents.models.document import (
    ATTRIBUTES,
    Attribute,
    Direction,
    Document,
    Kind,
    State,
    Term,
    Urgency,
)
from gongkai.web.documents.models.normative import CleanUp, CleanUpLine, Normative
from gongkai.web.documents.models.opinion import JointOrgan, Result, SecrecyReview
from gongkai.web.documents.models.serial import Serial

__all__ = [
    "ATTRIBUTES",
    "Attachment",
    "Attribute",
    "Change",
    "CleanUp",
    "CleanUpLine",
    "Direction",
    "Document",
    "JointOrgan",
    "Kind",
    "Normative",
    "Result",
    "SecrecyReview",
    "Serial",
    "State",
    "Term",
    "Urgency",
]
