"""Energy of public institutions: quantities to standard coal, indicators, the return's day.

Calorific (当量值) and equivalent (等价值) factors are never mixed: one method goes through a whole
sum, and the result names it. What an organ has set by a local rule goes before the shipped factor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from itertools import chain

from gongkai.law import lawfile
from gongkai.law.dated import Version, read_versions
from gongkai.law.errors import BadFacts, BadLawData, NotInForce, UnknownKey
from gongkai.law.instruments import Confidence
from gongkai.law.lawfile import Table

_FILE = "energy.toml"
_CENT = Decimal("0.01")


class Method(StrEnum):
    """How electricity is converted; chosen once for a return and printed on it."""

    CALORIFIC = "calorific"
    EQUIVALENT = "equivalent"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return "当量值" if self is Method.CALORIFIC else "等价值"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A number that turns one measure into the next; without versions it must be set locally."""

    key: str
    title: str
    unit: str
    versions: tuple[Version[Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of energy or water: its unit and, for each method, the factors in turn."""

    key: str
    title: str
    unit: str
    scale: Decimal
    factors: Mapping[Method, tuple[str, ...]]
    note: str = ""

    @property
    def converted(self) -> bool:
        """Whether it counts as energy at all."""
        return any(self.factors.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """A factor set by a local rule: the value, from which day, and the rule."""

    value: Decimal
    since: date
    cites: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A factor as used: its value, where it stands, how sure we are of it."""

    key: str
    title: str
    unit: str
    value: Decimal
    cites: tuple[str, ...]
    confidence: Confidence | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind: the quantity, the factors applied, kilograms of standard coal."""

    kind: Kind
    quantity: Decimal
    factors: tuple[Applied, ...]
    kgce: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Coal:
    """A sum in kilograms of standard coal, by one method throughout."""

    method: Method
    lines: tuple[Line, ...]

    @property
    def kgce(self) -> Decimal:
        """The sum."""
        return sum((each.kgce for each in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A yearly indicator; `value` is None where a part of it is not known."""

    key: str
    title: str
    unit: str
    value: Decimal | None


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind, by key, in the order of the file."""
    rows = lawfile.tables(lawfile.load(_FILE), "kinds", place=_FILE)
    found = [_kind(row, f"{_FILE} kinds[{at}]") for at, row in enumerate(rows, start=1)]
    for each in found:
        for key in chain.from_iterable(each.factors.values()):
            if key not in factors():
                raise BadLawData(_FILE, f"{each.title}的系数 {key} 没有列出")
    return {each.key: each for each in found}


@cache
def factors() -> Mapping[str, Factor]:
    """Every factor, by key."""
    table = lawfile.need(lawfile.load(_FILE), "factors", dict, place=_FILE)
    return {
        key: _factor(key, lawfile.need(table, key, dict, place=_FILE), f"{_FILE} [factors.{key}]")
        for key in table
    }


def kind_of(key: str) -> Kind:
    """The kind with that key; UnknownKey when there is none."""
    found = kinds().get(key)
    if found is None:
        raise UnknownKey("能源种类", key)
    return found


def factor_on(key: str, *, on: date, local: Mapping[str, Local]) -> Applied:
    """The factor as it is used on a day: a local one that holds, else the shipped one.

    Raises NotInForce when there is neither.
    """
    factor = factors()[key]
    names = {"key": key, "title": factor.title, "unit": factor.unit}
    own = local.get(key)
    if own is not None and own.since <= on:
        return Applied(**names, value=own.value, cites=(own.cites,), confidence=None, note="")
    for version in reversed(factor.versions):
        if version.holds_on(on):
            return Applied(
                **names, value=version.value, cites=version.cites,
                confidence=version.confidence, note=version.note,
            )  # fmt: skip
    raise NotInForce(f"{factor.title}折标准煤系数", on)


def standard_coal(
    quantities: Mapping[str, Decimal],
    *,
    on: date,
    method: Method,
    local: Mapping[str, Local] | None = None,
) -> Coal:
    """Convert quantities by kind, each in its unit, with the factors of a day.

    What is not energy (water) is left out. Raises BadFacts for a negative quantity.
    """
    return Coal(
        method=method,
        lines=tuple(
            _line(kind_of(key), quantity, on, method, local or {})
            for key, quantity in quantities.items()
            if kind_of(key).converted
        ),
    )


def _line(
    kind: Kind, quantity: Decimal, on: date, method: Method, local: Mapping[str, Local]
) -> Line:
    if quantity < 0:
        raise BadFacts(kind.title, f"用量不得为负数，现为{quantity}")
    applied = tuple(factor_on(key, on=on, local=local) for key in kind.factors[method])
    kgce = quantity * kind.scale
    for each in applied:
        kgce *= each.value
    return Line(kind=kind, quantity=quantity, factors=applied, kgce=kgce)


def indicators(
    *, kgce: Decimal | None, kwh: Decimal | None, water: Decimal | None,
    people: int | None, area: Decimal | None,
) -> tuple[Indicator, ...]:  # fmt: skip
    """The four yearly indicators; what cannot be told stays None."""
    rows = (
        ("energy_per_person", "人均综合能耗", "千克标准煤/人", kgce, people),
        ("energy_per_area", "单位建筑面积能耗", "千克标准煤/平方米", kgce, area),
        ("power_per_area", "单位建筑面积电耗", "千瓦时/平方米", kwh, area),
        ("water_per_person", "人均用水量", "立方米/人", water, people),
    )
    return tuple(
        Indicator(key=key, title=title, unit=unit, value=_share(part, whole))
        for key, title, unit, part, whole in rows
    )


def _share(part: Decimal | None, whole: int | Decimal | None) -> Decimal | None:
    if part is None or not whole:
        return None
    return rounded(part / whole)


def reduction(*, base: Decimal | None, now: Decimal | None) -> Decimal | None:
    """By how many per cent an indicator fell below its base; negative when it rose."""
    if not base or now is None:
        return None
    return rounded((base - now) / base * 100)


def rounded(value: Decimal) -> Decimal:
    """To two places, half up, as printed."""
    return value.quantize(_CENT, rounding=ROUND_HALF_UP)


def return_due(year: int) -> tuple[date, str]:
    """The last day for the return of a year, and the article."""
    table = lawfile.load(_FILE)
    month, day = (
        lawfile.need(table, key, int, place=_FILE) for key in ("return_month", "return_day")
    )
    return date(year + 1, month, day), lawfile.need(table, "return_cites", str, place=_FILE)


def _kind(row: Table, place: str) -> Kind:
    both = _names(row, "factors", place)
    return Kind(
        key=lawfile.need(row, "key", str, place=place),
        title=lawfile.need(row, "title", str, place=place),
        unit=lawfile.need(row, "unit", str, place=place),
        scale=decimal({"value": row.get("scale", "1")}, place),
        factors={each: both or _names(row, each.value, place) for each in Method},
        note=lawfile.word(row, "note", place=place),
    )


def _names(row: Table, key: str, place: str) -> tuple[str, ...]:
    return lawfile.words(row, key, place=place) if key in row else ()


def _factor(key: str, row: Table, place: str) -> Factor:
    return Factor(
        key=key,
        title=lawfile.need(row, "title", str, place=place),
        unit=lawfile.need(row, "unit", str, place=place),
        versions=read_versions(row, value=decimal, place=place) if "versions" in row else (),
    )


def decimal(row: Table, place: str) -> Decimal:
    """Read the `value` of a version that is an exact decimal, written as a text, above zero."""
    words = lawfile.need(row, "value", str, place=place)
    try:
        value = Decimal(words)
    except InvalidOperation:
        raise BadLawData(place, f"value 应为写在引号中的小数，现为 {words}") from None
    if not value.is_finite() or value <= 0:
        raise BadLawData(place, f"value 应大于零，现为 {words}")
    return value


def versions() -> Iterable[tuple[Factor, Version[Decimal]]]:
    """Every version of every factor, for the documents."""
    return ((factor, version) for factor in factors().values() for version in factor.versions)
