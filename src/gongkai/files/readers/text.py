"""Plain text and Markdown: lines with tabs, pipes or wide gaps become grids, the rest paragraphs.

Figures that run on without any sign between them stay paragraphs; the recogniser looks there too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gongkai.files.errors import Unreadable
from gongkai.files.paper import NO_CELL, Block, Grid, GridCell, Paper, Paragraph
from gongkai.files.readers import aligned, celled, piped
from gongkai.files.readers.encoding import decode
from gongkai.report.report import Place

LARGEST = 32 * 2**20
"""Bytes; longer texts are refused."""

Numbered = tuple[int, list[str], str]
"""A line: its number, its cells (or the line, where bars part them), and by what it is parted."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FIGURE = re.compile(r"[\d０-９.,，/—\-]{1,20}(?:万?元|件)?")
_QUOTED = re.compile(r'(?m)(?:(?<=\t)|^)"((?:[^"\t]|""){1,200})"(?=[\t\r\n]|$)')
_BREAKS = re.compile(r"\r\n|[\r\n]")
_JOINT = "\u200b"
"""A sign that nobody sees, in place of a line break inside a cell."""

_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"^(\*\*|__)(.+)\1$")


def read(data: bytes, *, name: str) -> Paper:
    """The paper in a text file; `name` is the file as the user knows it. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(name, "文本文件过大（超过 32 MB），未读取")
    text, encoding, _ = decode(data)
    if text.count("\ufffd") > max(8, len(text) // 5) or len(_CONTROL.findall(text)) > 8:
        raise Unreadable(name, "文件不是可以阅读的文本")
    blocks = tuple(blocks_of(text, name=name))
    if not blocks:
        raise Unreadable(name, "文件是空的")
    return Paper(blocks, file=name, kind="text", meta={"encoding": encoding})


def blocks_of(text: str, *, name: str, first_table: int = 1) -> Iterator[Block]:
    """The paragraphs and grids of a text; lines and tables are counted from 1."""
    printed = _QUOTED.sub(_unquoted, text).splitlines() if "\t" in text else text.splitlines()
    if celled.barred(printed):
        yield from _one_a_line(printed, name)
        return
    lines, blanks = _Lines(name, first_table), celled.blanks_between(printed)
    for number, line in enumerate(printed, start=1):
        cells, source = _cells(line)
        for _ in range(blanks.get(number, 0) if cells is None else 0):
            yield from lines.blocks()
            yield Paragraph(NO_CELL, None, Place(name, line=number))
        if cells is not None:
            lines.take((number, cells, source), line)
        elif line.strip():
            yield from lines.blocks()
            yield from _paragraph(line, number, name)
        else:
            lines.parted = True
    yield from lines.blocks()


def _one_a_line(printed: Sequence[str], name: str) -> Iterator[Block]:
    """The paragraphs of a text whose cells stand one a line, each closed by a bar."""
    for number, words in celled.blank_cells(printed):
        if words:
            yield from _paragraph(words, number, name)
        else:
            yield Paragraph(NO_CELL, None, Place(name, line=number))


def _unquoted(cell: re.Match[str]) -> str:
    """A cell of several lines, as spreadsheets put it on the clipboard, on one."""
    return _BREAKS.sub(_JOINT, cell[1].replace('""', '"'))


class _Lines:
    """Lines of cells waiting to become a grid, and lines of two words that may head it."""

    def __init__(self, name: str, table: int) -> None:
        self.name = name
        self.table = table
        self.grid: list[Numbered] = []
        self.pairs: list[tuple[Numbered, str]] = []
        self.parted = False

    def take(self, cells: Numbered, line: str) -> None:
        """A line of cells; one of two words waits for what follows, save inside a grid."""
        if cells[2] == "pair" and (self.parted or not self.grid):
            self.pairs.append((cells, line))
            return
        self.grid += [pair for pair, _ in self.pairs]
        self.grid.append(cells)
        self.pairs, self.parted = [], False

    def blocks(self) -> Iterator[Block]:
        """What has waited: the grid, then lines of two words that head nothing."""
        if self.grid:
            yield _grid(self.grid, self.name, self.table)
            self.table += 1
        for (number, _, _), line in self.pairs:
            yield from _paragraph(line, number, self.name)
        self.grid, self.pairs, self.parted = [], [], False


def _cells(line: str) -> tuple[list[str] | None, str]:
    """The cells of a line, and by what they are parted; None for a line of words."""
    bare = line.strip(" \r\n\u3000\xa0")
    if not bare.strip():
        return None, ""
    if any(sign in bare for sign in "|│｜"):
        bare = piped.plain(line)
        alone = bare.removesuffix("|").count("|") == 0
        return (None if alone else [line]), "pipes"
    if "\t" in line:
        return [each.strip() for each in line.rstrip("\r\n").split("\t")], "tabs"
    if piped.RULE.match(bare):
        return ([line], "pipes") if piped.FRAME.search(bare) else (None, "")
    pieces = aligned.GAP.split(bare)
    if len(pieces) < 2 or not _short(pieces):
        return None, ""
    if len(pieces) == 2 and not _FIGURE.fullmatch(pieces[1]):
        return pieces, "pair"
    return [line], "gaps"


def _short(pieces: Sequence[str]) -> bool:
    return all(len(piece) < 60 and "。" not in piece for piece in pieces)


def _grid(lines: Sequence[Numbered], name: str, table: int) -> Grid:
    cells: list[GridCell] = []
    rows = list(_rows(lines))
    for row, (number, texts) in enumerate(rows):
        for column, text in enumerate(texts):
            place = Place(name, None, table, row + 1, column + 1, number)
            cells.append(GridCell(row, column, text, place=place))
    widest = max((len(texts) for _, texts in rows), default=0)
    return Grid(tuple(cells), len(rows), widest, Place(name, table=table), source=lines[0][2])


def _rows(lines: Sequence[Numbered]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a grid; lines with bars are looked at together."""
    for source, run in groupby(lines, key=lambda each: each[2]):
        some = [(number, cells) for number, cells, _ in run]
        if source == "pipes":
            yield from piped.rows([(number, cells[0]) for number, cells in some])
        elif source == "gaps":
            yield from aligned.rows([(number, cells[0]) for number, cells in some])
        else:
            yield from some


def _paragraph(line: str, number: int, name: str) -> Iterator[Paragraph]:
    text = line.strip(" \t\r\n\u3000\xa0\ufeff")
    if not text or piped.RULE.match(text):
        return
    level = None
    found = _HASHES.match(text)
    if found:
        level, text = len(found[1]), found[2]
    found = _EMPHASIS.match(text)
    if found:
        text = found[2]
    yield Paragraph(text, level, Place(name, line=number))
