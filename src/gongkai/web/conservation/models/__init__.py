"""What the room keeps: profiles, yardsticks, meters and their readings, returns, events."""

from gongkai.web.conservation.models.basis import LocalFactor, Profile, Yardstick
from gongkai.web.conservation.models.closing import EnergyReturn, ReturnVersion
from gongkai.web.conservation.models.event import Event
from gongkai.web.conservation.models.meter import Meter, Reading

__all__ = [
    "EnergyReturn",
    "Event",
    "LocalFactor",
    "Meter",
    "Profile",
    "Reading",
    "ReturnVersion",
    "Yardstick",
]
