"""Plain text into safe HTML: paragraphs, headings, tables, links; every character is escaped.

A line is a paragraph, as officials type. A line that begins with 一、 or （一） and does not end
like a sentence is a heading. Lines whose cells stand between tabs are a table, the first its head.
[words](address) and bare addresses are links, to http(s) or to this site only.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_FIGURES = "一二三四五六七八九十百"
_FIRST = re.compile(rf"[{_FIGURES}]+、")
_SECOND = re.compile(rf"[（(][{_FIGURES}]+[）)]")
_HEADING_LENGTH = 40
_ADDRESS = r"https?://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*[A-Za-z0-9\-_~/#@$&*+=%]"
_LINK = re.compile(
    rf"\[(?P<words>[^\[\]\n]+)\]\((?P<to>(?:{_ADDRESS})|/(?!/)[A-Za-z0-9\-._~/?#&=%]*)\)"
    rf"|(?P<bare>{_ADDRESS})"
)


def html_of(text: str) -> SafeString:
    """The text as it is shown."""
    return mark_safe("\n".join(_blocks(text)))  # noqa: S308 each block is made of escaped words


def _blocks(text: str) -> Iterator[SafeString]:
    last = 1
    lines = (each.strip(" \u3000\r") for each in text.replace("\r\n", "\n").split("\n"))
    for tabbed, group in groupby((each for each in lines if each), lambda each: "\t" in each):
        if tabbed:
            yield _table([each.split("\t") for each in group])
            continue
        for line in group:
            level = min(_level(line), last + 1)
            last = level or last
            tag = f"h{level}" if level else "p"
            yield format_html("<{}>{}</{}>", tag, _line(line), tag)


def _level(line: str) -> int:
    """2 or 3 for a heading, 0 for a paragraph."""
    if len(line) > _HEADING_LENGTH or line[-1] in "。；，、.;,":
        return 0
    return 2 if _FIRST.match(line) else 3 if _SECOND.match(line) else 0


def _line(line: str) -> SafeString:
    """Words with their links."""
    parts: list[SafeString] = []
    end = 0
    for found in _LINK.finditer(line):
        parts.append(escape(line[end : found.start()]))
        words, to = found["words"] or found["bare"], found["to"] or found["bare"]
        parts.append(format_html('<a href="{}">{}</a>', to, words))
        end = found.end()
    parts.append(escape(line[end:]))
    return mark_safe("".join(parts))  # noqa: S308 each part is escaped


def _table(rows: list[list[str]]) -> SafeString:
    width = max(len(row) for row in rows)
    head, *body = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]
    return format_html(
        '<table class="data"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        _cells(head, heads=True),
        format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in body)),
    )


def _cells(row: list[str], *, heads: bool = False) -> SafeString:
    """Cells; an empty one heads nothing."""
    head, plain = '<th scope="col">{}</th>', "<td>{}</td>"
    made = (format_html(head if heads and cell else plain, _line(cell)) for cell in row)
    return mark_safe("".join(made))  # noqa: S308 each cell is escaped
