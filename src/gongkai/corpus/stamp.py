"""One word for everything that decides what is read from a file and what is found in it.

Two machines with the same stamp give the same results; a result with another stamp is old.
"""

import hashlib
import shutil
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec

from gongkai import __version__
from gongkai.corpus.errors import OtherMachine

_ROOMS = ("law", "report", "files")
_READERS = ("lxml", "pypdfium2", "python-calamine", "rapidocr")
_OFFICE = ("soffice", "libreoffice")


@cache
def stamp() -> str:
    """The version of the rules, the forms, the law, the readers and the packages they use."""
    digest = hashlib.sha256(__version__.encode())
    house = resources.files("gongkai")
    for room in _ROOMS:
        for file in _sources(house / room):
            digest.update(file.read_bytes())
    digest.update((house / "corpus" / "reading.py").read_bytes())
    for package in _READERS:
        digest.update(f"{package} {_version(package)}\n".encode())
    office = any(map(shutil.which, _OFFICE))
    digest.update(f"{office} {find_spec('onnxruntime') is not None}".encode())
    return digest.hexdigest()[:24]


def require(wanted: str) -> None:
    """Refuse work for another stamp; an empty one asks for nothing. Errors: OtherMachine."""
    if wanted and wanted != stamp():
        raise OtherMachine("工作机上的 gongkai 或者读取组件与本机版本不同，结果会不一致")


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _sources(each)
        elif not each.name.endswith(".pyc"):
            yield each


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "-"
