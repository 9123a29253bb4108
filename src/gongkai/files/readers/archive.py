"""A zip or a folder of papers: each file with its name, or the reason it cannot be had.

Nothing is unpacked to disk. A bad entry is an answer like any other and the rest goes on.
"""

import io
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gongkai.files.bounded import RATIO_LIMIT

ENTRY_LIMIT = 256 * 2**20
"""Bytes of one file."""

TOTAL_LIMIT = 4 * 2**30
"""Bytes unpacked from one zip, with the zips inside it."""

COUNT_LIMIT = 100_000
"""Files in one zip."""

_SYMBOLIC = 0o120000
_ASIDE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "~$", ".~lock")
_OPENED = ("word/", "xl/", "ppt/", "content.xml", "mimetype", "[Content_Types].xml", "META-INF/")
_CLIMBS = "压缩包内的路径指向包外，未读取"
_LINK = "是符号链接，未读取"
_SEALED = "压缩包内的文件已加密，未读取"
_BOMB = "解压后的体积超出限度，疑为压缩炸弹，未读取"
_LARGE = "文件过大（超过 256 MB），未读取"
_DEEP = "压缩包内层层嵌套，只读取到第二层"
_BROKEN = "压缩包已损坏或不完整，无法打开"
_SPOILT = "压缩包内容已损坏，无法解压"
_MANY = "压缩包内文件过多，其余未读取"
_NOT_READ = "文件无法读取，请检查权限"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: its name as the user knows it (`包.zip!甲/报告.docx`) and its bytes, or why not."""

    name: str
    data: bytes | None = None
    reason: str = ""


@dataclass
class _Budget:
    """What may still be unpacked of one outer zip."""

    left: int = TOTAL_LIMIT
    files: int = COUNT_LIMIT


def entries(path: Path) -> Iterator[Entry]:
    """Every file of a folder, a zip, or the one file itself, in order of their names.

    Symbolic links inside a folder are followed only to what lies inside it.
    """
    if not path.is_dir():
        yield from _file(path, path.name)
        return
    root = path.resolve()
    for folder, folders, files in os.walk(root):
        folders.sort()
        links = [each for each in folders if Path(folder, each).is_symlink()]
        for name in sorted([*files, *links]):
            if _is_aside(name):
                continue
            found = Path(folder, name)
            yield from _found(found, found.relative_to(root).as_posix(), root)


def entries_of_zip(data: bytes, *, name: str) -> Iterator[Entry]:
    """Every file of a zip already in memory; zips inside it are opened one level deep."""
    yield from _unpacked(data, name, _Budget(), deep=False)


def count_in(path: Path) -> int:
    """How many files `entries` would find in a zip by its list of contents; 0 for any other."""
    try:
        if path.stat().st_size > ENTRY_LIMIT:
            return 0
        with zipfile.ZipFile(path) as package:
            return 0 if _is_document(package) else min(len(_members(package)), COUNT_LIMIT)
    except Exception:  # damage comes in a dozen kinds; whoever reads it will say so
        return 0


def share_of(path: Path, first: int, last: int) -> Iterator[Entry]:
    """The files of a zip from number `first` to before `last`, as `entries` would give them."""
    try:
        package = zipfile.ZipFile(path)
    except Exception:  # damage comes in a dozen kinds
        yield Entry(path.name, reason=_BROKEN)
        return
    with package:
        members = _members(package)
        before = sum(info.file_size for info in members[:first])
        budget = _Budget(TOTAL_LIMIT - before, COUNT_LIMIT - first)
        last = last if last < COUNT_LIMIT else len(members)
        yield from _each(package, members[first:last], path.name, budget, deep=False)


def names_in(path: Path, first: int, last: int) -> list[str]:
    """The names of those files, as `entries` would give them; none when the zip is lost."""
    try:
        with zipfile.ZipFile(path) as package:
            return [f"{path.name}!{_name(info)}" for info in _members(package)[first:last]]
    except Exception:  # damage comes in a dozen kinds
        return []


def is_archive(data: bytes) -> bool:
    """Whether bytes are a zip of files and not a document that happens to be a zip."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return not _is_document(package)
    except Exception:  # damage comes in a dozen kinds; whoever opens it will say so
        return True


