"""Web pages saved whole (MHT): the page among the parts of the message."""

from email import message_from_bytes

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper
from gongkai.files.readers import html

LARGEST = 64 * 2**20
"""Bytes; a page saved with its pictures."""


def read(data: bytes, *, name: str) -> Paper:
    """The paper in the first web page of the message. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(name, "网页文件过大（超过 64 MB），未读取")
    try:
        parts = [
            part.get_payload(decode=True)
            for part in message_from_bytes(data).walk()
            if part.get_content_type() == "text/html"
        ]
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as broken:
        raise Unreadable(name, "网页存档已损坏，无法读取") from broken
    for page in parts:
        if isinstance(page, bytes) and page.strip():
            return html.read(page, name=name)
    raise Unreadable(name, "网页存档中没有网页")
