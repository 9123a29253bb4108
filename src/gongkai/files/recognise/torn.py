"""What a page break tore from its table: rows of table 2, the one row of figures of table 4."""

from collections.abc import Iterator, Sequence

from gongkai.files.paper import Block, Grid, Paragraph
from gongkai.files.recognise.align import Column
from gongkai.files.recognise.disputes import adds
from gongkai.files.recognise.labels import match, named
from gongkai.files.recognise.lines import Line, Slot, line_of, lines_of, spoken
from gongkai.files.recognise.outcomes import GROUPS, RESULTS
from gongkai.files.recognise.vocabulary import fold

_ORDER = ("行政复议", "未经复议", "复议后"), ("维持", "纠正", "其他结果", "未审结", "总计")
"""Words of the heading of table 4 in the order of the form."""

_ROWS = 2


def rows_of_disclosures(blocks: Sequence[Block]) -> Iterator[tuple[int, str, Line]]:
    """Paragraphs that are a label of table 2 and its figures and nothing else, with their item."""
    for number, block in enumerate(blocks):
        words = block.text.split() if isinstance(block, Paragraph) else []
        slots = [
            Slot(word, *spoken(word), at, at + 1, False, block.place)
            for at, word in enumerate(words)
        ]
        item = named(slots[0].label.names, "item") if len(slots) > 1 else ""
        figures = all(slot.reading.sort == "number" for slot in slots[1:])
        if item and figures and not slots[0].label.near:
            yield number, item, line_of(slots, grid=0, row=0, source="torn")


def row_of_disputes(blocks: Sequence[Block]) -> tuple[int, Line, tuple[Column, ...]] | None:
    """The figures of table 4 in a grid without its heading, or with the last row of it.

    The words above must be in the form's order, and every total the sum of its outcomes. With
    them, the number of the block.
    """
    columns = tuple(
        Column(f"{group}.{result}", "", -1, -1) for group in GROUPS for result in RESULTS
    )
    for number, block in enumerate(blocks):
        if not isinstance(block, Grid) or not 0 < block.rows <= _ROWS:
            continue
        lines = list(lines_of(block, 0))
        if not lines:
            continue  # a grid may have rows without cells
        *outcomes, line = lines
        titles = [_with_ends(each, blocks[:number]) for each in outcomes]
        figures = [slot for slot in line.slots if slot.reading.sort == "number"]
        if len(figures) != len(line.slots) or len(figures) != len(columns):
            continue
        wanted = _ORDER[:1] if titles else _ORDER
        words = _said(blocks[: number + 1])
        known = all(map(_are_outcomes, titles)) and _in_order(words, wanted)
        if known and adds(line.slots, columns):
            return number, line, columns
    return None


def _with_ends(line: Line, before: Sequence[Block]) -> list[str]:
    """The titles of a line, made whole where a page break cut them (结果维 above 持)."""
    titles = [slot.text for slot in line.slots]
    above = before[-1] if before else None
    if not isinstance(above, Grid) or _are_outcomes(titles):
        return titles
    upper = [cell.text for cell in above.cells if cell.row == above.rows - 1]
    if len(upper) != len(titles):
        return titles
    return [first + rest for first, rest in zip(upper, titles, strict=True)]


def _are_outcomes(titles: Sequence[str]) -> bool:
    """Whether titles are the outcomes of every kind of dispute, each in the order of the form."""
    names = [named(match(title).names, "result") for title in titles]
    return names == [*RESULTS] * len(GROUPS)


def _said(blocks: Sequence[Block]) -> str:
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    texts += [cell.text for block in blocks if isinstance(block, Grid) for cell in block.cells]
    return "".join(fold("".join(texts)).split())


def _in_order(text: str, wanted: Sequence[Sequence[str]]) -> bool:
    """Whether words of the heading come in the order of the form."""
    for words in wanted:
        places = [text.find(word) for word in words]
        if min(places) < 0 or places != sorted(places):
            return False
    return True
