"""The whole portal as files that need no server: every page, its files, its looks.

Two passes: the pages are asked for one after another, as a visitor would, and laid down under a
name of their own; then each address in them is replaced by the way from file to file. What needs
a server (search, subscription, sign-in) leads to a page that says so.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape, unescape
from os.path import relpath
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

ABSENT = "absent.html"
START = ("/", "/robots.txt", "/sitemap.xml", "/site-map/", "/boards/")
_LIVE = re.compile(r"/(en/)?(search|subscribe|workspace|apply|status|reports/check|api)(/|$)")
_LINK = re.compile(r'(?P<before>\s(?:href|src|action)=")(?P<to>/(?!/)[^"]*)"')
_CSS_LINK = re.compile(r'url\((?P<quote>["\']?)(?P<to>[^"\')]+)(?P=quote)\)')
_PLAIN = re.compile(r"[^A-Za-z0-9.=_-]+")
_ABSENT_PAGE = """<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>离线副本</title></head>
<body><h1>离线副本中没有这一页</h1>
<p>查找、订阅、依申请公开和登录需要联网的网站。<a href="index.html">回到首页</a></p></body></html>
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the portal says to one address."""

    status: int
    kind: str
    data: bytes
    name: str = ""  # of a file that is given out
    to: str = ""  # where a redirect leads


Ask = Callable[[str], Answer]


@dataclass
class Export:
    """The folder, and where each address lies in it."""

    folder: Path
    files: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def export(folder: Path, *, ask: Ask) -> Export:
    """Write everything that can be reached from the home page; the folder must be empty."""
    made = Export(folder)
    kinds: dict[str, str] = {}
    waiting = list(START)
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        answer = ask(address)
        if answer.status != 200:
            made.missing += [address] if answer.status >= 400 else []
            continue
        name = file_name(address, answer)
        made.files[address], kinds[name] = name, answer.kind
        _write(folder / name, answer.data)
        for each in _addresses(answer, address):
            if each not in seen and not _LIVE.match(each):
                seen.add(each)
                waiting.append(each)
    _write(folder / ABSENT, _ABSENT_PAGE.encode())
    for address, name in made.files.items():
        _bend(made, address, name, kinds[name])
    return made


def file_name(address: str, answer: Answer) -> str:
    """A path of its own for each address: a folder's index, with what was asked in its name."""
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    html = answer.kind == "text/html"
    if path.endswith("/") or not path:
        path += "index.html" if html else answer.name or "file"
    if not parts.query:
        return path
    stem, dot, suffix = path.rpartition(".")
    asked = _PLAIN.sub("_", unquote(parts.query))[:40]
    mark = sha256(parts.query.encode()).hexdigest()[:8]
    return f"{stem}-{asked}-{mark}{dot}{suffix}"


def _addresses(answer: Answer, address: str) -> Iterator[str]:
    """Every address of ours that a page or a style sheet names."""
    text = answer.data.decode("utf-8", "replace")
    if answer.kind == "text/html":
        for found in _LINK.finditer(text):
            yield _resolved(unescape(found["to"]), address)
        for found in re.finditer(r'\shref="(\?[^"]*)"', text):
            yield _resolved(unescape(found[1]), address)
    elif answer.kind == "text/css":
        for found in _CSS_LINK.finditer(text):
            if not found["to"].startswith("data:"):
                yield _resolved(found["to"], address)


def _resolved(link: str, address: str) -> str:
    """The address that a link means on a page; without its place in the page."""
    bare = link.partition("#")[0]
    path = urlsplit(address).path
    if bare.startswith("?"):
        return path + bare
    if not bare.startswith("/"):
        parts: list[str] = []
        for each in (*PurePosixPath(path).parent.parts[1:], *bare.split("/")):
            parts = parts[:-1] if each == ".." else parts if each == "." else [*parts, each]
        return "/" + "/".join(parts)
    return bare


def _bend(made: Export, address: str, name: str, kind: str) -> None:
    """Replace each address in a file by the way to the file it means."""
    if kind not in ("text/html", "text/css"):
        return
    file = made.folder / name
    text = file.read_text("utf-8")

    def way(link: str) -> str:
        target = made.files.get(_resolved(link, address), ABSENT)
        place = link.partition("#")[2] if target != ABSENT else ""
        told = quote(relpath(target, start=PurePosixPath(name).parent.as_posix()))
        return told + (f"#{place}" if place else "")

    if kind == "text/css":
        bent = _CSS_LINK.sub(
            lambda it: it[0] if it["to"].startswith("data:") else f"url({way(it['to'])})", text
        )
    else:
        bent = _LINK.sub(lambda it: f'{it["before"]}{escape(way(unescape(it["to"])))}"', text)
        bent = re.sub(
            r'(\shref=")(\?[^"]*)"', lambda it: f'{it[1]}{escape(way(unescape(it[2])))}"', bent
        )
    file.write_text(bent, "utf-8")


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
