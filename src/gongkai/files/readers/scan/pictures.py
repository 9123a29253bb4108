"""Picture files → frames of pixels → paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from gongkai.files.paper import Paper
from gongkai.files.readers.layout.flow import blocks_of
from gongkai.files.readers.layout.lines import Item
from gongkai.files.readers.layout.page import Ink
from gongkai.files.readers.scan.bitmap import Pixels
from gongkai.files.readers.scan.reading import Doubts, scanned_items

PAGE = 1.4  # of its width: the height of a page cut from a long picture
LONG = 2.0  # of its width: what is no higher is one page
DARK = 160  # of 255
SHORT_SIDE = 595.0  # pt: a picture is taken for a page of A4, whatever its dots


def frames_of(stream: IO[bytes], *, most: int, pixels: int, widest: int) -> list[Pixels]:
    """The frames of a picture, upright by its own note, no wider than `widest` pixels.

    Errors: ValueError when it has more than `pixels`; whatever Pillow raises when it is damaged.
    """
    with Image.open(stream) as picture:
        if picture.width * picture.height > pixels:
            raise ValueError("too many pixels")
        return list(_frames(picture, most, widest))


def _frames(picture: Image.Image, most: int, widest: int) -> Iterator[Pixels]:
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number == most:
            return
        upright = ImageOps.exif_transpose(frame)
        flat = Image.new("RGB", upright.size, "white")
        clear = upright.convert("RGBA")
        flat.paste(clear, mask=clear.getchannel("A"))
        if min(flat.size) > widest:
            flat.thumbnail((widest * 2, widest * 2))
        yield from pages_in(np.asarray(flat))


def pages_in(picture: Pixels) -> Iterator[Pixels]:
    """A picture much longer than a page, as of a whole web page, cut where least is printed."""
    high, wide = picture.shape[:2]
    step, start = int(PAGE * wide), 0
    ink = (picture.min(axis=2) < DARK).sum(axis=1)
    while high - start > LONG * wide:
        near = ink[start + step // 2 : start + step]
        cut = start + step - 1 - int(np.argmin(near[::-1]))
        yield picture[start:cut]
        start = cut
    yield picture[start:]


def paper_of(frames: list[Pixels], *, name: str) -> Paper:
    """The paper of some pictures, one a page."""
    doubts = Doubts()
    inks: list[Ink] = []
    pages: list[list[Item]] = []
    for number, frame in enumerate(frames, start=1):
        high, wide = frame.shape[:2]
        scale = SHORT_SIDE / min(high, wide)
        size = (wide * scale, high * scale)
        ink, items = scanned_items(frame, size=size, number=number, name=name, doubts=doubts)
        inks.append(ink)
        pages.append(items)
    blocks = tuple(blocks_of(inks, pages, name=name))
    remarks = ("图片中的数字由文字识别得出，请对照原件", *doubts.sentences(blocks))
    meta = {"pages": str(len(frames))} | doubts.meta(blocks)
    return Paper(blocks, name, "scan", remarks, meta)
