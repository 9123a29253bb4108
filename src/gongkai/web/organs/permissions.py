"""May this person do this, here? Read from the rooms' permissions.toml, asked as a set of rules.

The roles stand in this room's file, the acts of each room in its own; together they are one table.
Each act of the table becomes one predicate of `rules`; rooms above add their own conditions to it
with `&` and `~`. The rule set is a plain value: nothing registers itself.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models
from django.utils import timezone
from rules import RuleSet, predicate
from rules.predicates import Predicate

from gongkai.web.organs import queries
from gongkai.web.organs.models import Membership, Organ, Person, Section

# The auditor reads what the administrator did: never one person, in whatever organs.
APART = frozenset({"administrator", "auditor"})
NOT_BOTH = "系统管理员和审计员不能由同一人担任"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One row of the table."""

    key: str
    title: str
    states: frozenset[str]
    own: frozenset[str]
    subtree: frozenset[str]
    anywhere: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The whole table: the roles with their titles, and the acts."""

    roles: dict[str, str]
    acts: dict[str, Act]


@cache
def table() -> Table:
    """The table, checked: every role that an act names is a role."""
    roles: dict[str, str] = {}
    acts: dict[str, Act] = {}
    for file in sorted(_files()):
        data = tomllib.loads(file.read_text("utf-8"))
        roles |= data.get("roles", {})
        for key, row in data.get("acts", {}).items():
            if key in acts:
                raise ValueError(f"{file}: {key} stands in two rooms")
            acts[key] = _act(key, row)
    for act in acts.values():
        unknown = (act.own | act.subtree | act.anywhere) - roles.keys()
        if unknown:
            raise ValueError(f"permissions.toml: {act.key} names no role: {sorted(unknown)}")
    return Table(roles=roles, acts=acts)


def _files() -> list[Path]:
    """The table's part of each room."""
    found = (Path(each.path) / "permissions.toml" for each in apps.get_app_configs())
    return [each for each in found if each.exists()]


def _act(key: str, row: dict[str, list[str] | str]) -> Act:
    sets = {
        name: frozenset(row.get(name, ())) for name in ("states", "own", "subtree", "anywhere")
    }
    return Act(key=key, title=str(row["title"]), **sets)


@cache
def rule_set() -> RuleSet:
    """One rule for each act."""
    rules = RuleSet()
    for act in table().acts.values():
        rules.add_rule(act.key, _holds(act))
    return rules


def _holds(act: Act) -> Predicate:
    """The predicate: holds a role that the act names, where the act demands it."""

    @predicate(act.key)  # type: ignore[untyped-decorator]
    def holds(person: Person, thing: models.Model) -> bool:
        return _entitled(act, person, organ_of(thing), timezone.localdate())

    return holds


def _entitled(act: Act, person: Person, organ: Organ, day: date) -> bool:
    held = set(Membership.objects.on(day).filter(person=person).values_list("role", "organ_id"))
    if any(role in act.anywhere or (role in act.own and at == organ.pk) for role, at in held):
        return True
    above = {at for role, at in held if role in act.subtree}
    return bool(above) and not above.isdisjoint(queries.lineage(organ, day=day))


def organ_of(thing: models.Model) -> Organ:
    """The organ whose people decide about a thing."""
    return thing if isinstance(thing, Organ) else thing.organ  # type: ignore[attr-defined]


def state_of(thing: models.Model) -> str:
    """What a thing is, in the words of the table."""
    if isinstance(thing, Organ):
        return "closed" if thing.closed else "standing"
    if isinstance(thing, Person):
        return "active" if thing.is_active else "disabled"
    if isinstance(thing, Section):
        return "closed" if thing.until else "open"
    if isinstance(thing, Membership):
        return "ended" if thing.until else "current"
    return str(thing.state)  # type: ignore[attr-defined]


def entitled(person: Person, act: str, thing: models.Model) -> bool:
    """Whether the table gives this act to the person here, whatever state the thing is in."""
    return bool(rule_set().test_rule(act, person, thing))


def possible(act: str, thing: models.Model) -> bool:
    """Whether the thing is in a state in which the act can be done at all."""
    return state_of(thing) in table().acts[act].states


def may(person: Person, act: str, thing: models.Model) -> bool:
    """Whether the person may do this to the thing now."""
    return possible(act, thing) and entitled(person, act, thing)


def organs_for(person: Person, act: str, *, day: date) -> frozenset[int]:
    """The organs in which the person may do the act on a day: what a list of things shows."""
    row = table().acts[act]
    held = set(Membership.objects.on(day).filter(person=person).values_list("role", "organ_id"))
    if any(role in row.anywhere for role, _ in held):
        return frozenset(Organ.objects.values_list("pk", flat=True))
    above = {at for role, at in held if role in row.subtree}
    here = {at for role, at in held if role in row.own}
    return frozenset(here) | queries.below(above, day=day)
