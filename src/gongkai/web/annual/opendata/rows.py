"""The rows of the open data; the columns are named once, here, for every format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from gongkai.web.annual.lower import figures_of
from gongkai.web.annual.models import YearReport

AT_ONCE = 200  # reports whose pages are read together


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, which never changes, its type (of Table Schema) and what it means."""

    name: str
    type: str
    about: str


REPORTS = (
    Column("organ_code", "string", "机关代码"),
    Column("organ", "string", "机关名称"),
    Column("year", "integer", "报告的年度"),
    Column("edition", "string", "年报格式的版次，例如 2021-30"),
    Column("version", "integer", "公开的版本，更正一次增加"),
    Column("published_on", "date", "首次公开的日期"),
    Column("digest", "string", "该版本的 SM3 摘要"),
    Column("url", "string", "公开页面"),
)
FIGURES = (
    Column("organ_code", "string", "机关代码"),
    Column("organ", "string", "机关名称"),
    Column("year", "integer", "报告的年度"),
    Column("key", "string", "数的名称，例如 table3.new_received.total"),
    Column("label", "string", "表中的位置"),
    Column("value", "number", "填报的数；没有填报为空，不作零"),
)
Row = tuple[object, ...]


def shown_reports(*, year: int | None = None) -> QuerySet[YearReport]:
    """What is public now, in a settled order, without the long fields."""
    found = YearReport.objects.exclude(shown=None).select_related("organ", "shown")
    if year is not None:
        found = found.filter(year=year)
    long = ("shown__page", "shown__counted", "shown__records", "shown__findings")
    return found.defer(*long).order_by("year", "organ__code")


def report_rows(reports: QuerySet[YearReport], site: str) -> Iterator[Row]:
    """One row a report."""
    for batch in _batches(reports):
        forms = figures_of(each.shown for each in batch if each.shown)
        for each in batch:
            assert each.shown is not None  # noqa: S101 only public ones are asked for
            yield (
                each.organ.code, each.organ.name, each.year, forms[each.shown.pk].edition.key,
                each.shown.number, each.published_on, each.shown.digest,
                f"{site}/organs/{each.organ.code}/reports/{each.year}/",
            )  # fmt: skip


def figure_rows(reports: QuerySet[YearReport]) -> Iterator[Row]:
    """One row a figure, blanks too: who left what out is told as well."""
    for batch in _batches(reports):
        known = figures_of(each.shown for each in batch if each.shown)
        for each in batch:
            report = known[each.shown_id or 0]
            for key, value in report.facts.items():
                label = report.edition.label(key)
                yield each.organ.code, each.organ.name, each.year, key, label, value


def _batches(reports: QuerySet[YearReport]) -> Iterator[list[YearReport]]:
    """A few at a time, so that a province is not held in memory."""
    found: Iterable[YearReport] = reports.iterator(chunk_size=AT_ONCE)
    while batch := list(islice(found, AT_ONCE)):
        yield batch
