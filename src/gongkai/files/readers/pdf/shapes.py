"""The drawn shapes of a PDF page: straight rules, pictures, and a count of everything else.

A rule may be a stroke, a thin filled rectangle, one of many parts of a path, and stand in nested
form XObjects, each with its matrix.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from gongkai.files.readers.layout.page import Box, Ink, Matrix

THIN = 3.0  # pt; a filled shape no thicker than this is a rule
SLANT = 0.6  # pt; a stroke may deviate so much from the horizontal or vertical
DASH = 0.8  # pt; shorter strokes are not even parts of a dashed rule
MAX_OBJECTS = 60_000  # what a page has beyond is not looked at
MAX_DEPTH = 6  # nested form XObjects

Point = tuple[float, float]


class Shapes:
    """Walks the objects of a page and its forms, and files rules and pictures into an Ink."""

    def __init__(self, ink: Ink) -> None:
        self.ink = ink
        self.seen = 0
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.edge_refs = [ctypes.byref(edge) for edge in self.edges]
        self.matrix = pdfium.FS_MATRIX()

    def collect(self, page: Any, space: Matrix) -> None:
        """Every object of the page itself."""
        count = pdfium.FPDFPage_CountObjects(page)
        things = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
        self._walk(things, space, 0)

    def _walk(self, things: Iterator[Any], space: Matrix, depth: int) -> None:
        for thing in things:
            self.seen += 1
            if self.seen > MAX_OBJECTS:
                return
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, space)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.ink.pictures.append(self._bounds(thing, space))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                count = pdfium.FPDFFormObj_CountObjects(thing)
                inner = (pdfium.FPDFFormObj_GetObject(thing, index) for index in range(count))
                self._walk(inner, times(self._matrix(thing), space), depth + 1)

    def _matrix(self, thing: Any) -> Matrix:
        m = self.matrix
        pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(m))
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _bounds(self, thing: Any, space: Matrix) -> Box:
        pdfium.FPDFPageObj_GetBounds(thing, *self.edge_refs)
        left, bottom, right, top = (edge.value for edge in self.edges)
        return _image((left, bottom, right, top), space)

    def _path(self, thing: Any, space: Matrix) -> None:
        count = pdfium.FPDFPath_CountSegments(thing)
        if count < 2:
            return
        box = self._bounds(thing, space)
        if min(box[2] - box[0], box[3] - box[1]) <= THIN:
            self._thin(box)
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke))
        points = self._points(thing, count, times(self._matrix(thing), space))
        if points is None:
            self.ink.drawn += 1
        elif stroke.value:
            self._strokes(points)
        elif fill.value and len(points) > 1:
            for part in points:
                self._thin(_around(part))

    def _points(self, thing: Any, count: int, m: Matrix) -> list[list[Point]] | None:
        """The corners of each part of a path; None when it has curves (a drawn letter)."""
        parts: list[list[Point]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(min(count, MAX_OBJECTS)):
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                return None
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = (
                m[0] * x.value + m[2] * y.value + m[4],
                m[1] * x.value + m[3] * y.value + m[5],
            )
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([])
            parts[-1].append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                parts[-1].append(parts[-1][0])
        return parts

    def _strokes(self, parts: list[list[Point]]) -> None:
        for part in parts:
            for (x0, y0), (x1, y1) in pairwise(part):
                if abs(y1 - y0) <= SLANT and abs(x1 - x0) >= DASH:
                    self.ink.across.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= SLANT and abs(y1 - y0) >= DASH:
                    self.ink.down.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _thin(self, box: Box) -> None:
        left, top, right, low = box
        wide, high = right - left, low - top
        if high <= THIN and wide > high:
            self.ink.across.append(((top + low) / 2, left, right))
        elif wide <= THIN and high > wide:
            self.ink.down.append(((left + right) / 2, top, low))


def _image(box: Box, m: Matrix) -> Box:
    return _around(
        [
            (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
            for x in (box[0], box[2])
            for y in (box[1], box[3])
        ]
    )


def _around(points: list[Point]) -> Box:
    across = [x for x, _ in points]
    down = [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies m first, then n."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
