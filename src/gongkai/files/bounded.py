"""Zip members and XML read within bounds: nothing a file says about itself is believed.

An entity declaration is refused before parsing, a member is read up to its limit and no further,
and libxml2 keeps its own limits on depth and text (`huge_tree` stays off).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from gongkai.files.errors import Unreadable

MEMBER_LIMIT = 48 * 2**20
"""Bytes of one unpacked part of a document; a report's main part has under one million."""

TOTAL_LIMIT = 512 * 2**20
"""Bytes all parts of one document may declare together."""

RATIO_LIMIT = 400
"""Unpacked over packed size of a large part; honest markup stays below 60."""

_SMALL = 2**20
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
    remove_pis=True, huge_tree=False, collect_ids=False,
)  # fmt: skip
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
           RuntimeError, IndexError, KeyError, OverflowError)  # fmt: skip


@contextmanager
def open_zip(data: bytes, *, name: str) -> Iterator[zipfile.ZipFile]:
    """The zip in `data`; Unreadable when it is damaged, sealed or declares a bomb."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as broken:
        raise Unreadable(name, "压缩包已损坏或不完整，无法打开") from broken
    with package:
        if sum(info.file_size for info in package.infolist()) > TOTAL_LIMIT:
            raise Unreadable(name, "解压后的体积超出限度，疑为压缩炸弹，未读取")
        yield package


def is_bomb(info: zipfile.ZipInfo) -> bool:
    """Whether a member grows beyond belief when unpacked."""
    return info.file_size > _SMALL and info.file_size > RATIO_LIMIT * max(info.compress_size, 1)


def member(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, *, name: str, limit: int = MEMBER_LIMIT
) -> bytes:
    """The bytes of one member, at most `limit` of them; Unreadable otherwise."""
    if info.flag_bits & 1:
        raise Unreadable(name, "文件已加密，请去除密码后再读取")
    if info.file_size > limit or is_bomb(info):
        raise Unreadable(name, "解压后的体积超出限度，疑为压缩炸弹，未读取")
    try:
        with package.open(info) as stream:
            return stream.read(limit)
    except _BROKEN as broken:
        raise Unreadable(name, "压缩包内容已损坏，无法解压") from broken


def parse_xml(data: bytes, *, name: str) -> etree._Element:
    """The root of an XML part; declared types (entities, outside files) are refused."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(name, "文件含有文档类型声明（可能引用外部内容），为安全起见未读取")
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise Unreadable(name, "文件内容不是完整的 XML，可能已损坏") from broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(name, "文件含有文档类型声明（可能引用外部内容），为安全起见未读取")
    return root
