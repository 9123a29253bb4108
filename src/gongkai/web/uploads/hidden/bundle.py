"""A zip of files: each looked into as if it had come alone; nothing nested, nothing foreign."""

import zipfile
from collections.abc import Callable

from gongkai.files.bounded import member, open_zip
from gongkai.files.errors import Unreadable
from gongkai.web.uploads.errors import NotTaken
from gongkai.web.uploads.hidden.package import Row
from gongkai.web.uploads.kinds import kind_of
from gongkai.web.uploads.names import shown_name

MOST = 500
_UTF8 = 0x800
_ASIDE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
Look = Callable[[bytes, str, str], tuple[list[Row], str]]


def each(data: bytes, look: Look) -> tuple[list[Row], str]:
    """What all files of a zip hide, and their words. Raises Unreadable for one not taken."""
    found: list[Row] = []
    texts: list[str] = []
    with open_zip(data, name="压缩包") as package:
        members = [info for info in package.infolist() if not _aside(info)]
        if len(members) > MOST:
            raise Unreadable("压缩包", f"压缩包内的文件超过 {MOST} 个，请分开上传")
        if not members:
            raise Unreadable("压缩包", "压缩包是空的")
        for info in members:
            name = _name(info)
            rows, text = _one(member(package, info, name=name), name, look)
            found += [row | {"place": f"{name} {row['place']}"} for row in rows]
            texts.append(f"{name}\n{text}")
    return found, "\n".join(texts)


def _one(data: bytes, name: str, look: Look) -> tuple[list[Row], str]:
    try:
        kind = kind_of(data, name=name)
        if kind == "zip":
            raise NotTaken("压缩包内还有压缩包，请展开后上传")
        return look(data, kind, name)
    except NotTaken as reason:
        raise Unreadable(name, f"压缩包内的“{shown_name(name)}”：{reason}") from reason
    except Unreadable as wrong:
        raise Unreadable(name, f"压缩包内的“{shown_name(name)}”：{wrong.reason}") from wrong


def _aside(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or info.filename.startswith(_ASIDE) or info.filename.endswith(_ASIDE[1:])


def _name(info: zipfile.ZipInfo) -> str:
    """Unless marked UTF-8, packers here write GBK."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
