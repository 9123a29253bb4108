"""Charts of an organ's published years; every figure is one of the cells, or their sum."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.utils.translation import gettext, gettext_lazy

from gongkai.report.report import AnnualReport, Number
from gongkai.web.shell.charts import Chart, columns, multiples, shown

Years = Mapping[int, AnnualReport]
Series = Mapping[str, Number | None]

FEES = "table2.fees.amount_10k_yuan"

# The cells that every page of the years shows, with what is counted in them.
HEADLINES = (
    ("table3.new_received.total", gettext_lazy("本年新收申请")),
    ("table3.total.total", gettext_lazy("办理结果合计")),
    ("table3.carried_forward.total", gettext_lazy("结转下年度办理的申请")),
    ("table4.review.total", gettext_lazy("因信息公开引起的行政复议")),
    ("table2.normative_documents.in_force", gettext_lazy("现行有效的行政规范性文件")),
    ("table2.permit.decisions", gettext_lazy("行政许可决定")),
)
# What becomes of an application: the cells of one result are added up.
RESULTS = (
    ("granted", gettext_lazy("予以公开")),
    ("partial", gettext_lazy("部分公开")),
    ("denied", gettext_lazy("不予公开")),
    ("unable", gettext_lazy("无法提供")),
    ("noproc", gettext_lazy("不予处理")),
    ("other", gettext_lazy("其他处理")),
)


def charts_of(years: Years) -> Iterator[Chart]:
    """The charts that an organ's page of the years always has; none where there is nothing."""
    for key, name in HEADLINES:
        if any(report.value(key) for report in years.values()):
            chart = chart_of(years, key=key, name=str(name))
            assert chart is not None  # noqa: S101 a figure is known
            yield chart
    results = results_of(years)
    if any(value for series in results.values() for value in series.values()):
        yield multiples(
            gettext("申请的办理结果，各年件数用同一尺度"), results,
            unit=gettext("件"), head=gettext("年度"), tone=2,
        )  # fmt: skip


def always_zero(years: Years) -> list[str]:
    """The headlines that every year has reported as zero."""
    return [
        str(name)
        for key, name in HEADLINES
        if all(report.value(key) == 0 for report in years.values())
    ]


def chart_of(years: Years, *, key: str, name: str = "") -> Chart | None:
    """One cell over the years, under a sentence made of its figures."""
    values = {str(year): report.value(key) for year, report in sorted(years.items())}
    if all(value is None for value in values.values()):
        return None
    unit = gettext("万元") if key == FEES else gettext("件")
    title = _sentence(name or label_of(years, key), key, values)
    return columns(title, values, unit=unit, head=gettext("年度"))


def results_of(years: Years) -> dict[str, Series]:
    """Each kind of result by year; None where a year left one of its cells blank."""
    return {
        str(name): {
            str(year): _added(report, group) for year, report in sorted(years.items())
        }
        for group, name in RESULTS
    }  # fmt: skip


def figures_on_offer(years: Years) -> dict[str, str]:
    """Every figure that may be looked at over the years: cells without those of one applicant."""
    return {
        key: cell.label
        for _, report in sorted(years.items())
        for key, cell in report.edition.cells.items()
        if cell.table != 3 or key.endswith(".total")
    }


def label_of(years: Years, key: str) -> str:
    """What the latest form calls a figure."""
    return figures_on_offer(years).get(key, key)


def _added(report: AnnualReport, group: str) -> Number | None:
    rows = [row.key for row in report.edition.rows
            if row.part == "leaf" and group in (row.group, row.key)]  # fmt: skip
    values = [report.value(f"table3.{row}.total") for row in rows]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if rows and len(known) == len(values) else None


def _amount(key: str, number: Number) -> str:
    words = gettext("%(number)s万元") if key == FEES else gettext("%(number)s件")
    return words % {"number": shown(number)}


def _sentence(name: str, key: str, values: Series) -> str:
    """In the reader's language, from the figures alone: the last year against the first known."""
    known = {year: value for year, value in values.items() if value is not None}
    first, last = next(iter(known)), next(reversed(known))
    then, now = known[first], known[last]
    told = {"name": name, "first": first, "last": last, "now": _amount(key, now)}
    if first == last:
        return gettext("%(last)s年%(name)s%(now)s") % told
    if now == then:
        return gettext("%(last)s年%(name)s%(now)s，与%(first)s年相同") % told
    told["change"] = _amount(key, now - then if now > then else then - now)
    if now > then:
        return gettext("%(last)s年%(name)s%(now)s，比%(first)s年增加%(change)s") % told
    return gettext("%(last)s年%(name)s%(now)s，比%(first)s年减少%(change)s") % told
