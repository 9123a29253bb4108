"""Pictures, charts and embedded objects: where a table may stand that nobody can read."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from gongkai.files.paper import Picture
from gongkai.files.readers.word.names import CHART, DRAWN, HELD, PLACED, RELATION
from gongkai.report.report import Place

Element = etree._Element
_POINT = 12_700  # English metric units
_NARROW = 150
"""Points: no table of the form is narrower."""
_SIZE = re.compile(r"(width|height):\s*([\d.]{1,9})pt")


def pictures_in(
    element: Element, place: Place | None, file: Callable[[str], bytes]
) -> Iterator[Picture]:
    """The pictures, charts and embedded objects of a paragraph, with their size in points.

    `file` gives what a relation leads to.
    """
    for image in element.iter(*DRAWN):
        width, height = _size(image)
        key = image.get(HELD) or image.get(RELATION) or ""
        small = 0 < width < _NARROW or image.tag == CHART
        yield Picture(place, width, height, b"" if small else file(key))


def _size(image: Element) -> tuple[float, float]:
    for holder in image.iterancestors(PLACED + "inline", PLACED + "anchor"):
        extent = holder.find(PLACED + "extent")
        if extent is not None:
            edges = extent.get("cx", ""), extent.get("cy", "")
            width, height = (int(edge) if edge.isdigit() else 0 for edge in edges)
            return width / _POINT, height / _POINT
    parent = image.getparent()
    sizes = dict(_SIZE.findall("" if parent is None else parent.get("style", "")))
    return _points(sizes.get("width")), _points(sizes.get("height"))


def _points(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
