"""Web pages as sites, WPS, Word, Excel and WeChat make them: ways to draw a table."""

from dataclasses import replace
from html import escape
from random import Random

from tests.papers import Box, Rows
from tests.proof.shapes.parts import (
    Shape,
    is_applications,
    is_disputes,
    lines_of,
    page_of,
    table,
    td,
)


def sections(rows: Rows) -> str:
    """Head, body and foot apart, cells of the head and the labels as th, columns declared."""
    head = 3 if is_applications(rows) or is_disputes(rows) else 1
    lines = lines_of(rows[:head], lambda box: td(box, tag="th"))
    inner = lines_of(rows[head:-1], lambda box: td(box, tag="td" if box.figure else "th"))
    return (
        "<table class='tb'><caption>（统计期限：全年）</caption>"
        f"<colgroup><col width='20'><col span='9'></colgroup><thead>{''.join(lines)}</thead>"
        f"<tfoot>{''.join(lines_of(rows[-1:]))}</tfoot><tbody>{''.join(inner[:9])}</tbody>"
        f"<tbody>{''.join(inner[9:])}</tbody></table>"
    )


def spaced(rows: Rows) -> str:
    """Letter-spaced labels: blanks of many widths between characters, nested spans."""
    chance = Random(7)  # noqa: S311
    blanks = ("&nbsp;", "&ensp;", "&emsp;", "\u3000", " ", "\u2002", "\n      ")

    def cell(box: Box) -> str:
        if box.figure:
            return td(box, f"<span>&nbsp;<span lang=EN-US>{box.text}</span>&ensp;</span>")
        letters = [
            escape(sign) + chance.choice(("", "", chance.choice(blanks))) for sign in box.text
        ]
        words = "".join(f"<span style='letter-spacing:2px'>{each}</span>" for each in letters)
        return td(box, f"<p align=center><span>{words}</span></p>")

    return table(rows, cell)


def invisible(rows: Rows) -> str:
    """Zero-width spaces, soft hyphens, private-use signs, marks of direction, line separators."""
    signs = ("\u200b", "\u00ad", "\ufeff", "\u200e", "\u2060", "\ue004", "\u200d")

    def cell(box: Box) -> str:
        sign = signs[len(box.text) % len(signs)]
        middle = len(box.text) // 2
        text = f"{sign}{box.text[:middle]}{sign}{box.text[middle:]}{sign}"
        return td(box, escape(text))

    return table(rows, cell)


def wide(rows: Rows) -> str:
    """Full-width digits, blanks and brackets."""
    signs = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
    return table(rows, lambda box: td(box, escape(f"　{box.text.translate(signs)}　")))


