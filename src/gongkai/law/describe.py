"""The law data as rows, for the generated docs/parameters.md and for `explain`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.law.dated import Parameter, Unit, Version
from gongkai.law.decisions import Kind, Remedy, kinds
from gongkai.law.energy import Factor, versions
from gongkai.law.fees import Tariff, tariffs
from gongkai.law.instruments import Confidence, Instrument, instruments
from gongkai.law.notices import Notice, national_notices, shipped_regions
from gongkai.law.parameters import receipt_rules, terms

_STARTS = {"arrived": "到达之日", "confirmed": "双方确认之日"}
_REMEDIES = {
    Remedy.REVIEW_FIRST: "复议前置",
    Remedy.REVIEW_OR_SUIT: "复议或诉讼",
    Remedy.NOT_SUABLE: "不可单独起诉",
    Remedy.NONE: "无专门规定",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One version of one parameter, ready to print; `until` None is still in force."""

    group: str
    key: str
    title: str
    unit: str
    value: str
    since: date
    until: date | None
    cites: tuple[str, ...]
    confidence: Confidence
    note: str


def parameter_rows() -> Iterator[Row]:
    """Every version of every parameter: terms, receipt rules, fees, remedies, coal factors."""
    for term in terms().values():
        for number in term.versions:
            yield _row("期限", term, number, _number(term, number.value))
    for rule in receipt_rules().values():
        for start in rule.versions:
            yield _row("收到日期", rule, start, _STARTS[start.value])
    for tariff in tariffs().values():
        for bands in tariff.versions:
            yield _row("信息处理费", tariff, bands, _tariff(bands.value))
    for kind in kinds().values():
        yield from _kind_rows(kind)
    yield from (_factor(*each) for each in versions())


def instrument_rows() -> Iterator[Instrument]:
    """Every statute and notice cited, in the order of the file."""
    yield from instruments()


def notice_rows() -> Iterator[Notice]:
    """Every holiday notice shipped, national first, then by region and year."""
    yield from national_notices()
    for region in shipped_regions():
        yield from region.years


def _number(term: Parameter[int], value: int) -> str:
    return "—" if term.unit is Unit.RULE else str(value)


def _tariff(tariff: Tariff) -> str:
    """The brackets in words: up to 10 free, then from 11 at 100 yuan, and so on."""
    parts = [f"第{one.above + 1}起每件（页）{one.yuan}元" for one in tariff.brackets]
    if tariff.every:
        parts.append(f"此后每{tariff.every}件提高{tariff.rise}元")
    return "；".join(parts)


def _kind_rows(kind: Kind) -> Iterator[Row]:
    shell = Parameter(
        key=kind.key, title=f"{kind.title}的救济", unit=Unit.RULE, versions=kind.remedies
    )
    for remedy in kind.remedies:
        yield _row("救济", shell, remedy, _REMEDIES[remedy.value])


def _factor(factor: Factor, version: Version[Decimal]) -> Row:
    shell = Parameter(key=factor.key, title=factor.title, unit=Unit.RULE, versions=factor.versions)
    return _row("折标准煤系数", shell, version, f"{version.value}{factor.unit}")


def _row(group: str, parameter: Parameter[object], version: Version[object], value: str) -> Row:
    return Row(
        group=group,
        key=parameter.key,
        title=parameter.title,
        unit=parameter.unit.label,
        value=value,
        since=version.since,
        until=version.until,
        cites=version.cites,
        confidence=version.confidence,
        note=version.note,
    )
