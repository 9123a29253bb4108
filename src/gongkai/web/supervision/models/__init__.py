"""What keeps disclosure in order, one file a matter."""

from gongkai.web.supervision.models.accountability import Accountability
from gongkai.web.supervision.models.assessment import (
    Appeal,
    Assessment,
    Score,
    Standard,
    StandardItem,
)
from gongkai.web.supervision.models.complaint import Complaint
from gongkai.web.supervision.models.registers import (
    ChatGroup,
    GroupCheck,
    Incident,
    KeyPoint,
    Problem,
    Training,
)
from gongkai.web.supervision.models.review import SocialReview

__all__ = [
    "Accountability",
    "Appeal",
    "Assessment",
    "ChatGroup",
    "Complaint",
    "GroupCheck",
    "Incident",
    "KeyPoint",
    "Problem",
    "Score",
    "SocialReview",
    "Standard",
    "StandardItem",
    "Training",
]