def hidden_cells(rows: Rows) -> str:
    """Old figures in cells and rows that are not shown, as Excel and editors leave them."""

    def cell(box: Box) -> str:
        ghost = "<td style='display:none;mso-hide:all'>77</td>" if box.figure else ""
        return ghost + td(box)

    lines = lines_of(rows, cell)
    lines.insert(len(lines) // 2, "<tr style='DISPLAY: none'><td>旧</td><td>5</td><td>6</td></tr>")
    return f"<table>{''.join(lines)}</table>"


def inputs(rows: Rows) -> str:
    """The figures are values of input fields, as in a system's form saved as a page."""

    def cell(box: Box) -> str:
        field = f"<input type='text' readonly value='{box.text}'>"
        return td(box, field if box.figure else None)

    return table(rows, cell)


def thousands(rows: Rows) -> str:
    """Commas in thousands, and a blank behind them."""

    def cell(box: Box) -> str:
        whole, dot, rest = box.text.partition(".")
        if box.figure and whole.isdigit():
            return td(box, f"{int(whole):,}{dot}{rest}")
        return td(box)

    return table(rows, cell)


def decimals(rows: Rows) -> str:
    """Counts with .0 or .00 behind them, as a spreadsheet's export has them."""
    return table(
        rows, lambda box: td(box, f"{box.text}.00" if box.figure and box.text.isdigit() else None)
    )


def counted(rows: Rows) -> str:
    """The unit in every cell: 0件."""
    return table(
        rows, lambda box: td(box, f"{box.text}件" if box.figure and box.text.isdigit() else None)
    )


def starred(rows: Rows) -> str:
    """A raised footnote mark behind some figures."""

    def cell(box: Box) -> str:
        mark = "<sup>*</sup>" if box.figure and box.text.endswith("3") else ""
        return td(box, escape(box.text) + mark)

    return table(rows, cell)


def upright(rows: Rows) -> str:
    """Labels one character a line, as narrow columns are forced."""

    def cell(box: Box) -> str:
        return td(box, None if box.figure else "<br/>\n".join(map(escape, box.text)))

    return table(rows, cell)


def halved(rows: Rows) -> str:
    """Numbering of a row in a cell of its own: （一） | 予以公开."""
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for box in row:
            sign, text = _numbering(box.text)
            leaf = is_applications(rows) and number > 2 and sign and box.across <= 2
            if leaf and not box.figure and box.down == 1:
                cells.append(td(replace(box, text=sign, across=1)))
                cells.append(td(replace(box, text=text)))
            elif (not box.figure and box.across > 2 < number) or "勾稽" in box.text:
                cells.append(td(replace(box, across=box.across + 1)))
            else:
                cells.append(td(box))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"


def _numbering(text: str) -> tuple[str, str]:
    for sign in ("）", "."):
        head, found, rest = text.partition(sign)
        if found and len(head) < 3:
            return head + sign, rest
    return "", text


def unit_row(rows: Rows) -> str:
    """A row with the unit and one with the table's name above the heading."""
    across = max(sum(box.across for box in row) for row in rows)
    above = [[Box("政府信息公开情况统计表", 1, across)], [Box("单位：件", 1, across)]]
    return table([*above, *rows])


def grouped(rows: Rows) -> str:
    """The groups of table 3 as rows of their own with no figures, the leaves below them."""
    if not is_applications(rows):
        return table(rows)
    lines = [
        [replace(box, across=2) if "勾稽" in box.text else box for box in rows[0]],
        *rows[1:3],
    ]
    for row in rows[3:]:
        stubs = [box for box in row if not box.figure and box.text]
        figures = [box for box in row if box not in stubs]
        for stub in stubs[:-1]:
            lines.append([Box(stub.text, 1, 9)])
        lines.append([replace(stubs[-1], across=2, down=1), *figures])
    return table(lines)


def spacers(rows: Rows) -> str:
    """Blank rows between rows and narrow blank columns between columns."""
    lines = []
    for number, row in enumerate(rows):
        cells = [replace(box, across=box.across * 2, down=box.down * 2 - 1) for box in row]
        lines.append("".join(f"{td(box)}" for box in cells))
        if number + 1 < len(rows):
            lines.append("")
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def blank_rows(rows: Rows) -> str:
    """A row of blank cells after the heading and after every fifth row."""
    if any(box.down > 1 for row in rows[3:] for box in row):
        across = max(sum(box.across for box in row) for row in rows)
        return table([*rows, [Box("", 1, across)]])
    lines = []
    for number, row in enumerate(rows):
        lines.append(row)
        if number % 5 == 4:
            lines.append([Box("") for _ in row])
    return table(lines)


def transposed(rows: Rows) -> str:
    """Table 3 turned: applicants down, rows of the form across."""
    if not is_applications(rows):
        return table(rows)
    labels = [next(b for b in reversed(row) if not b.figure).text for row in rows[3:]]
    figures = [[box for box in row if box.figure] for row in rows[3:]]
    names = ["自然人", *(box.text for box in rows[2]), "总计"]
    lines = [[Box("申请人情况"), *map(Box, labels)]]
    for number, name in enumerate(names):
        lines.append([Box(name), *(each[number] for each in figures)])
    return table(lines)


def unclosed(rows: Rows) -> str:
    """Upper-case tags, nothing closed, attributes without quotation marks."""
    lines = []
    for row in rows:
        cells = []
        for box in row:
            down = f" ROWSPAN={box.down}" if box.down > 1 else ""
            across = f" COLSPAN={box.across}" if box.across > 1 else ""
            cells.append(f"<TD align=middle{down}{across}><P><FONT size=2>{escape(box.text)}")
        lines.append(f"<TR>{''.join(cells)}")
    return f"<TABLE borderColor=#000000 border=1>{''.join(lines)}</TABLE>"


def wechat(rows: Rows) -> str:
    """As an article of a public account: sections in cells, leaves in spans."""

    def cell(box: Box) -> str:
        text = "".join(f"<span leaf=''>{escape(each)}</span>" for each in _pieces(box.text))
        style = " style='border:1px solid;word-break:break-all' valign='middle'"
        return td(box, f"<section style='line-height:1.6em'>{text}<br></section>", more=style)

    return f"<section><section>{table(rows, cell)}</section></section>"


def _pieces(text: str) -> list[str]:
    return [text[start : start + 5] for start in range(0, len(text), 5)] or [""]


def excel(rows: Rows) -> str:
    """As Excel saves a page: numbers told twice, classes, hidden first column."""

    def cell(box: Box) -> str:
        number = f' x:num="{box.text}" align=right' if box.figure else ""
        return td(box, more=f" class=xl65 style='mso-number-format:0'{number}")

    lines = [
        line.replace("<tr>", "<tr height=19><td style='display:none'></td>", 1)
        for line in lines_of(rows, cell)
    ]
    return (
        "<table x:str border=0><col width=0 style='display:none;mso-width-source:userset'>"
        f"{''.join(lines)}<![if supportMisalignedColumns]><tr height=0 style='display:none'>"
        "<td width=0></td><td width=72></td></tr><![endif]></table>"
    )


def odd_spans(rows: Rows) -> str:
    """Spans with units, blanks, noughts and beyond the table."""

    def cell(box: Box) -> str:
        down = f" rowspan=' {box.down}'" if box.down > 1 else " rowspan='1px'"
        across = f' colspan="{box.across} "' if box.across > 1 else " colspan='0'"
        return f"<td{down}{across}>{escape(box.text)}</td>"

    return table(rows, cell)


def empty_beside(rows: Rows) -> str:
    """Blank tables and a one-cell frame around each table."""
    return f"<table><tr><td></td></tr></table><table><tr><td>{table(rows)}</td></tr></table>"


def twice(rows: Rows) -> str:
    """The same table for wide and for narrow screens, one of them not shown."""
    return (
        f"<div class='pc'>{table(rows)}</div>"
        f"<div class='wap' style='display:none'>{table(rows)}</div>"
    )


PAGES: dict[str, Shape] = {
    f"{draw.__name__}.html": page_of(draw)
    for draw in (
        sections, spaced, invisible, wide, hidden_cells, inputs, thousands, decimals, counted,
        starred, upright, halved, unit_row, grouped, spacers, blank_rows, transposed, unclosed,
        wechat, excel, odd_spans, empty_beside, twice,
    )
}  # fmt: skip
