"""A year's standard coal and indicators, each figure with its calculation in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.law.energy import (
    Coal,
    Indicator,
    Line,
    Local,
    Method,
    indicators,
    reduction,
    rounded,
    standard_coal,
)
from gongkai.law.errors import NotInForce
from gongkai.web.conservation.local import holding, rules_of
from gongkai.web.conservation.models import Profile, Yardstick
from gongkai.web.conservation.names import BY_COAL
from gongkai.web.conservation.sums import Use, use_of
from gongkai.web.organs.models import Organ


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An indicator held against base year, quota and target, in figures and words."""

    indicator: Indicator
    how: str
    base: Decimal | None = None
    base_words: str = ""
    fell: Decimal | None = None
    quota: Decimal | None = None
    target: Decimal | None = None
    source: str = ""

    @property
    def over_quota(self) -> bool:
        """Whether it must be explained (Art. 17)."""
        return _above(self.indicator.value, self.quota)

    @property
    def over_target(self) -> bool:
        """Whether the year's target was missed."""
        return _above(self.indicator.value, self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year as it can be measured today; `lacking` says what it still wants."""

    year: int
    profile: Profile | None
    use: Use
    coal: Coal | None
    held: tuple[Held, ...]
    lacking: tuple[str, ...]
    ended: bool

    @property
    def whole(self) -> bool:
        """Whether it has ended and nothing of it is lacking."""
        return self.ended and not self.lacking

    @property
    def method(self) -> Method | None:
        """By which method all coal of the year is counted."""
        return self.coal.method if self.coal else None

    def value(self, key: str) -> Decimal | None:
        """An indicator's value."""
        return next(each.indicator.value for each in self.held if each.indicator.key == key)


def years_of(organ: Organ, *, years: Iterable[int], day: date) -> Mapping[int, Year]:
    """Several years, each by its own method; the same few questions for one as for ten."""
    wanted = sorted(set(years))
    marks = list(Yardstick.objects.filter(organ=organ, year__in=wanted))
    based = {each.base_year for each in marks if each.base_year and each.base is None}
    both = sorted({*wanted, *based})
    uses = use_of(organ, years=both, day=day)
    profiles = {each.year: each for each in Profile.objects.filter(organ=organ, year__in=both)}
    book = _Book(uses, profiles, rules_of(organ, day=day))
    return {
        year: _year(
            year, book, [each for each in marks if each.year == year], ended=year < day.year
        )
        for year in wanted
    }


def coal_of(
    use: Use, *, method: Method, rules: Iterable[tuple[str, Local]]
) -> tuple[Coal | None, str]:
    """The year's standard coal, or why there is none."""
    on = date(use.year, 12, 31)
    if not any(each.kind.converted and each.total is not None for each in use.kinds):
        return None, "没有能源用量"
    try:
        local = holding(rules, on=on)
        return standard_coal(use.quantities, on=on, method=method, local=local), ""
    except NotInForce as lacking:
        return None, f"{lacking}，请设定本地系数"


@dataclass(frozen=True, slots=True)
class _Book:
    """What was read from the database, by year."""

    uses: Mapping[int, Use]
    profiles: Mapping[int, Profile]
    rules: tuple[tuple[str, Local], ...]


def _year(year: int, book: _Book, marks: list[Yardstick], *, ended: bool) -> Year:
    profile, use = book.profiles.get(year), book.uses[year]
    coal, why = (
        coal_of(use, method=Method(profile.method), rules=book.rules) if profile else (None, "")
    )
    lacking = [] if profile else ["没有填写基本情况"]
    lacking += [why] if why else []
    lacking += [f"缺少用量：{'；'.join(use.missing)}"] if use.missing else []
    by_key = {each.indicator: each for each in marks}
    bases, whole = _Base(book, profile), ended and not lacking
    held = tuple(
        _held(value, _how(value, use, profile, coal), by_key.get(value.key), bases, whole=whole)
        for value in _values(use, profile, coal)
    )
    return Year(
        year=year, profile=profile, use=use, coal=coal, held=held, lacking=tuple(lacking),
        ended=ended,
    )  # fmt: skip


def _values(use: Use, profile: Profile | None, coal: Coal | None) -> tuple[Indicator, ...]:
    return indicators(
        kgce=coal.kgce if coal else None,
        kwh=use.quantities.get("electricity"),
        water=use.quantities.get("water"),
        people=profile.people if profile else None,
        area=profile.area if profile else None,
    )


def _how(value: Indicator, use: Use, profile: Profile | None, coal: Coal | None) -> str:
    """The calculation in words, from the figures themselves."""
    if value.value is None or profile is None:
        return ""
    part = {
        "power_per_area": use.quantities.get("electricity"),
        "water_per_person": use.quantities.get("water"),
    }.get(value.key, coal.kgce if coal else None)
    whole = profile.area if value.key.endswith("_area") else profile.people
    above, below = value.unit.split("/")
    method = f"（电力按{coal.method.label}）" if coal and value.key in BY_COAL else ""
    return f"{plain(part)}{above}{method} ÷ {plain(whole)}{below}"


@dataclass(frozen=True, slots=True)
class _Base:
    """What a base can be worked out from; always by the method of the year in question."""

    book: _Book
    profile: Profile | None

    def value(self, mark: Yardstick) -> tuple[Decimal | None, str]:
        """The base of an indicator, and where it is from or why it cannot be compared."""
        if mark.base_year is None:
            return None, ""
        if mark.base is not None:
            mixed = mark.method and (not self.profile or mark.method != self.profile.method)
            if mixed:
                label = Method(mark.method).label
                return None, f"基期值按{label}折算，与本年方法不同，不能比较"
            return mark.base, f"{mark.base_year}年，{mark.source}"
        return self._counted(mark.base_year, mark.indicator)

    def _counted(self, year: int, key: str) -> tuple[Decimal | None, str]:
        profile, use = self.book.profiles.get(year), self.book.uses[year]
        if profile is None or self.profile is None or use.missing:
            return None, f"{year}年的台账不完整，不能计算基期值"
        coal, why = coal_of(use, method=Method(self.profile.method), rules=self.book.rules)
        found = next(each for each in _values(use, profile, coal) if each.key == key)
        return found.value, why if found.value is None else f"{year}年台账，按本年的方法折算"


def _held(
    value: Indicator, how: str, mark: Yardstick | None, bases: _Base, *, whole: bool
) -> Held:
    """Only a whole year is said to have fallen or risen: half a year always uses less."""
    if mark is None:
        return Held(indicator=value, how=how)
    base, words = bases.value(mark)
    return Held(
        indicator=value, how=how, base=base, base_words=words, quota=mark.quota,
        fell=reduction(base=base, now=value.value) if whole else None, target=mark.target,
        source=mark.source,
    )  # fmt: skip


def line_words(line: Line) -> str:
    """One kind's way to standard coal: 120000千瓦时 × 0.1229 = 14748千克标准煤."""
    factors = " × ".join(plain(each.value) for each in line.factors)
    scale = "" if line.kind.scale == 1 else f" × {plain(line.kind.scale)}"
    return (
        f"{plain(line.quantity)}{line.kind.unit}{scale} × {factors} "
        f"= {plain(rounded(line.kgce))}千克标准煤"
    )


def plain(value: Decimal | int | None) -> str:
    """A figure without needless noughts and without exponents; a dash for the unknown."""
    if value is None:
        return "—"
    words = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return words.rstrip("0").rstrip(".") if "." in words else words


def _above(value: Decimal | None, limit: Decimal | None) -> bool:
    return value is not None and limit is not None and value > limit
