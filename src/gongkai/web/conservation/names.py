"""The words of the room's keys, in the order of the law data."""

from gongkai.law.energy import factors, indicators, kinds
from gongkai.web.conservation.terms import terms

KINDS = {each.key: each.title for each in kinds().values()}
# A local rule may also set how long hazardous waste is stored and how heavy a litre of waste is.
HAZARD_DAYS, DENSITY = "hazard_days", "density_"
FACTORS = {
    **{key: f"{each.title}（{each.unit}）" for key, each in factors().items()},
    HAZARD_DAYS: "有害垃圾暂存期限（天）",
    **{f"{DENSITY}{key}": f"{each.title}比重（千克/升）" for key, each in terms().waste.items()},
}
_ALL = indicators(kgce=None, kwh=None, water=None, people=None, area=None)
INDICATORS = {each.key: each.title for each in _ALL}
UNITS = {each.key: each.unit for each in _ALL}
# Those worked out from standard coal: a base of theirs names its method.
BY_COAL = frozenset(("energy_per_person", "energy_per_area"))
MONTHS = range(1, 13)
