"""How the ledger workbook looks: colours, fonts, number formats, heights and notes.

Colour never speaks alone: a required header also has a star, an example row its word 示例.
"""

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from gongkai.files.ledger.sheets import Column

FONT = "宋体"
NOTE_AUTHOR = "台账说明"

INK, SOFT, PAPER, GROUND, LINE = "1B1F24", "4D5763", "FFFFFF", "F4F6F8", "D5DBE1"
BLUE, DEEP, PALE = "174A8B", "0E3263", "E8EEF6"
BAD, BAD_INK = "FBE3E1", "B3261E"

FORMATS = {
    "date": "yyyy-mm-dd",
    "int": "0",
    "yuan": "#,##0.00",
    "decimal": "#,##0.######",
}
"""Number formats by kind; any other kind is text, so that 001 stays 001."""

TEXT_FORMAT = "@"

LINE_HEIGHT = 15
_LATIN = 0x2E7F
_LINE = Side(style="thin", color=LINE)
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
OPEN = Protection(locked=False)
MIDDLE = Alignment(vertical="center")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
WRAPPED = Alignment(vertical="center", wrap_text=True)


def font(*, size: int = 11, bold: bool = False, italic: bool = False, ink: str = INK) -> Font:
    """A font of the workbook."""
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=ink)


def fill(colour: str) -> PatternFill:
    """A plain fill."""
    return PatternFill("solid", fgColor=colour)


def header_fill(column: Column) -> PatternFill:
    """Required columns stand out."""
    return fill(DEEP if column.required else "5B7BA6")


def number_format(column: Column) -> str:
    """The number format of a column's entries."""
    return FORMATS.get(column.kind, TEXT_FORMAT)


def alignment(column: Column) -> Alignment:
    """Numbers to the right, days and choices in the middle, texts to the left and wrapped."""
    if column.kind in ("int", "yuan", "decimal"):
        return Alignment(horizontal="right", vertical="center")
    if column.kind in ("date", "yesno"):
        return Alignment(horizontal="center", vertical="center")
    return MIDDLE if column.field in ("id", "number") else WRAPPED


def lines_of(words: str, width: int) -> int:
    """How many lines a text takes in a column `width` letters wide; a Han character takes two."""
    return sum(
        max(1, -(-sum(2 if ord(each) > _LATIN else 1 for each in line) // max(width - 1, 1)))
        for line in words.split("\n")
    )


def note(words: str) -> Comment:
    """A cell note large enough for its words."""
    made = Comment(words, NOTE_AUTHOR)
    lines = sum(len(line) // 20 + 1 for line in words.split("\n"))
    made.width, made.height = 300, 28 + 20 * lines
    return made
