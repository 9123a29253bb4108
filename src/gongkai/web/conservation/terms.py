"""What the registers rest on, read from terms.toml: classes of waste, limits, items, words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteClass:
    """A class of waste, and how heavy a litre of it is taken to be."""

    key: str
    title: str
    density: Decimal
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long hazardous waste may be stored, and what that rests on."""

    days: int
    cites: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardTerms:
    """When an award is passed and when its end is told."""

    warn_days: int
    pass_share: int
    cites: str
    confidence: str
    note: str
    kinds: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The whole file."""

    waste: Mapping[str, WasteClass]
    waste_cites: str
    waste_note: str
    hazard: Limit
    carrier_warn_days: int
    audit_items: Mapping[str, str]
    audit_cites: str
    systems: tuple[str, ...]
    findings: tuple[str, ...]
    inspection_cites: str
    award: AwardTerms


@cache
def terms() -> Terms:
    """Every class has a weight above zero; the rest is as written."""
    data = tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
    classes = [WasteClass(**{**row, "density": Decimal(row["density"])}) for row in data["waste"]]
    if any(each.density <= 0 for each in classes):
        raise ValueError("terms.toml: waste")
    audit, seen = data["audit"], data["inspection"]
    award: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value
             for key, value in data["award"].items()}  # fmt: skip
    return Terms(
        waste={each.key: each for each in classes},
        waste_cites=data["waste_source"]["cites"], waste_note=data["waste_source"]["note"],
        hazard=Limit(**data["hazard"]), carrier_warn_days=data["carrier"]["warn_days"],
        audit_items={row["key"]: row["title"] for row in audit["items"]},
        audit_cites=audit["cites"], systems=tuple(seen["systems"]),
        findings=tuple(seen["findings"]), inspection_cites=seen["cites"],
        award=AwardTerms(**award),
    )  # fmt: skip
