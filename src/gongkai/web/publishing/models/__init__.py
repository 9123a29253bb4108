"""Columns, items with their versions, what people said of them, and what the public sees."""

from gongkai.web.publishing.models.attachment import Attachment
from gongkai.web.publishing.models.column import Column, ColumnKind, Subject
from gongkai.web.publishing.models.item import Effect, Item, ItemState
from gongkai.web.publishing.models.outbox import Outbox
from gongkai.web.publishing.models.review import Clearance, Defect, Gate, Result, Review
from gongkai.web.publishing.models.revision import Revision
from gongkai.web.publishing.models.scan import Explanation, Scan
from gongkai.web.publishing.models.serial import Serial
from gongkai.web.publishing.models.version import OPEN, RELEASED, Step, Version

__all__ = [
    "OPEN",
    "RELEASED",
    "Attachment",
    "Clearance",
    "Column",
    "ColumnKind",
    "Defect",
    "Effect",
    "Explanation",
    "Gate",
    "Item",
    "ItemState",
    "Outbox",
    "Result",
    "Review",
    "Revision",
    "Scan",
    "Serial",
    "Step",
    "Subject",
    "Version",
]
