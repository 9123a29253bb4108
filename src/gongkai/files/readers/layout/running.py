"""Running heads, running feet and page numbers: found on several pages, then left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.files.readers.layout.lines import Item, Line, Run, lines_of_column

BAND = 0.11  # of the page's height, above and below, where such lines stand
CLEAR = 0.5  # em of white between such a line and the text
_NUMBER = re.compile(
    r"^[-—–―·•.\s第]*\d{1,4}[-—–―·•.\s页]*(?:[/／共]\s*(?:共)?\s*\d{1,4}\s*页?)?$"
)


def without_running(pages: Sequence[list[Item]], heights: Sequence[float]) -> list[list[Item]]:
    """The pages without their page numbers and the lines that return on page after page."""
    edges = [_edge_lines(page, high) for page, high in zip(pages, heights, strict=True)]
    seen = Counter(pattern for lines in edges for pattern in {_pattern(*each) for each in lines})
    wanted = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    drop = {
        id(run)
        for lines in edges
        for line, side in _once(lines)
        if _is_number(line) or seen[_pattern(line, side)] >= wanted
        for run in line.runs
    }
    return [[item for item in page if id(item) not in drop] for page in pages]


def _once(lines: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Of lines that say the same on a page the outermost: a title may repeat the running head."""
    outermost: dict[str, tuple[Line, str]] = {}
    for line, side in lines:
        outermost.setdefault(_pattern(line, side), (line, side))
    return list(outermost.values())


def _edge_lines(page: Sequence[Item], high: float) -> list[tuple[Line, str]]:
    """The lines in the bands above and below that stand clear of the text inside them."""
    found = []
    runs = [item for item in page if isinstance(item, Run)]
    for side, sign, inside in (("head", 1, BAND * high), ("foot", -1, (1 - BAND) * high)):
        near = [run for run in runs if sign * (_middle(run) - inside) < 0]
        if not near:
            continue
        beside = set(map(id, near))
        far = [item.box[1 if sign > 0 else 3] for item in page if id(item) not in beside]
        edge = (min(far) if sign > 0 else max(far)) if far else inside
        lines = [line for line in lines_of_column(near, 0) if isinstance(line, Line)][::sign]
        bounds = [*(line.box[1 if sign > 0 else 3] for line in lines[1:]), edge]
        for line, inner in zip(lines, bounds, strict=True):
            gap = inner - line.box[3] if sign > 0 else line.box[1] - inner
            if gap <= CLEAR * line.em and not (_is_number(line) or _outermost(line, high)):
                break
            found.append((line, side))
    return found


def _outermost(line: Line, high: float) -> bool:
    return line.box[3] < BAND * high / 2 or line.box[1] > (1 - BAND / 2) * high


def _middle(run: Run) -> float:
    return (run.box[1] + run.box[3]) / 2


def _pattern(line: Line, side: str) -> str:
    return side + re.sub(r"\d+", "#", line.text)


def _is_number(line: Line) -> bool:
    return len(line.runs) <= 3 and bool(_NUMBER.match(line.text.strip()))
