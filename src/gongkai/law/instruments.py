"""The statutes, interpretations and notices we cite, and the check that every cite names one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from gongkai.law import lawfile
from gongkai.law.errors import BadLawData
from gongkai.law.lawfile import Table


class Confidence(StrEnum):
    """How sure we are of a piece of law data."""

    READ = "read"
    KNOWN = "known"
    DERIVED = "derived"
    UNCERTAIN = "uncertain"

    @property
    def label(self) -> str:
        """The Chinese words shown to users."""
        return _LABELS[self]


_LABELS = {
    Confidence.READ: "已见原文",
    Confidence.KNOWN: "公知，未核原文",
    Confidence.DERIVED: "由规定推得",
    Confidence.UNCERTAIN: "未确认",
}


def confidence_of(table: Table, *, place: str) -> Confidence:
    """The mark `confidence` of a law table; `read` when it is not given."""
    mark = lawfile.word(table, "confidence", place=place, default="read")
    if mark not in list(Confidence):
        raise BadLawData(place, f"confidence 应为 {'、'.join(Confidence)} 之一，现为 {mark}")
    return Confidence(mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A statute or notice. `cite` is the short title with which every citation of it begins."""

    key: str
    cite: str
    number: str
    title: str
    since: date
    until: date | None = None
    confidence: Confidence = Confidence.READ
    note: str = ""


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every instrument of instruments.toml, in the order of the file."""
    name = "instruments.toml"
    return tuple(
        _read(row, f"{name} [{at}]")
        for at, row in enumerate(
            lawfile.tables(lawfile.load(name), "instruments", place=name), start=1
        )
    )


def _read(row: Table, place: str) -> Instrument:
    return Instrument(
        key=lawfile.need(row, "key", str, place=place),
        cite=lawfile.need(row, "cite", str, place=place),
        number=lawfile.need(row, "number", str, place=place),
        title=lawfile.need(row, "title", str, place=place),
        since=lawfile.day(row, "since", place=place),
        until=lawfile.optional_day(row, "until", place=place),
        confidence=confidence_of(row, place=place),
        note=lawfile.word(row, "note", place=place),
    )


def instrument_of(cite: str, *, place: str = "引用") -> Instrument:
    """The instrument that a citation such as 条例（2019）第三十三条 names.

    Raises BadLawData, naming `place`, when no instrument's short title begins the citation.
    """
    named = [one for one in instruments() if cite.startswith(one.cite)]
    if not named:
        raise BadLawData(place, f"引用“{cite}”在 instruments.toml 中没有对应文件")
    return max(named, key=lambda one: len(one.cite))


def check_cites(
    cites: Iterable[str], *, since: date, until: date | None = None, place: str
) -> None:
    """Each cite must name an instrument that is in force when the version begins and ends."""
    for cite in cites:
        named = instrument_of(cite, place=place)
        ended = named.until is not None and (until is None or until > named.until)
        if since < named.since or ended:
            raise BadLawData(place, f"“{cite}”的有效期不含自 {since} 起的规定")
