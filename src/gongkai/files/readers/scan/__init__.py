"""Pictures of pages → paper, by text recognition on this machine (extra `ocr`)."""

from __future__ import annotations

import io
import warnings
from importlib.util import find_spec

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Paper

MAX_FRAMES = 40
MAX_PIXELS = 60_000_000  # of one picture; an A3 page at 400 dots to the inch has 31 million
WIDEST = 2600  # pixels: finer pictures are made smaller, which reads no worse
A4 = (595.0, 842.0)
WITHOUT = "图片需要文字识别，请安装 ocr 附加组件（gongkai[ocr]）后读取"


def read(data: bytes, *, name: str) -> Paper:
    """Read a picture (PNG, JPEG, TIFF, BMP …). Errors: Unreadable (damaged, or OCR missing)."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise Unreadable(name, WITHOUT)
    from gongkai.files.readers.scan.pictures import frames_of, paper_of

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged pictures are told below, in one sentence
            frames = frames_of(io.BytesIO(data), most=MAX_FRAMES, pixels=MAX_PIXELS, widest=WIDEST)
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, MemoryError) as broken:
        raise Unreadable(name, "图片已损坏、过大或格式不支持，无法打开") from broken
    return paper_of(frames, name=name)
