"""Factors and limits of local rules as they reach an organ: the nearest and the latest first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongkai.law.energy import Local
from gongkai.web.conservation.models import LocalFactor
from gongkai.web.conservation.names import DENSITY, HAZARD_DAYS
from gongkai.web.conservation.terms import Limit, terms
from gongkai.web.organs.models import Organ
from gongkai.web.organs.queries import lineage

Rules = tuple[tuple[str, Local], ...]


def rules_of(organ: Organ, *, day: date) -> Rules:
    """The local factors that reach an organ, those from further above and earlier first."""
    above = lineage(organ, day=day)
    found = LocalFactor.objects.filter(organ__in=above)
    ordered = sorted(found, key=lambda each: (-above.index(each.organ_id), each.since))
    return tuple(
        (each.key, Local(value=each.value, since=each.since, cites=each.cites)) for each in ordered
    )


def holding(rules: Iterable[tuple[str, Local]], *, on: date) -> Mapping[str, Local]:
    """Of each factor the nearest and latest that holds on a day."""
    return {key: rule for key, rule in rules if rule.since <= on}


def limit_of(organ: Organ, *, day: date) -> Limit:
    """How long hazardous waste may be stored: by a local rule, else by terms.toml."""
    rule = holding(rules_of(organ, day=day), on=day).get(HAZARD_DAYS)
    if rule is None:
        return terms().hazard
    local = replace(terms().hazard, days=int(rule.value), cites=rule.cites)
    return replace(local, confidence="known", note=f"本地规定，自{rule.since}起")


def densities_of(organ: Organ, *, day: date) -> Mapping[str, Decimal]:
    """How heavy a litre of each class is taken to be: by a local rule, else by terms.toml."""
    local = holding(rules_of(organ, day=day), on=day)
    return {
        key: local[DENSITY + key].value if DENSITY + key in local else each.density
        for key, each in terms().waste.items()
    }
