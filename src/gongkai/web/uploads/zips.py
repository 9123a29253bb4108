"""Zip files before anything is unpacked: what they are, whether their table can be believed."""

import io
import stat
import zipfile
from pathlib import PurePosixPath

from gongkai.files.bounded import TOTAL_LIMIT
from gongkai.files.errors import Unreadable
from gongkai.web.uploads.errors import NotTaken

MOST = 5_000  # members
_TABLE = MOST * 400  # bytes of the table of contents
_END, _LONG_END, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _LOCATOR_SIZE = 22, 20
_MANY = f"压缩包内的文件超过 {MOST} 个"
_BROKEN = "压缩包已损坏或不完整，无法打开"
_TWICE = "压缩包内有同名的文件，不同的软件会读出不同的内容，请重新保存后上传"
_OVERLAP = "压缩包的目录与内容不符，疑为压缩炸弹，不接收"
_CLIMBS = "压缩包内的路径指向包外，不接收"
_MARKS: tuple[tuple[str, str], ...] = (
    ("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("OFD.xml", "ofd"),
)  # fmt: skip
_LOADED = ("vbaproject.bin", "vbadata.xml")
_MACRO = "含有宏，请另存为不含宏的文件后上传"


def kind_of(data: bytes) -> str:
    """docx, xlsx, pptx, odt, ods, ofd or zip. Raises NotTaken for what cannot be believed."""
    start = end_of(data)
    if start < 0:
        raise NotTaken(_BROKEN)
    if _table_size(data, start) > _TABLE:
        raise NotTaken(_MANY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            sound(members, len(data))
            return _kind(package, [each.filename for each in members])
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError,
            OverflowError, KeyError) as broken:  # fmt: skip
        raise NotTaken(_BROKEN) from broken
    except Unreadable as wrong:
        raise NotTaken(wrong.reason) from wrong


def end_of(data: bytes) -> int:
    """Where the last record of a zip stands if the zip reaches to the end of the bytes; or -1."""
    floor = max(0, len(data) - 2**16 - _END_SIZE)
    at = data.rfind(_END, floor)
    while at >= 0:
        if at + _END_SIZE + int.from_bytes(data[at + 20 : at + 22], "little") == len(data):
            return at
        at = data.rfind(_END, floor, at)
    return -1


def ends_as_zip(data: bytes) -> bool:
    """Whether bytes that begin as something else end as a zip: one file with two faces."""
    return end_of(data) >= 0


def _table_size(data: bytes, end: int) -> int:
    """How large the table of contents says it is, by the record that Python believes."""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    locator = data[max(0, end - _LOCATOR_SIZE) : end]
    if locator.startswith(_LOCATOR):
        at = int.from_bytes(locator[8:16], "little")
        if data[at : at + 4] == _LONG_END:
            size = max(size % 2**32, int.from_bytes(data[at + 40 : at + 48], "little"))
    return size


def sound(members: list[zipfile.ZipInfo], size: int) -> None:
    """Raise NotTaken for what no honest packer writes."""
    names = [each.filename for each in members]
    if len(names) > MOST:
        raise NotTaken(_MANY)
    if any(each.flag_bits & 1 for each in members):
        raise NotTaken("文件已加密，请去除密码后上传")
    if any(_climbs(each) or stat.S_ISLNK(each.external_attr >> 16) for each in members):
        raise NotTaken(_CLIMBS)
    if len(set(names)) < len(names):
        raise NotTaken(_TWICE)
    if sum(each.compress_size for each in members) > size:
        raise NotTaken(_OVERLAP)
    if sum(each.file_size for each in members) > TOTAL_LIMIT:
        raise NotTaken("解压后的体积超出限度，疑为压缩炸弹，不接收")


def _climbs(member: zipfile.ZipInfo) -> bool:
    name = member.filename.replace("\\", "/")
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


def _kind(package: zipfile.ZipFile, names: list[str]) -> str:
    if any(each.lower().rpartition("/")[2] in _LOADED for each in names):
        raise NotTaken(_MACRO)
    if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
        return _open_document(package.read("mimetype").decode("ascii", "replace"), names)
    for mark, kind in _MARKS:
        if mark in names or ("[Content_Types].xml" in names
                             and any(each.startswith(mark) for each in names)):  # fmt: skip
            return kind
    return "zip"


def _open_document(media: str, names: list[str]) -> str:
    if any(each.startswith(("Basic/", "Scripts/")) for each in names):
        raise NotTaken(_MACRO)
    for end, kind in ((".spreadsheet", "ods"), (".text", "odt")):
        if media.strip().endswith(end):
            return kind
    raise NotTaken("这种 ODF 文件请另存为 PDF 后上传")
