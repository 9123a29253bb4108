"""The package of a DOCX: its parts by name, each parsed when asked for."""

import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import IO

from lxml import etree

from gongkai.files.bounded import is_bomb, member, parse_xml
from gongkai.files.errors import Unreadable
from gongkai.files.readers.word.lean import lean
from gongkai.files.readers.word.names import everyday

_MAIN = "word/document.xml"
_KEPT = 64 * 2**20
"""Bytes of all pictures that are taken out of one document."""


@dataclass
class Package:
    """The parts of one DOCX; `name` is the file as the user knows it."""

    archive: zipfile.ZipFile
    name: str
    main: str = _MAIN
    parts: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    _room: int = field(init=False, default=_KEPT)

    def __post_init__(self) -> None:
        """List the parts (some programs write backslashes) and find the main one."""
        infos = self.archive.infolist()
        self.parts = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}
        if self.main not in self.parts:
            self.main = self._main_of_relations()

    def document(self) -> etree._Element:
        """The root of the main part."""
        root = self._read(self.main, lean)
        if root is None:
            raise Unreadable(self.name, "文件中没有正文部分，不是有效的 Word 文档")
        return root

    def has(self, file: str) -> bool:
        """Whether there is such a part beside the main one."""
        return posixpath.join(posixpath.dirname(self.main), file) in self.parts

    def part(self, file: str) -> etree._Element | None:
        """The root of a part beside the main one (`styles.xml`), or None when there is none."""
        try:
            return self._read(posixpath.join(posixpath.dirname(self.main), file))
        except Unreadable:
            return None

    def target(self, key: str) -> str:
        """The path a relation of the main part leads to; empty when outside or unknown."""
        return self._targets.get(key, "")

    def picture(self, key: str) -> bytes:
        """The picture file a relation leads to; empty when there is none that can be taken out."""
        info = self.parts.get(self.target(key)) if key else None
        if info is None or info.file_size > self._room:
            return b""
        try:
            data = member(self.archive, info, name=self.name)
        except Unreadable:
            return b""
        self._room -= len(data)
        return data

    def stream(self, file: str) -> IO[bytes] | None:
        """A part beside the main one, open for reading; None when missing or damaged."""
        info = self.parts.get(posixpath.join(posixpath.dirname(self.main), file))
        if info is None or info.flag_bits & 1 or is_bomb(info):
            return None
        try:
            return self.archive.open(info)
        except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
            return None

    @cached_property
    def _targets(self) -> dict[str, str]:
        folder, file = posixpath.split(self.main)
        root = self.part(f"_rels/{file}.rels")
        return {
            str(each.get("Id")): posixpath.normpath(
                posixpath.join("/", folder, str(each.get("Target", "")))
            ).lstrip("/")
            for each in (root if root is not None else ())
            if each.get("TargetMode") != "External"
        }

    def _read(self, path: str, prepare: Callable[[bytes], bytes] = bytes) -> etree._Element | None:
        info = self.parts.get(path)
        if info is None:
            return None
        data = member(self.archive, info, name=self.name)
        return parse_xml(prepare(everyday(data)), name=self.name)

    def _main_of_relations(self) -> str:
        """The main part as `_rels/.rels` names it."""
        root = self._read("_rels/.rels")
        if root is None:
            return _MAIN
        for relation in root:
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return _MAIN
