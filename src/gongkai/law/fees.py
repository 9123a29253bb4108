"""The information-processing fee, band by band (信息处理费管理办法, 国办函〔2020〕109号).

By item: what one applicant asks of one organ in a calendar month, added up. By page: one case
alone. One case has one method; audio, video and databases have no rule and are not computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from gongkai.law import lawfile
from gongkai.law.dated import Parameter
from gongkai.law.errors import BadFacts, BadLawData
from gongkai.law.lawfile import Table
from gongkai.law.parameters import read_parameter


@dataclass(frozen=True, slots=True)
class Bracket:
    """Above this many, each costs so many yuan."""

    above: int
    yuan: int


@dataclass(frozen=True, slots=True)
class Tariff:
    """Brackets in order; after the last the rate rises by `rise` for every `every` more."""

    brackets: tuple[Bracket, ...]
    every: int = 0
    rise: int = 0

    def bands(self) -> Iterator[tuple[int, int | None, int]]:
        """Each band as (first, last or None when open, yuan each), without end if it rises."""
        for here, following in pairwise(self.brackets):
            yield here.above + 1, following.above, here.yuan
        above, yuan = self.brackets[-1].above, self.brackets[-1].yuan
        while self.every:
            yield above + 1, above + self.every, yuan
            above, yuan = above + self.every, yuan + self.rise
        yield above + 1, None, yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The part of a fee that falls into one band: items or pages `first`–`last`, at `rate`."""

    first: int
    last: int
    count: int
    rate: int
    yuan: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """An amount in yuan with its bands and articles."""

    yuan: int
    bands: tuple[Band, ...]
    cites: tuple[str, ...]


def fee_by_items(items: int, *, on: date, already: int = 0) -> Fee:
    """The fee for `items` items when the applicant had `already` ones in the same month.

    `on` is the day of receipt (it chooses the tariff in force). Raises BadFacts for a negative
    count, NotInForce before 2021-01-01.
    """
    return _fee("by_item", on, first=already + 1, last=already + items)


def fee_of_nth_item(n: int, *, on: date) -> int:
    """The yuan for the n-th item of the month (n from 1)."""
    if n < 1:
        raise BadFacts("序号", f"应从 1 起，现为 {n}")
    return _fee("by_item", on, first=n, last=n).yuan


def fee_by_pages(pages: int, *, on: date) -> Fee:
    """The fee for the pages of one case: A4 or smaller, one side (raises as fee_by_items)."""
    return _fee("by_page", on, first=1, last=pages)


@cache
def tariffs() -> Mapping[str, Parameter[Tariff]]:
    """The tariffs of fees.toml: by_item, by_page."""
    name = "fees.toml"
    file = lawfile.load(name)
    return {
        key: read_parameter(
            key,
            lawfile.need(file, key, dict, place=name),
            value=read_tariff,
            place=f"{name} [{key}]",
        )
        for key in file
    }


def read_tariff(row: Table, place: str) -> Tariff:
    """Read the brackets of a version: from zero, rising; `every` and `raise` go together."""
    brackets = tuple(
        Bracket(
            lawfile.need(one, "above", int, place=place),
            lawfile.need(one, "yuan", int, place=place),
        )
        for one in lawfile.tables(row, "brackets", place=place)
    )
    bounds = [one.above for one in brackets]
    if bounds[0] != 0 or bounds != sorted(set(bounds)):
        raise BadLawData(place, "brackets 的 above 应从 0 起逐级递增")
    if "every" not in row:
        return Tariff(brackets)
    every = lawfile.need(row, "every", int, place=place)
    if every < 1:
        raise BadLawData(place, f"every 应不小于 1，现为 {every}")
    return Tariff(brackets, every, lawfile.need(row, "raise", int, place=place))


def _fee(method: str, on: date, *, first: int, last: int) -> Fee:
    if first < 1 or last < first - 1:
        raise BadFacts("件数或页数", "不得为负数")
    version = tariffs()[method].on(on)
    bands = tuple(_cut(version.value, first, last))
    return Fee(yuan=sum(band.yuan for band in bands), bands=bands, cites=version.cites)


def _cut(tariff: Tariff, first: int, last: int) -> Iterator[Band]:
    """The bands that hold any of first–last."""
    for begin, end, rate in tariff.bands():
        if begin > last:
            return
        low, high = max(begin, first), last if end is None else min(end, last)
        count = high - low + 1
        if count > 0:
            yield Band(first=low, last=high, count=count, rate=rate, yuan=count * rate)
