"""Scans of our own: pages of our PDF files as pictures, skewed, soiled, stamped and compressed."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page was scanned."""

    dots: int = 200
    skew: float = 0.0  # degrees
    noise: float = 0.0  # spread of the grey levels
    dirt: int = 0  # specks a page
    stamp: bool = False
    shade: float = 0.0  # how much darker one side is, of 1
    blur: float = 0.0  # pixels
    quality: int = 80  # of the JPEG; 0 keeps every pixel


def scans(data: bytes, scanner: Scanner | None = None, *, seed: int = 1) -> list[Image.Image]:
    """Every page of a PDF as a scanner would have given it."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [
            document[number].render(scale=(scanner or Scanner()).dots / 72).to_pil()
            for number in range(len(document))
        ]
    finally:
        document.close()
    return [_scanned(page.convert("RGB"), scanner or Scanner(), seed) for page in pages]


def _scanned(page: Image.Image, scanner: Scanner, seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    if scanner.stamp:
        page = _stamped(page)
    if scanner.skew:
        page = page.rotate(scanner.skew, Image.Resampling.BICUBIC, fillcolor="white")
    if scanner.blur:
        page = page.filter(ImageFilter.GaussianBlur(scanner.blur))
    pixels = np.asarray(page).astype(np.float32)
    high, wide, _ = pixels.shape
    pixels *= 1 - scanner.shade * np.linspace(0, 1, wide)[None, :, None]
    pixels += chance.normal(0, scanner.noise, (high, wide, 1))
    for y, x in chance.integers(0, (high - 3, wide - 3), (scanner.dirt, 2)):
        pixels[y : y + 2, x : x + 2] = 60
    page = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    if not scanner.quality:
        return page
    stream = io.BytesIO()
    page.save(stream, "JPEG", quality=scanner.quality)
    return Image.open(stream).convert("RGB")


def _stamped(page: Image.Image) -> Image.Image:
    """A red seal over the middle of the page, printed over the text."""
    seal = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(seal)
    radius = page.width // 8
    x, y = int(page.width * 0.62), int(page.height * 0.6)
    around = (x - radius, y - radius, x + radius, y + radius)
    draw.ellipse(around, outline=(222, 40, 48), width=max(4, page.width // 220))
    points = [
        (
            x + radius * 0.4 * np.cos(angle) * (1 if step % 2 else 0.4),
            y + radius * 0.4 * np.sin(angle) * (1 if step % 2 else 0.4),
        )
        for step, angle in enumerate(np.linspace(0, 2 * np.pi, 10, endpoint=False))
    ]
    draw.polygon(points, fill=(222, 40, 48))
    both = np.minimum(np.asarray(page), np.asarray(seal))
    return Image.fromarray(both)


def picture_bytes(page: Image.Image, kind: str = "PNG") -> bytes:
    """A page as a picture file."""
    stream = io.BytesIO()
    page.save(stream, kind)
    return stream.getvalue()


def scanned_pdf(pages: list[Image.Image], dots: int = 200) -> bytes:
    """Pictures of pages as a PDF without any text."""
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return stream.getvalue()


def with_hidden_text(pages: list[Image.Image], text: bytes) -> bytes:
    """Pictures of pages with the text of another PDF, invisible, over them.

    So programs of recognition leave their findings; nobody knows how right they are.
    """
    document = pypdfium2.PdfDocument(text)
    for number, picture in enumerate(pages):
        page = document[number]
        for thing in list(page.get_objects()):
            if thing.type == raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
            else:
                page.remove_obj(thing)
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(picture_bytes(picture, "JPEG")))
        image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
        page.insert_obj(image)
        page.gen_content()
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()
