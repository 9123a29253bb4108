"""The words of the room's keys, in the order of the law data."""

from gongkai.law.energy import factors, indicators, kinds

KINDS = {each.key: each.title for each in kinds().values()}
FACTORS = {key: f"{each.title}（{each.unit}）" for key, each in factors().items()}
_ALL = indicators(kgce=None, kwh=None, water=None, people=None, area=None)
INDICATORS = {each.key: each.title for each in _ALL}
UNITS = {each.key: each.unit for each in _ALL}
# Those worked out from standard coal: a base of theirs names its method.
BY_COAL = frozenset(("energy_per_person", "energy_per_area"))
MONTHS = range(1, 13)
