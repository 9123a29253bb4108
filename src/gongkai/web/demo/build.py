"""Makes the sample county by the same acts a person would use."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from django.db import transaction

from gongkai.web.demo import (
    annual,
    applications,
    boards,
    conservation,
    documents,
    publishing,
    registers,
    supervision,
)
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import table
from gongkai.web.organs.services import organs, people, sections

# What each room adds, one function of a file of its own (`demo/<room>.py`), in this order: it gets
# the organs by code and the people by account name, and does what they would have done.
ROOMS: tuple[Callable[[dict[str, Organ], dict[str, Person]], None], ...] = (
    documents.build,
    publishing.build,
    supervision.build,
    boards.build,
    applications.build,
    conservation.build,
    registers.build,
    annual.build,
)


@dataclass(frozen=True, slots=True)
class Account:
    """How one sample person signs in."""

    role: str
    organ: str
    name: str
    username: str
    password: str


def plan() -> dict[str, Any]:
    """The county as written down."""
    return tomllib.loads(files(__package__).joinpath("county.toml").read_text("utf-8"))


def accounts() -> tuple[Account, ...]:
    """One for each role."""
    data = plan()
    names = {each["code"]: each.get("renamed", each)["name"] for each in data["organs"]}
    return tuple(
        Account(table().roles[each["role"]], names[each["organ"]], each["name"],
                each["username"], data["password"])
        for each in data["people"]
    )  # fmt: skip


@transaction.atomic
def build() -> bool:
    """Make the county where there is no organ yet; whether it was made."""
    if Organ.objects.exists():
        return False
    data = plan()
    county = _found(data["government"] | {"kind": "government"}, None, data["since"], 0)
    known = {county.code: county}
    for order, each in enumerate(data["organs"], start=1):
        known[each["code"]] = _found(each, county, data["since"], order)
    for each in data["organs"]:
        _change(known[each["code"]], each, known)
    staff = {each["username"]: _person(each, known, data) for each in data["people"]}
    for room in ROOMS:
        room(known, staff)
    return True


def _found(row: dict[str, Any], parent: Organ | None, since: date, order: int) -> Organ:
    organ = organs.found(
        code=row["code"], kind=row["kind"], name=row["name"], parent=parent, on=since,
        by=None, order=order,
    )  # fmt: skip
    if "address" in row:
        organs.set_contact(organ, address=row["address"], telephone=row["telephone"], by=None)
    for name in row.get("sections", ()):
        sections.open_section(organ, name=name, on=since, by=None)
    return organ


def _change(organ: Organ, row: dict[str, Any], known: dict[str, Organ]) -> None:
    if "renamed" in row:
        organs.rename(organ, name=row["renamed"]["name"], on=row["renamed"]["on"], by=None)
    if "merged" in row:
        into = known[row["merged"]["into"]]
        organs.close(organ, on=row["merged"]["on"], successor=into, by=None)


def _person(row: dict[str, Any], known: dict[str, Organ], data: dict[str, Any]) -> Person:
    home = known[row["organ"]]
    person = people.add(
        organ=home, username=row["username"], name=row["name"], mobile="",
        password=data["password"], by=None, given=False,
    )  # fmt: skip
    at = known[row.get("at", row["organ"])]
    section = home.sections.get(name=row["section"]) if "section" in row and at == home else None
    people.appoint(person, organ=at, section=section, role=row["role"], on=data["since"], by=None)
    return person
