"""Pictures piece by piece: whole, of a sensible size, and nothing but a picture."""

from collections.abc import Iterator

from gongkai.web.uploads.errors import NotTaken

MOST_PIXELS = 100_000_000
_BROKEN = "图片已损坏或不完整"
_TAIL = "图片末尾附有其他内容，请重新保存后上传"
# Markers of JPEG without a length: restarts and the lone ones.
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
_FRAMES = frozenset((*range(0xC0, 0xD0),)) - {0xC4, 0xC8, 0xCC}
Piece = tuple[bytes, int, int]  # kind, where its body starts, where it ends


def chunks(data: bytes) -> Iterator[Piece]:
    """The chunks of a PNG. Raises NotTaken where they do not hang together."""
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if at + 12 + length > len(data):
            raise NotTaken(_BROKEN)
        kind = data[at + 4 : at + 8]
        yield kind, at + 8, at + 8 + length
        at += 12 + length
        if kind == b"IEND":
            break
    else:
        raise NotTaken(_BROKEN)
    if data[at:].strip(b"\0\r\n "):
        raise NotTaken(_TAIL)


def sound_png(data: bytes) -> str:
    """`png`, or NotTaken."""
    found = list(chunks(data))
    kinds = [kind for kind, _, _ in found]
    if kinds[0] != b"IHDR" or b"IDAT" not in kinds:
        raise NotTaken(_BROKEN)
    _sized(int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    return "png"


def segments(data: bytes) -> Iterator[Piece]:
    """The segments of a JPEG up to its first scan. Raises NotTaken where they are broken."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise NotTaken(_BROKEN)
        marker = data[at + 1]
        if marker == 0xFF or marker in _BARE:  # filling
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        if length < 2 or at + 2 + length > len(data):
            raise NotTaken(_BROKEN)
        yield bytes([marker]), at + 4, at + 2 + length
        if marker == 0xDA:
            return
        at += 2 + length
    raise NotTaken(_BROKEN)


def sound_jpeg(data: bytes) -> str:
    """`jpg`, or NotTaken. Telephones put their own things after the picture: those may stay."""
    framed = False
    for marker, start, _ in segments(data):
        if marker[0] in _FRAMES:
            _sized(int.from_bytes(data[start + 3 : start + 5]),
                   int.from_bytes(data[start + 1 : start + 3]))  # fmt: skip
            framed = True
    end = data.rfind(b"\xff\xd9")
    if not framed or end < 0:
        raise NotTaken(_BROKEN)
    if data[end + 2 :].lstrip(b"\0\r\n ").startswith((b"PK", b"MZ", b"%PDF", b"<", b"Rar!")):
        raise NotTaken(_TAIL)
    return "jpg"


def _sized(width: int, height: int) -> None:
    if not width or not height or width * height > MOST_PIXELS:
        raise NotTaken(f"图片尺寸异常（{width}×{height}），请缩小后上传")
