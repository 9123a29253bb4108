"""The words of a paper as one text."""

from gongkai.files.paper import Grid, Paper, Paragraph


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
