"""PDF by typst: A4 of GB/T 9704, fonts embedded and subset, tagged, with bookmarks."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from gongkai.files.paper import Grid, GridCell, Paper, Paragraph
from gongkai.files.writers.errors import NoChineseFont, NotSet
from gongkai.files.writers.fonts import chosen, latin
from gongkai.files.writers.shape import (
    cell_margin,
    centred,
    heading_of,
    is_long,
    is_wide,
    printable,
    table_head,
)

_REAL_TITLE_FONTS = ("FZXiaoBiaoSong", "STZhongsong")
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed')
# marks that show nothing are left out; a private character has no agreed look, so the printer's
# mark for a missing sort stands in its place
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def render(paper: Paper, *, fonts: tuple[Path, ...] = ()) -> bytes:
    """The paper as a PDF. `fonts`: folders searched before the system's.

    Errors: NoChineseFont when no folder holds a Chinese font, NotSet when typst refuses.
    """
    setter = _typesetter(fonts)
    return setter.set(json.dumps(_data(paper), ensure_ascii=False))


class _Typesetter:
    """One compiler kept warm, with the fonts it found; one page at a time."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        found = typst.Fonts(
            include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
        )
        roles = chosen(found.families())
        if not all(roles.values()):
            raise NoChineseFont(folders)
        self._roles = json.dumps(_roles(roles, latin(found.families())), ensure_ascii=False)
        self._compiler = typst.Compiler(font_paths=found)
        template = resources.files("gongkai.files") / "data" / "report.typ"
        self._template = template.read_bytes()
        self._lock = Lock()

    def set(self, data: str) -> bytes:
        """Set the paper; the compiler is not made for two threads at once."""
        inputs = {"paper": data, "fonts": self._roles}
        with self._lock:
            try:
                return self._compile(inputs, ["ua-1"])
            except typst.TypstError as error:
                if missing := _NO_GLYPH.search(error.message):
                    raise NotSet(_without_glyph(missing[1])) from error
            try:  # a paper that cannot be made accessible in full is still set, tagged as it is
                return self._compile(inputs, [])
            except typst.TypstError as error:
                raise NotSet(error.message) from error

    def _compile(self, inputs: dict[str, str], standards: list[Literal["ua-1"]]) -> bytes:
        pdf = self._compiler.compile(
            input=self._template,
            format="pdf",
            sys_inputs=inputs,
            timestamp=0,
            pdf_standards=[*standards],
        )
        if not isinstance(pdf, bytes):
            raise NotSet("没有得到文件")
        return pdf


def _roles(roles: dict[str, list[str]], letters: str) -> dict[str, Any]:
    """Families by role as typst wants them; the stand-in for 小标宋 is a bold one."""
    real = roles["title"][0].startswith(_REAL_TITLE_FONTS)
    first = [{"name": letters, "covers": "latin-in-cjk"}] if letters else []
    with_letters = {role: [*first, *names] for role, names in roles.items() if role != "title"}
    weight = "regular" if real else "bold"
    return {**with_letters, "title": roles["title"], "title-weight": weight}


@cache
def _typesetter(folders: tuple[Path, ...]) -> _Typesetter:
    return _Typesetter(folders)


def _without_glyph(text: str) -> str:
    return f"字体里没有“{text}”这个字；请用 GONGKAI_FONTS 指定含有它的字体目录"


def _words(text: str) -> str:
    return _PRIVATE.sub("〓", _INVISIBLE.sub("", printable(text)))


def _data(paper: Paper) -> dict[str, Any]:
    return {
        "title": _words(heading_of(paper)),
        "author": _words(paper.meta.get("organ", "")),
        "blocks": list(_blocks(paper)),
    }


def _blocks(paper: Paper) -> Iterator[dict[str, Any]]:
    """Blocks as data; `depth` is the level in the outline, which may not skip one."""
    depth = 0
    for block in paper.blocks:
        if isinstance(block, Grid):
            yield _grid(block)
        elif isinstance(block, Paragraph):
            depth = min(block.level, depth + 1) if block.level else depth
            yield {
                "kind": "text",
                "text": _words(block.text),
                "level": block.level,
                "depth": depth,
                "style": block.style,
            }


def _grid(grid: Grid) -> dict[str, Any]:
    head = table_head(grid)
    return {
        "kind": "grid",
        "rows": grid.rows,
        "columns": grid.columns,
        "small": is_wide(grid),
        "long": is_long(grid),
        "margin": cell_margin(grid),
        "widths": list(grid.widths or (1.0,) * grid.columns),
        "head": [_cell(grid, cell) for cell in grid.cells if cell.row < head],
        "body": [_cell(grid, cell) for cell in grid.cells if cell.row >= head],
    }


def _cell(grid: Grid, cell: GridCell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "column": cell.column,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "text": _words(cell.text),
        "centre": centred(grid, cell),
    }
