"""Words on a terminal: how wide they are, where a line may break, what is coloured."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

WIDEST = 100
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%％")
_NEVER_LAST = frozenset("（《〈「『【〔“‘([{")
_COLOURS = {"red": "31", "yellow": "33", "green": "32", "blue": "36", "bold": "1", "dim": "2"}


def width_of(text: str) -> int:
    """Columns that a text takes: two for a Chinese character, none for a combining mark."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with blanks to `width` columns."""
    blanks = " " * max(0, width - width_of(text))
    return blanks + text if right else text + blanks


def line_width(stream: TextIO) -> int | None:
    """Columns of the terminal behind a stream, at most WIDEST; None when it is not a terminal."""
    if not stream.isatty():
        return None
    return min(WIDEST, shutil.get_terminal_size((80, 24)).columns)


def wrap(text: str, width: int | None) -> list[str]:
    """The lines of a text, each within `width` columns: Chinese breaks between characters."""
    if width is None:
        return text.splitlines() or [""]
    return [line for part in text.splitlines() or [""] for line in _wrap_line(part, width)]


def hanging(text: str, *, first: str, rest: str, width: int | None) -> list[str]:
    """A wrapped text whose first line begins with `first` and whose other lines with `rest`."""
    room = None if width is None else max(20, width - max(width_of(first), width_of(rest)))
    lines = wrap(text, room)
    return [first + lines[0], *(rest + line for line in lines[1:])]


def paint(text: str, colour: str, stream: TextIO) -> str:
    """The text in a colour when the stream is a terminal that wants colours (NO_COLOR)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if plain or not stream.isatty():
        return text
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"


def tell(lines: Iterable[str], *, to: Path | None = None) -> None:
    """Print lines, or put them whole into a file. Errors: NotWritten."""
    if to is None:
        for line in lines:
            print(line)
        return
    tell_bytes("".join(f"{line}\n" for line in lines).encode(), to=to)


def tell_bytes(data: bytes, *, to: Path | None = None) -> None:
    """Print bytes as they are, or put them whole into a file. Errors: NotWritten."""
    if to is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from gongkai.files.writers.placing import place

    place({to: data})


def complain(words: str) -> None:
    """One sentence on what went wrong, to the user's side channel."""
    print(paint("gongkai", "red", sys.stderr) + f": {words}", file=sys.stderr)


def note(words: str) -> None:
    """A remark that is no part of the answer, to the side channel."""
    print(words, file=sys.stderr)


def _wrap_line(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in _words(text):
        size = width_of(word)
        if line and used + width_of(word.rstrip()) > width:
            yield line.rstrip()
            line, used = "", 0
            word = word.lstrip()
            size = width_of(word)
        line, used = line + word, used + size
    yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    """Pieces between which a line may break: characters, Latin words with the blanks after."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST or after == " ":
        return False
    return before == " " or width_of(before) == 2 or width_of(after) == 2