def _is_document(package: zipfile.ZipFile) -> bool:
    names = (each.replace("\\", "/") for each in package.namelist()[:2_000])
    return any(each.startswith(_OPENED) for each in names)


def _found(found: Path, name: str, root: Path) -> Iterator[Entry]:
    if found.is_symlink() and (
        not found.resolve().is_relative_to(root) or not found.resolve().is_file()
    ):
        yield Entry(name, reason=_LINK)
        return
    yield from _file(found, name)


def _file(path: Path, name: str) -> Iterator[Entry]:
    try:
        if not path.is_file():
            yield Entry(name, reason=_NOT_READ)
            return
        if path.stat().st_size > ENTRY_LIMIT:
            yield Entry(name, reason=_LARGE)
            return
        data = path.read_bytes()
    except OSError:
        yield Entry(name, reason=_NOT_READ)
        return
    if is_archive(data):
        yield from entries_of_zip(data, name=name)
    else:
        yield Entry(name, data)


def _unpacked(data: bytes, name: str, budget: _Budget, *, deep: bool) -> Iterator[Entry]:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # damage comes in a dozen kinds
        yield Entry(name, reason=_BROKEN)
        return
    with package:
        yield from _each(package, _members(package), name, budget, deep=deep)


def _members(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a zip in the order of their names."""
    infos = (each for each in package.infolist() if not each.is_dir())
    return sorted((each for each in infos if not _is_aside(_name(each))), key=_name)


def _each(
    package: zipfile.ZipFile,
    infos: Iterable[zipfile.ZipInfo],
    name: str,
    budget: _Budget,
    *,
    deep: bool,
) -> Iterator[Entry]:
    for info in infos:
        if budget.files <= 0:
            yield Entry(name, reason=_MANY)
            return
        budget.files -= 1
        yield from _member(package, info, f"{name}!{_name(info)}", budget, deep=deep)


def _member(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget, *, deep: bool
) -> Iterator[Entry]:
    reason = _objection(info, budget)
    data = None if reason else _bytes(package, info)
    if data is None:
        yield Entry(name, reason=reason or _SPOILT)
        return
    budget.left -= len(data)
    if not is_archive(data):
        yield Entry(name, data)
    elif deep:
        yield Entry(name, reason=_DEEP)
    else:
        yield from _unpacked(data, name, budget, deep=True)


def _objection(info: zipfile.ZipInfo, budget: _Budget) -> str:
    """Why a member is not unpacked; empty when nothing speaks against it."""
    if _climbs(_name(info)):
        return _CLIMBS
    if (info.external_attr >> 16) & 0o170000 == _SYMBOLIC:
        return _LINK
    if info.flag_bits & 1:
        return _SEALED
    if info.file_size > ENTRY_LIMIT:
        return _LARGE
    swollen = info.file_size > 2**20 and info.file_size > RATIO_LIMIT * max(info.compress_size, 1)
    return _BOMB if swollen or info.file_size > budget.left else ""


def _bytes(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    try:
        with package.open(info) as stream:
            return stream.read(ENTRY_LIMIT)
    except Exception:  # damage comes in a dozen kinds
        return None


def _climbs(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":")


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: unless marked UTF-8, packers here write GBK, or UTF-8 without the mark."""
    name = info.filename
    if not info.flag_bits & 0x800 and not name.isascii():
        name = _decoded(name)
    return name.replace("\\", "/")


def _decoded(name: str) -> str:
    try:
        written = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _is_aside(name: str) -> bool:
    """Files that systems and programs leave lying about."""
    last = name.rpartition("/")[2]
    return name.startswith(_ASIDE[0]) or last.startswith(_ASIDE[1:])
