"""Picture files that stand in the page itself, as some editors put them there."""

import binascii
from base64 import b64decode
from urllib.parse import unquote_to_bytes

_LARGEST = 24 * 2**20
"""Signs of an address; a picture of 16 MB."""


def held(address: str) -> bytes:
    """The picture in an address of its own (data:image/png;base64,…); empty for any other."""
    head, comma, body = address[:_LARGEST].partition(",")
    if not comma or head[:11].lower() != "data:image/" or len(address) > _LARGEST:
        return b""
    data = unquote_to_bytes(body)
    try:
        return b64decode(data) if head.lower().endswith(";base64") else data
    except (binascii.Error, ValueError):
        return b""
