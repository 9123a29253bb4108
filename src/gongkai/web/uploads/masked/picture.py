"""Pictures without what they tell of place, time and person; the picture itself stays."""

import struct

from gongkai.web.uploads.errors import NotTaken
from gongkai.web.uploads.pictures import chunks, segments

_KEPT = frozenset((
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"pHYs", b"bKGD",
))  # fmt: skip
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TURN = 0x0112


def bare(data: bytes) -> bytes:
    """A picture of a kind that we know without what it tells; any other as it is."""
    try:
        if data.startswith(_SIGNATURE):
            return bare_png(data)
        return bare_jpeg(data) if data.startswith(b"\xff\xd8\xff") else data
    except NotTaken:  # a broken picture tells nothing that we could find
        return data


def bare_png(data: bytes) -> bytes:
    """A PNG of the chunks that draw it."""
    return _SIGNATURE + b"".join(
        data[start - 8 : end + 4] for kind, start, end in chunks(data) if kind in _KEPT
    )


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without comments and application data but colour; which way is up is kept."""
    parts, turn, after = [b"\xff\xd8"], 1, 2
    for marker, start, end in segments(data):
        body = data[start:end]
        if marker == b"\xe1" and body.startswith(b"Exif\0\0"):
            turn = _turned(body[6:]) or turn
        kept = not 0xE1 <= marker[0] <= 0xEF and marker[0] != 0xFE
        if kept or (marker[0] == 0xE2 and body.startswith(b"ICC_PROFILE")) or marker[0] == 0xEE:
            parts.append(data[start - 4 : end])
        after = end
    parts.append(data[after : data.rfind(b"\xff\xd9") + 2])
    if turn > 1:
        parts.insert(1, _upright(turn))
    return b"".join(parts)


def _turned(block: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(block[:2], "")
    if not order or len(block) < 10:
        return 0
    (at,) = struct.unpack_from(f"{order}I", block, 4)
    if at + 2 > len(block):
        return 0
    (count,) = struct.unpack_from(f"{order}H", block, at)
    for place in range(at + 2, min(at + 2 + 12 * min(count, 200), len(block) - 11), 12):
        if struct.unpack_from(f"{order}H", block, place)[0] == _TURN:
            value = int(struct.unpack_from(f"{order}H", block, place + 8)[0])
            return value if 1 <= value <= 8 else 0
    return 0


def _upright(turn: int) -> bytes:
    """A segment of Exif with nothing but the orientation."""
    block = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TURN, 3, 1, turn, 0, 0)
    body = b"Exif\0\0" + block
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
