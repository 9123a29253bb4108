"""The figures of many frozen versions at once: asked for together, read from their pages once.

A version never changes and its digest is that of its page, so what was read of a digest is kept
by the process. Only figures are kept: a county of eighty organs holds less than a megabyte.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from gongkai.files.tagged import read_tagged_html
from gongkai.report.finding import plain
from gongkai.report.report import AnnualReport, Cell, Number
from gongkai.web.annual.models import Version, YearReport

MOST = 4096
PART = "annual-"  # the beginning of the id under which a whole report is counted
_known: dict[str, AnnualReport] = {}


def figures_of(versions: Iterable[Version]) -> dict[int, AnnualReport]:
    """The reports of versions by their number, without the words; at most one query."""
    digests = {each.pk: each.digest for each in versions}
    found = {pk: _known[digest] for pk, digest in digests.items() if digest in _known}
    asked = Version.objects.filter(pk__in=digests.keys() - found.keys())
    if len(found) == len(digests):
        return found
    if len(_known) + len(digests) > MOST:
        _known.clear()
    for pk, page in asked.values_list("pk", "page").iterator():
        found[pk] = _known[digests[pk]] = _figures(page, pk)
    return found


@dataclass(frozen=True, slots=True)
class Share:
    """What one organ's report gives to a figure of the report above."""

    report: YearReport
    value: str


def shares_of(ids: Iterable[str], *, key: str) -> tuple[Share, ...]:
    """The reports among the counted ids, each with its figure as it was signed last."""
    numbers = [int(each.removeprefix(PART)) for each in ids if each.startswith(PART)]
    if not numbers:
        return ()
    long = [f"signed__{name}" for name in ("page", "counted", "records", "findings")]
    found = YearReport.objects.filter(pk__in=numbers).select_related("organ", "signed")
    reports = [each for each in found.defer(*long).order_by("organ_id") if each.signed]
    known = figures_of(each.signed for each in reports if each.signed)
    return tuple(Share(each, plain(known[each.signed_id or 0].value(key))) for each in reports)


def _figures(page: str, pk: int) -> AnnualReport:
    report = read_tagged_html(page.encode())
    if report is None:
        raise ValueError(f"version {pk} is not a page of ours")
    cells = {key: _cell(cell.value) for key, cell in report.cells.items()}
    return replace(report, cells=cells, chapters={}, opening=())


@lru_cache(maxsize=4096)
def _cell(value: Number | None) -> Cell:
    """Most cells of most reports are the same few numbers."""
    return Cell(value)
