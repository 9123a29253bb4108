"""What the room keeps: energy and its returns, waste, inspections, works, awards, plans."""

from gongkai.web.conservation.models.award import Award, AwardItem, PublicItem, YearPlan
from gongkai.web.conservation.models.basis import LocalFactor, Profile, Yardstick
from gongkai.web.conservation.models.closing import EnergyReturn, ReturnVersion
from gongkai.web.conservation.models.event import Event
from gongkai.web.conservation.models.inspection import Inspection, Photo
from gongkai.web.conservation.models.meter import Meter, Reading
from gongkai.web.conservation.models.waste import Carrier, HazardLot, KitchenRun, WasteRow
from gongkai.web.conservation.models.works import Audit, AuditItem, Project

__all__ = [
    "Audit",
    "AuditItem",
    "Award",
    "AwardItem",
    "Carrier",
    "EnergyReturn",
    "Event",
    "HazardLot",
    "Inspection",
    "KitchenRun",
    "LocalFactor",
    "Meter",
    "Photo",
    "Profile",
    "Project",
    "PublicItem",
    "Reading",
    "ReturnVersion",
    "WasteRow",
    "Yardstick",
    "YearPlan",
]
