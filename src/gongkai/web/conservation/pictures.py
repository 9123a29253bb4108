"""Charts of a year and of several; every figure of a chart is one of the pages' own."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gongkai.law.energy import rounded
from gongkai.web.conservation.measuring import Year
from gongkai.web.conservation.names import BY_COAL, INDICATORS, MONTHS, UNITS
from gongkai.web.conservation.sums import KindYear, Use
from gongkai.web.shell.charts import Chart, columns, shown


def of_months(use: Use) -> Iterator[Chart]:
    """The months of the year, one chart a kind, in the kind's own unit."""
    for at, row in enumerate(use.kinds):
        if row.total is not None:
            values = {f"{month}月": value for month, value in zip(MONTHS, row.months, strict=True)}
            yield columns(
                _of_kind(use.year, row), values, unit=row.kind.unit, head="月份", tone=at % 4 + 1
            )


def _of_kind(year: int, row: KindYear) -> str:
    known = {
        month: value for month, value in zip(MONTHS, row.months, strict=True) if value is not None
    }
    most = max(known, key=lambda month: known[month])
    words = f"{year}年{row.kind.title}用量{shown(row.total)}{row.kind.unit}"
    if len(known) < len(MONTHS):
        words += f"（{len(known)}个月）"
    return f"{words}，{most}月最多" if len(known) > 1 and known[most] else words


def of_years(years: Mapping[int, Year]) -> Iterator[Chart]:
    """Each indicator over the whole years, where more than one knows it; never two methods in one.

    What rests on standard coal is shown for the years counted as the last of them is.
    """
    whole = {year: each for year, each in sorted(years.items()) if each.whole}
    methods = [each.method for each in whole.values()]
    for key, title in INDICATORS.items():
        values = {
            f"{year}年": each.value(key)
            for year, each in whole.items()
            if key not in BY_COAL or each.method == methods[-1]
        }
        if sum(value is not None for value in values.values()) > 1:
            label = f"（电力按{methods[-1].label}）" if key in BY_COAL and methods[-1] else ""
            words = f"{_of_indicator(title, values)}{label}"
            yield columns(words, values, unit=UNITS[key], head="年度")


def _of_indicator(title: str, values: Mapping[str, Decimal | None]) -> str:
    known = [(year, value) for year, value in values.items() if value is not None]
    (first, then), (last, now) = known[0], known[-1]
    words = f"{last}{title}{shown(now)}"
    if then == now:
        return f"{words}，与{first}持平"
    if not then:
        return words
    part = rounded(abs(now - then) / then * 100)
    return f"{words}，比{first}{'下降' if now < then else '上升'}{shown(part)}%"
