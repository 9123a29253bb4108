"""公文 with their numbers and attributes, what was said of them, and normative documents."""

from gongkai.web.documents.models.change import Change
from gongkai.web.documents.models.document import ATTRIBUTES, Attribute, Document, Kind, State
from gongkai.web.documents.models.normative import CleanUp, CleanUpLine, Normative
from gongkai.web.documents.models.opinion import JointOrgan, SecrecyReview
from gongkai.web.documents.models.serial import Serial

__all__ = [
    "ATTRIBUTES",
    "Attribute",
    "Change",
    "CleanUp",
    "CleanUpLine",
    "Document",
    "JointOrgan",
    "Kind",
    "Normative",
    "SecrecyReview",
    "Serial",
    "State",
]
