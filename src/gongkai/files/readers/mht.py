"""Web pages saved whole (MHT): the page among the parts of the message, with its pictures."""

from collections.abc import Callable, Mapping
from email import message_from_bytes
from email.message import Message
from functools import partial
from urllib.parse import urljoin

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from gongkai.files.readers import html
from gongkai.files.readers.markup.pictures import held

LARGEST = 64 * 2**20
"""Bytes; a page saved with its pictures."""


def read(data: bytes, *, name: str) -> Paper:
    """The paper in the first web page of the message. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(name, "网页文件过大（超过 64 MB），未读取")
    try:
        parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
        pages = [(_bytes(each), each) for each in parts if each.get_content_type() == "text/html"]
        pictures = _pictures(parts)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as broken:
        raise Unreadable(name, "网页存档已损坏，无法读取") from broken
    for page, part in pages:
        if page.strip():
            at = str(part.get("Content-Location") or "").strip()
            return html.read(page, name=name, picture=partial(_picture, pictures, at))
    raise Unreadable(name, "网页存档中没有网页")


def _pictures(parts: list[Message]) -> dict[str, Callable[[], bytes]]:
    """The pictures of the message by their addresses, unpacked when asked for."""
    found: dict[str, Callable[[], bytes]] = {}
    for part in parts:
        if part.get_content_maintype() == "image":
            named = str(part.get("Content-ID") or "").strip().strip("<>")
            for address in (str(part.get("Content-Location") or "").strip(), f"cid:{named}"):
                found.setdefault(address, partial(_bytes, part))
    return found


def _picture(pictures: Mapping[str, Callable[[], bytes]], at: str, address: str) -> bytes:
    """The picture at an address as the page at `at` writes it."""
    try:
        found = pictures.get(address) or pictures.get(urljoin(at, address))
    except ValueError:  # no address
        return b""
    return found() if address and found is not None else held(address)


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
