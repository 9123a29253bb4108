"""The terms of deadlines.toml and the receipt rules of receipts.toml, by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gongkai.law import lawfile
from gongkai.law.dated import Parameter, T, Unit, read_versions, whole
from gongkai.law.errors import BadLawData, UnknownKey
from gongkai.law.lawfile import Table


@cache
def terms() -> Mapping[str, Parameter[int]]:
    """Every term of the law, by key, in the order of the file."""
    return _read_all("deadlines.toml", whole)


@cache
def receipt_rules() -> Mapping[str, Parameter[str]]:
    """By channel: whether the day of arrival or of confirmation counts (Art. 31)."""
    return _read_all("receipts.toml", _start)


def term(key: str) -> Parameter[int]:
    """The term with that key; UnknownKey when there is none."""
    found = terms().get(key)
    if found is None:
        raise UnknownKey("期限", key)
    return found


def _start(row: Table, place: str) -> str:
    start = lawfile.need(row, "value", str, place=place)
    if start not in ("arrived", "confirmed"):
        raise BadLawData(place, f"value 应为 arrived 或 confirmed，现为 {start}")
    return start


def _read_all(name: str, value: lawfile.Reader[T]) -> Mapping[str, Parameter[T]]:
    file = lawfile.load(name)
    return {
        key: read_parameter(
            key, lawfile.need(file, key, dict, place=name), value=value, place=f"{name} [{key}]"
        )
        for key in file
    }


def read_parameter(
    key: str, table: Table, *, value: lawfile.Reader[T], place: str
) -> Parameter[T]:
    """One parameter with its title, unit and versions."""
    unit = lawfile.need(table, "unit", str, place=place)
    if unit not in list(Unit):
        raise BadLawData(place, f"unit 应为 {'、'.join(Unit)} 之一，现为 {unit}")
    return Parameter(
        key=key,
        title=lawfile.need(table, "title", str, place=place),
        unit=Unit(unit),
        versions=read_versions(table, value=value, place=place),
        moves="moves" in table and lawfile.need(table, "moves", bool, place=place),
    )
