"""Reading a law file: TOML in, typed values out, every mistake named by its place and reason."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from gongkai.law.errors import BadLawData

Table = Mapping[str, object]
T = TypeVar("T", str, int, bool, dict[str, object], list[object])
V = TypeVar("V")
Reader = Callable[[Table, str], V]

_NAMES: Mapping[type, str] = {
    str: "文字",
    int: "整数",
    bool: "true 或 false",
    dict: "表",
    list: "数组",
}


def shipped(name: str) -> Traversable:
    """The law file of that name inside the package, for example ``"fees.toml"``."""
    return files("gongkai.law").joinpath("data", name)


def load(name: str) -> Table:
    """Read a law file shipped with the package."""
    return parse(shipped(name).read_bytes(), place=name)


def parse(data: bytes, *, place: str) -> Table:
    """Parse TOML; raises BadLawData naming `place` when it is not TOML in UTF-8."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadLawData(place, "不是 UTF-8 编码的文字") from None
    except tomllib.TOMLDecodeError as wrong:
        raise BadLawData(place, f"不是有效的 TOML（{wrong}）") from None


def need(table: Table, key: str, kind: type[T], *, place: str) -> T:
    """The value under `key`, of exactly that kind and not empty."""
    value = table.get(key)
    if value is None:
        raise BadLawData(place, f"缺少 {key}")
    if type(value) is not kind:
        raise BadLawData(place, f"{key} 应为{_NAMES[kind]}，现为 {value!r}")
    if value in ("", [], {}):
        raise BadLawData(place, f"{key} 不得为空")
    return value


def only(table: Table, allowed: frozenset[str], *, place: str) -> None:
    """Refuse a key that means nothing, so that a slip of the pen is not lost in silence."""
    for key in table:
        if key not in allowed:
            raise BadLawData(place, f"不认识 {key}；可用：{'、'.join(sorted(allowed))}")


def word(table: Table, key: str, *, place: str, default: str = "") -> str:
    """An optional text."""
    return need(table, key, str, place=place) if key in table else default


def day(table: Table, key: str, *, place: str) -> date:
    """A calendar day (TOML date without time and without quotes)."""
    value = table.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BadLawData(place, f"{key} 应为日期（如 2025-01-01），现为 {value!r}")
    return value


def optional_day(table: Table, key: str, *, place: str) -> date | None:
    """A calendar day or nothing."""
    return day(table, key, place=place) if key in table else None


def days(table: Table, key: str, *, place: str) -> tuple[date, ...]:
    """A list of calendar days, perhaps absent."""
    found = table.get(key, [])
    if not isinstance(found, list):
        raise BadLawData(place, f"{key} 应为日期的数组，现为 {found!r}")
    return tuple(day({key: value}, key, place=place) for value in found)


def tables(table: Table, key: str, *, place: str) -> tuple[Table, ...]:
    """A list of tables, at least one."""
    found = need(table, key, list, place=place)
    return tuple(
        need({key: one}, key, dict, place=f"{place} {key}[{at}]")
        for at, one in enumerate(found, start=1)
    )


def words(table: Table, key: str, *, place: str) -> tuple[str, ...]:
    """One text or a list of texts, at least one."""
    if isinstance(table.get(key), str):
        return (need(table, key, str, place=place),)
    return tuple(
        need({key: one}, key, str, place=place) for one in need(table, key, list, place=place)
    )
