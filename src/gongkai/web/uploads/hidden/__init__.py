"""What a file carries that is not seen on its pages; run in the bounded child process."""

import json

from gongkai.files.paper import Grid, Paper, Paragraph
from gongkai.files.readers import read_paper
from gongkai.web.uploads.hidden.package import in_package
from gongkai.web.uploads.hidden.picture import in_picture
from gongkai.web.uploads.hidden.portable import in_pdf

LONGEST = 2_000_000  # characters of text that are kept of a file
_PACKED = frozenset(("docx", "xlsx", "pptx", "odt", "ods"))


def look(data: bytes, *, name: str) -> str:
    """Kind before a colon, then the name: what is hidden and what can be read, as JSON."""
    kind, _, shown = name.partition(":")
    found: list[dict[str, str]] = []
    if kind in _PACKED:
        found = in_package(data, kind=kind)
    elif kind == "pdf":
        found = in_pdf(data)
    elif kind in ("png", "jpg"):
        found = in_picture(data)
    text = "" if kind in ("png", "jpg", "pptx") else words_of(read_paper(data, name=shown))
    return json.dumps({"findings": found, "text": text[:LONGEST]}, ensure_ascii=False)


def words_of(paper: Paper) -> str:
    """Everything that can be read, a paragraph or a row of cells to the line."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            lines += ["\t".join(each) for _, each in sorted(rows.items())]
    return "\n".join(lines)
