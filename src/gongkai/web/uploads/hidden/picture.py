"""Hidden content of pictures: where, when and by whom they were taken."""

import struct
import zipfile
from collections.abc import Iterator

from gongkai.files.bounded import member
from gongkai.web.uploads.errors import NotTaken
from gongkai.web.uploads.hidden.package import Row, parts, quote, row
from gongkai.web.uploads.pictures import chunks, segments
from gongkai.web.uploads.reports import UNREAD

_GPS, _ARTIST, _OWNER, _MAKER, _TAKEN = 0x8825, 0x013B, 0xA430, 0x010F, 0x0132
_MOST = 200  # entries of a directory
_CLEAR = "生成去除拍摄信息的副本，或者清除后重新上传"
_WORDS = row("图片", "图片中的文字尚未识别", "等待识别，或者人工核对", "ordinary", rule=UNREAD)


def in_picture(data: bytes) -> list[Row]:
    """A picture with a place of taking tells where somebody lives."""
    found = _png(data) if data.startswith(b"\x89PNG") else _jpeg(data)
    return [*found, _WORDS]


def in_media(package: zipfile.ZipFile, names: set[str]) -> Iterator[Row]:
    """What the pictures inside a document tell."""
    for name in parts(names, r".*/media/[^/]*\.(png|jpe?g)"):
        data = member(package, package.getinfo(name), name=name)
        try:
            if data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
                yield from (
                    each | {"place": f"图片 {name.rpartition('/')[2]}"}
                    for each in (_png if data.startswith(b"\x89") else _jpeg)(data)
                )
        except NotTaken:  # a broken picture tells nothing that we could find
            continue


def _png(data: bytes) -> Iterator[Row]:
    for kind, start, end in chunks(data):
        if kind == b"eXIf":
            yield from taken(data[start:end])
        elif kind in (b"tEXt", b"iTXt", b"zTXt"):
            said = data[start:end].replace(b"\0", b" ").decode("utf-8", "replace")
            yield row("图片属性", f"含有文字说明“{quote(said)}”", _CLEAR, "ordinary")


def _jpeg(data: bytes) -> Iterator[Row]:
    for marker, start, end in segments(data):
        body = data[start:end]
        if marker == b"\xe1" and body.startswith(b"Exif\0\0"):
            yield from taken(body[6:])
        elif marker == b"\xe1" and b"ns.adobe.com/xap" in body[:40]:
            place = b"GPSLatitude" in body
            yield row("图片属性", "含有拍摄地点" if place else "含有编辑信息", _CLEAR,
                      "grave" if place else "ordinary")  # fmt: skip
        elif marker == b"\xfe" and body.strip(b"\0 "):
            said = quote(body.decode("utf-8", "replace"))
            yield row("图片属性", f"含有文字说明“{said}”", _CLEAR, "ordinary")


def taken(block: bytes) -> Iterator[Row]:
    """What a block of Exif tells."""
    tags = dict(_tags(block))
    if _GPS in tags:
        yield row("图片属性", "含有拍摄地点（经纬度）", _CLEAR)
    for tag, said in ((_ARTIST, "作者"), (_OWNER, "相机所有者")):
        if tags.get(tag):
            yield row("图片属性", f"{said}：{quote(tags[tag], 40)}", _CLEAR, "ordinary")
    if _MAKER in tags or _TAKEN in tags:
        yield row("图片属性", "含有拍摄设备、时间", _CLEAR, "ordinary")


def _tags(block: bytes) -> Iterator[tuple[int, str]]:
    """The tags of the first directory, with their words where they are words."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2], "")
    if not order or len(block) < 8:
        return
    (at,) = struct.unpack_from(f"{order}I", block, 4)
    if at + 2 > len(block):
        return
    (count,) = struct.unpack_from(f"{order}H", block, at)
    for place in range(at + 2, min(at + 2 + 12 * min(count, _MOST), len(block) - 11), 12):
        tag, kind, size = struct.unpack_from(f"{order}HHI", block, place)
        yield tag, _said(block, order, place, kind, size)


def _said(block: bytes, order: str, place: int, kind: int, size: int) -> str:
    if kind != 2:
        return ""
    at = place + 8 if size <= 4 else struct.unpack_from(f"{order}I", block, place + 8)[0]
    return str(block[at : at + min(size, 200)].split(b"\0")[0], "utf-8", "replace").strip()
