"""Rows of a table to be printed, and what real pages do to them: spans lost, labels broken."""

import re
from dataclasses import dataclass, replace
from html import escape


@dataclass(frozen=True)
class Box:
    """A cell to be printed: text, spans, and whether it holds a figure."""

    text: str
    down: int = 1
    across: int = 1
    figure: bool = False


Rows = list[list[Box]]


# ── what goes wrong with spans ──────────────────────────────────────────────────────────────────
def same(rows: Rows) -> Rows:
    """As the form has it."""
    return rows


def filled(rows: Rows) -> Rows:
    """No row spans: blank cells fill the places below."""
    result: Rows = [[] for _ in rows]
    taken: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        column = 0
        queue = list(row)
        while queue or (number, column) in taken:
            if (number, column) in taken:
                across = taken[number, column]
                result[number].append(Box("", 1, across))
                column += across
                continue
            box = queue.pop(0)
            result[number].append(replace(box, down=1))
            for below in range(1, box.down):
                taken[number + below, column] = box.across
            column += box.across
    return result


def unmerged(rows: Rows) -> Rows:
    """No spans at all: blank cells fill every covered place."""
    return [
        [each for box in row for each in [replace(box, across=1), *[Box("")] * (box.across - 1)]]
        for row in filled(rows)
    ]


def repeated(rows: Rows) -> Rows:
    """No spans: every covered place repeats the label, as some converters do."""
    grid: dict[tuple[int, int], Box] = {}
    for number, row in enumerate(rows):
        column = 0
        for box in row:
            while (number, column) in grid:
                column += 1
            for down in range(box.down):
                for across in range(box.across):
                    grid[number + down, column + across] = replace(box, down=1, across=1)
            column += box.across
    width = max(column for _, column in grid) + 1
    return [
        [grid.get((number, column), Box("")) for column in range(width)]
        for number in range(len(rows))
    ]


def dropped(rows: Rows) -> Rows:
    """Row spans lost and nothing in their place: the cells below move to the left."""
    return [[replace(box, down=1) for box in row] for row in rows]


def too_tall(rows: Rows) -> Rows:
    """Stub spans one row too long."""
    return [
        [replace(box, down=box.down + 1) if 2 < box.down < 20 else box for box in row]
        for row in rows
    ]


def lone_total(rows: Rows) -> Rows:
    """The heading's 总计 and 自然人 without row span, blank cells below them."""
    if not any("自然人" in box.text for box in rows[1]):
        return rows
    second = [replace(box, down=1) for box in rows[1]]
    third = [Box(""), *rows[2], Box("")]
    return [rows[0], second, third, *rows[3:]]


def ragged(rows: Rows) -> Rows:
    """Column spans of figures that do not agree with the heading's."""
    wide = [dict(zip((1, 2, 3), (2, 1, 1), strict=True))]
    return [
        [
            replace(box, across=wide[0].get(place, 1)) if box.figure and len(row) <= 4 else box
            for place, box in enumerate(row)
        ]
        for row in rows
    ]


def broken_heading(rows: Rows) -> Rows:
    """Heading labels over two rows: 商业 above, 企业 below."""
    if not any("商业企业" in box.text for row in rows[:3] for box in row):
        return rows
    third = [Box(box.text[: len(box.text) // 2]) for box in rows[2]]
    fourth = [Box(box.text[len(box.text) // 2 :]) for box in rows[2]]
    taller = [[replace(b, down=b.down + 1) if b.down > 1 else b for b in row] for row in rows[:2]]
    return [*taller, third, fourth, *rows[3:]]


def numbered(rows: Rows) -> Rows:
    """A column of running numbers before the labels."""
    return [[Box(str(number)), *row] for number, row in enumerate(rows, start=1)]


def stacked(rows: Rows) -> Rows:
    """The rows of each group in one row of cells, one below the other."""
    result: Rows = []
    wait: list[list[Box]] = []
    left = 0
    for row in rows:
        stub = next((box for box in row if 2 < box.down < 20 and not box.figure), None)
        if stub and len(rows) > 20 and "本列" not in stub.text:
            left = stub.down
        if left:
            wait.append(row)
            left -= 1
            if not left:
                result.append(_piled(wait))
                wait = []
            continue
        result.append([replace(box, down=box.down if box.down < 4 else 10) for box in row])
    return result


def _piled(rows: Rows) -> list[Box]:
    head = [box for box in rows[0] if box.down > 1]
    columns = zip(*([box for box in row if box.down == 1] for row in rows), strict=True)
    piles = [Box("\n".join(box.text for box in pile), figure=True) for pile in columns]
    return [*(replace(box, down=1) for box in head), *piles]


def lines(box: Box) -> str:
    """A cell whose lines are broken by br."""
    return "<br/>".join(escape(line) for line in box.text.split("\n"))


# ── what goes wrong with words and figures ──────────────────────────────────────────────────────
KANGXI = str.maketrans("一二行八生", "⼀⼆⾏⼋⽣")
WIDE = str.maketrans("0123456789-.", "０１２３４５６７８９－．")


def disguised(rows: Rows) -> Rows:
    """Kangxi radicals, inner spaces, full-width digits, thousands separators."""

    def change(box: Box) -> Box:
        if box.figure and box.text.isdigit() and len(box.text) > 3:
            return replace(box, text=f"{int(box.text):,}")
        if box.figure:
            return replace(box, text=f" {box.text.translate(WIDE)}\u3000")
        middle = len(box.text) // 2
        text = box.text[:middle] + " " + box.text[middle:]
        return replace(box, text=text.translate(KANGXI).replace("（", "("))

    return [[change(box) for box in row] for row in rows]


NUMERALS = str.maketrans({"（": "(", "）": ")", ".": "、"})


def renumbered(rows: Rows) -> Rows:
    """Other signs for the numbering of labels."""
    return [
        [box if box.figure else replace(box, text=box.text.translate(NUMERALS)) for box in row]
        for row in rows
    ]


def bare_labels(rows: Rows) -> Rows:
    """Labels without any numbering."""
    pattern = re.compile(r"^(?:（[一二三四五六七]）|[一二三四]、|\d\.)")
    return [
        [box if box.figure else replace(box, text=pattern.sub("", box.text)) for box in row]
        for row in rows
    ]


def dashed(rows: Rows) -> Rows:
    """A slash in place of every nought."""
    return [
        [replace(box, text="/") if box.figure and box.text == "0" else box for box in row]
        for row in rows
    ]


def united(rows: Rows) -> Rows:
    """Footnotes and remarks beside figures."""
    return [
        [replace(box, text=f"{box.text}①") if box.figure and box.text else box for box in row]
        for row in rows
    ]
