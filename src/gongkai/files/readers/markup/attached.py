"""Files that a page only points to: often the page is empty and the report hangs on it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from gongkai.files.readers.markup.words import run

MOST = 3
"""Files that are named; a page with more of them has said enough."""

_ENDING = re.compile(r"[^/\\?#&=]*\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar)(?=$|[?#&])", re.I)
_REPORT = re.compile(r"年度?报告?|信息公开")


def attached(root: etree._Element) -> list[str]:
    """The names of files that a page links to or shows in a frame, likely reports first."""
    names = list(dict.fromkeys(_names(root)))
    return sorted(names, key=lambda name: _REPORT.search(name) is None)[:MOST]


def _names(root: etree._Element) -> Iterator[str]:
    for element in root.iter("a", "iframe", "embed", "object"):
        address = element.get("href") or element.get("src") or element.get("data") or ""
        found = _ENDING.search(unquote(address).strip())
        if found is None:
            continue
        words = run(element) if element.tag == "a" else ""
        told = "".join((words or element.get("title") or "").split())
        yield told if _REPORT.search(told) and len(told) < 60 else found[0]
