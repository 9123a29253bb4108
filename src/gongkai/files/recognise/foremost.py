"""The heading of the first chapter where it is in words of nobody's: 一、工作推进举措."""

import re
from collections.abc import Sequence

from gongkai.files.recognise.chapters import Heading
from gongkai.files.recognise.said import Said
from gongkai.files.recognise.vocabulary import fold

_FIRST = re.compile(r"一\s*[、.．]\s*(?P<title>[^。；;，,:：]{2,20})")


def with_first(words: Sequence[Said], headings: list[Heading]) -> list[Heading]:
    """The headings found, and before 二、 the only line 一、… (FRM10 tells its words)."""
    if not headings or headings[0].chapter != 2 or headings[0].number != 2:
        return headings
    found = [
        (number, each, first)
        for number, each in enumerate(words[: headings[0].line])
        if (first := _FIRST.fullmatch(fold(each.text).strip()))
    ]
    if len(found) != 1:
        return headings
    number, each, first = found[0]
    printed = each.text.strip()
    return [Heading(1, 1, first["title"], printed, "", each.block, number, each.place), *headings]
