"""The figures of many frozen versions at once: asked for together, read from their pages once.

A version never changes and its digest is that of its page, so what was read of a digest is kept
by the process. Only figures are kept: a county of eighty organs holds less than a megabyte.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from gongkai.files.tagged import read_tagged_html
from gongkai.report.report import AnnualReport, Cell, Number
from gongkai.web.annual.models import Version

MOST = 4096
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
