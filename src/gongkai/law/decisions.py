"""The results an organ can give to an application: table 3's leaves and the kinds they hold.

A leaf is a row of the form; a kind is what is decided, with its articles, the document that
announces it, the reasons that document must carry, and its remedy class by date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from gongkai.law import lawfile
from gongkai.law.dated import Version, read_versions
from gongkai.law.errors import BadLawData, NotInForce, UnknownKey
from gongkai.law.instruments import Confidence, check_cites, confidence_of
from gongkai.law.lawfile import Table

_FILE = "decisions.toml"
E = TypeVar("E", bound=StrEnum)


class Remedy(StrEnum):
    """The remedy class of a decision."""

    REVIEW_FIRST = "R1"
    REVIEW_OR_SUIT = "R2"
    NOT_SUABLE = "R3"
    NONE = "none"


class Document(StrEnum):
    """The document that announces a decision."""

    DECISION = "D"
    NOTICE = "N"

    @property
    def label(self) -> str:
        """The Chinese name of the document."""
        return "政府信息公开申请答复书" if self is Document.DECISION else "告知书"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A result row of table 3 with its Chinese label; `group` is the heading above it, if any."""

    key: str
    title: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something the document must say: a machine key and its Chinese label."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of decision; it counts in one leaf. `documents`: the usual one first."""

    key: str
    leaf: str
    title: str
    since: date
    until: date | None
    cites: tuple[str, ...]
    documents: tuple[Document, ...]
    reasons: tuple[Reason, ...]
    remedies: tuple[Version[Remedy], ...]
    confidence: Confidence
    note: str

    def remedy_on(self, day: date) -> Version[Remedy]:
        """The remedy class of this decision given on `day`; NotInForce when it did not exist."""
        for version in self.remedies:
            if version.holds_on(day) and self.holds_on(day):
                return version
        raise NotInForce(self.title, day)

    def holds_on(self, day: date) -> bool:
        """Whether this decision could be given on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def leaves() -> Mapping[str, Leaf]:
    """The 21 leaves of table 3 in the order of the form."""
    rows = lawfile.tables(lawfile.load(_FILE), "leaves", place=_FILE)
    found = [
        Leaf(
            key=lawfile.need(row, "key", str, place=_FILE),
            title=lawfile.need(row, "title", str, place=_FILE),
            group=lawfile.word(row, "group", place=_FILE),
        )
        for row in rows
    ]
    return {leaf.key: leaf for leaf in found}


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of decision, by key, in the order of the leaves."""
    rows = lawfile.tables(lawfile.load(_FILE), "kinds", place=_FILE)
    found = [read_kind(row, place=f"{_FILE} kinds[{at}]") for at, row in enumerate(rows, start=1)]
    return {kind.key: kind for kind in found}


def kind_on(key: str, *, day: date) -> Kind:
    """The kind of decision `key`, in force on `day`; raises UnknownKey, NotInForce."""
    kind = kinds().get(key)
    if kind is None:
        raise UnknownKey("处理结果", key)
    if not kind.holds_on(day):
        raise NotInForce(kind.title, day)
    return kind


def kinds_of(leaf: str) -> tuple[Kind, ...]:
    """The kinds that count in a leaf; raises UnknownKey for no such leaf."""
    if leaf not in leaves():
        raise UnknownKey("结果行", leaf)
    return tuple(kind for kind in kinds().values() if kind.leaf == leaf)


def missing_reasons(kind: Kind, *, given: Mapping[str, str]) -> tuple[Reason, ...]:
    """The reasons the document must carry and `given` (key → text) leaves out or blank."""
    return tuple(reason for reason in kind.reasons if not given.get(reason.key, "").strip())


def read_kind(row: Table, *, place: str) -> Kind:
    """Read one kind; raises BadLawData with the place when it is not complete and cited."""
    kind = Kind(
        key=lawfile.need(row, "key", str, place=place),
        leaf=lawfile.need(row, "leaf", str, place=place),
        title=lawfile.need(row, "title", str, place=place),
        since=lawfile.day(row, "since", place=place),
        until=lawfile.optional_day(row, "until", place=place),
        cites=lawfile.words(row, "cites", place=place),
        documents=tuple(
            member(Document, one, place=place)
            for one in lawfile.words(row, "documents", place=place)
        ),
        reasons=tuple(_reason(one, place) for one in lawfile.tables(row, "reasons", place=place)),
        remedies=read_versions(row, value=_remedy, place=place),
        confidence=confidence_of(row, place=place),
        note=lawfile.word(row, "note", place=place),
    )
    if kind.leaf not in leaves():
        raise BadLawData(place, f"leaf 没有这一行：{kind.leaf}")
    check_cites(kind.cites, since=kind.since, until=kind.until, place=place)
    return kind


def _reason(row: Table, place: str) -> Reason:
    key = lawfile.need(row, "key", str, place=place)
    return Reason(key, lawfile.need(row, "title", str, place=place))


def _remedy(row: Table, place: str) -> Remedy:
    return member(Remedy, lawfile.need(row, "value", str, place=place), place=place)


def member(kind: type[E], value: str, *, place: str) -> E:
    """The member of an enumeration that the data names; BadLawData with the place if none."""
    if value not in list(kind):
        raise BadLawData(place, f"应为 {'、'.join(kind)} 之一，现为 {value}")
    return kind(value)
