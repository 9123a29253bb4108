"""Pictures of pages → paper, by text recognition on this machine (extra `ocr`)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from gongkai.files.bounded import open_zip
from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper

if TYPE_CHECKING:
    from gongkai.files.readers.scan.bitmap import Pixels

MAX_FRAMES = 40
MAX_PIXELS = 60_000_000  # of one picture; an A3 page at 400 dots to the inch has 31 million
WIDEST = 2600  # pixels: finer pictures are made smaller, which reads no worse
A4 = (595.0, 842.0)
BROKEN = "图片已损坏、过大或格式不支持，无法打开"
WITHOUT = "图片需要文字识别，请安装 ocr 附加组件（gongkai[ocr]）后读取"


def read(data: bytes, *, name: str) -> Paper:
    """Read a picture (PNG, JPEG, TIFF, BMP …). Errors: Unreadable (damaged, or OCR missing)."""
    return _read([data], name)


def read_pages(data: bytes, *, name: str) -> Paper:
    """Read the pictures in a zip, in its order, as the pages of one paper; damaged ones are left.

    Errors: Unreadable (none can be opened, or OCR missing).
    """
    with open_zip(data, name=name) as package:
        return _read([package.read(info) for info in package.infolist()], name)


def is_installed() -> bool:
    """Whether pictures can be read here."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def _read(pictures: Sequence[bytes], name: str) -> Paper:
    if not is_installed():
        raise Unreadable(name, WITHOUT)
    from gongkai.files.readers.scan.pictures import frames_of, paper_of

    frames: list[Pixels] = []
    for each in pictures:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # damaged pictures are told below, in one sentence
                stream = io.BytesIO(each)
                frames += frames_of(stream, most=MAX_FRAMES, pixels=MAX_PIXELS, widest=WIDEST)
        except (
            OSError,
            ValueError,
            SyntaxError,
            EOFError,
            ArithmeticError,
            MemoryError,
        ) as broken:
            if len(pictures) == 1:
                raise Unreadable(name, BROKEN) from broken
    if not frames:
        raise Unreadable(name, BROKEN)
    return paper_of(frames, name=name)
