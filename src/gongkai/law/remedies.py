"""What a reply must say about remedies (救济告知), by class and date, and to whom one turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from string import Formatter

from gongkai.law import lawfile
from gongkai.law.decisions import Kind, Remedy, member
from gongkai.law.errors import BadLawData, NotInForce, UnknownKey
from gongkai.law.instruments import Confidence, check_cites, confidence_of
from gongkai.law.lawfile import Table
from gongkai.law.parameters import term, terms

_FILE = "remedies.toml"
_BLANKS = {"authority": "〈复议机关〉", "court": "〈人民法院〉", "online": "〈在线渠道〉"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One sentence of the remedy text; names in braces are `authority`, `court`, `online`."""

    key: str
    text: str
    classes: tuple[Remedy, ...]
    since: date
    until: date | None
    cites: tuple[str, ...]
    confidence: Confidence
    online: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who reconsiders the replies of a kind of organ (`authority` is a role, in Chinese)."""

    organ: str
    title: str
    authority: str
    since: date
    cites: tuple[str, ...]
    confidence: Confidence


def remedy_text(
    kind: Kind, *, on: date, places: Mapping[str, str], online: bool = False
) -> tuple[Element, ...]:
    """The remedy sentences of a decision of `kind` given on `on`, with their figures filled in.

    `places` names the `authority`, the `court` and, for a reply delivered online (`online`),
    the `online` channel; a name not given stays as a blank 〈…〉 for the writer to fill.
    Raises NotInForce when the kind of decision did not exist on that day.
    """
    remedy = kind.remedy_on(on).value
    fitting = [one for one in elements() if remedy in one.classes and _holds(one, on)]
    return tuple(_filled(one, on, places) for one in fitting if online or not one.online)


def authority_of(organ: str, *, on: date) -> Authority:
    """Who reconsiders, for a kind of organ; raises UnknownKey, NotInForce before 2024-01-01."""
    found = authorities().get(organ)
    if found is None:
        raise UnknownKey("机关类型", organ, tuple(authorities()))
    if on < found.since:
        raise NotInForce(found.title, on)
    return found


@cache
def elements() -> tuple[Element, ...]:
    """Every sentence of remedies.toml, in the order in which a reply says them."""
    rows = lawfile.tables(lawfile.load(_FILE), "elements", place=_FILE)
    return tuple(
        read_element(row, place=f"{_FILE} elements[{at}]") for at, row in enumerate(rows, start=1)
    )


@cache
def authorities() -> Mapping[str, Authority]:
    """Who reconsiders, by kind of organ."""
    rows = lawfile.tables(lawfile.load(_FILE), "authorities", place=_FILE)
    return {one.organ: one for one in map(_authority, rows)}


def read_element(row: Table, *, place: str) -> Element:
    """Read one sentence; raises BadLawData for a name in braces that nothing can fill."""
    element = Element(
        key=lawfile.need(row, "key", str, place=place),
        text=lawfile.need(row, "text", str, place=place),
        classes=tuple(
            member(Remedy, one, place=place) for one in lawfile.words(row, "classes", place=place)
        ),
        since=lawfile.day(row, "since", place=place),
        until=lawfile.optional_day(row, "until", place=place),
        cites=lawfile.words(row, "cites", place=place),
        confidence=confidence_of(row, place=place),
        online="online" in row and lawfile.need(row, "online", bool, place=place),
    )
    check_cites(element.cites, since=element.since, until=element.until, place=place)
    for name in _names(element.text):
        if name not in terms() and name not in _BLANKS:
            raise BadLawData(place, f"text 中的 {{{name}}} 没有来源")
    return element


def _authority(row: Table) -> Authority:
    authority = Authority(
        organ=lawfile.need(row, "organ", str, place=_FILE),
        title=lawfile.need(row, "title", str, place=_FILE),
        authority=lawfile.need(row, "authority", str, place=_FILE),
        since=lawfile.day(row, "since", place=_FILE),
        cites=lawfile.words(row, "cites", place=_FILE),
        confidence=confidence_of(row, place=_FILE),
    )
    check_cites(authority.cites, since=authority.since, place=_FILE)
    return authority


def _holds(element: Element, day: date) -> bool:
    return element.since <= day and (element.until is None or day <= element.until)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name)


def _filled(element: Element, on: date, places: Mapping[str, str]) -> Element:
    figures = {name: _word(name, on, places) for name in _names(element.text)}
    return replace(element, text=element.text.format_map(figures))


def _word(name: str, on: date, places: Mapping[str, str]) -> str:
    if name in _BLANKS:
        return places.get(name) or _BLANKS[name]
    return str(term(name).on(on).value)
