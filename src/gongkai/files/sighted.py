"""Which tables of a paper were recognised from pictures: their figures may be misread.

A paper of the kind `scan` may hold tables as text beside them. Kept in its `meta` under
`recognised`, a JSON array of [page, table]; without it all tables of a scan are.
"""

import json
from collections.abc import Collection, Iterable

from gongkai.files.paper import Block, Grid, Paper
from gongkai.report.report import Place

_KEY = "recognised"

Spot = tuple[int | None, int | None]
"""Page and number of a table."""


def marked(spots: Iterable[Spot]) -> dict[str, str]:
    """The entry of `meta` that names these tables."""
    return {_KEY: json.dumps([list(each) for each in spots])}


def marked_on(pages: Collection[int], blocks: Iterable[Block]) -> dict[str, str]:
    """The same for the tables of whole pages."""
    places = [block.place for block in blocks if isinstance(block, Grid)]
    return marked((each.page, each.table) for each in places if each and each.page in pages)


class Sighted:
    """Asked of a place: whether what stands there was recognised from a picture."""

    def __init__(self, paper: Paper) -> None:
        """Take what the reader noted."""
        told = paper.meta.get(_KEY)
        self._all = told is None
        self._spots = {(page, table) for page, table in json.loads(told or "[]")}

    def __contains__(self, place: Place | None) -> bool:
        """True for every place of a paper whose reader names no tables."""
        return self._all or (place is not None and (place.page, place.table) in self._spots)
