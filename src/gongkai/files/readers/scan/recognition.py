"""RapidOCR, woken at the first scan: its models lie in its own package, nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gongkai.files.readers.layout.page import Box

Pixels = NDArray[np.uint8]

THREADS = 2
# Crops are padded to this width (pixels at height 48) before reading; the default of 320 makes
# figures of one or two digits cost four times as much and reads them no better.
NARROW = 96


class Reading(NamedTuple):
    """A line of text with its box in pixels and how sure the recogniser is (0…1)."""

    text: str
    box: Box
    sure: float


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": 0.3,
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Rec.rec_img_shape": [3, 48, NARROW],
        }
    )


def lines_in(grey: Pixels) -> list[Reading]:
    """Every line of text found on a page."""
    found = _engine()(np.repeat(grey[:, :, None], 3, axis=2))
    if found.boxes is None or found.txts is None:
        return []
    return [
        Reading(text, _around(box), float(score))
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip()
    ]


def _around(corners: Any) -> Box:
    (left, top), (right, low) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return left, top, right, low


def words_in(crops: Sequence[Pixels]) -> list[tuple[str, float]]:
    """What each small picture of one line says, and how sure the recogniser is."""
    if not crops:
        return []
    colour = [np.repeat(crop[:, :, None], 3, axis=2) for crop in crops]
    found = _engine().recognize_txt(colour)
    return [(str(t), float(s)) for t, s in zip(found.txts, found.scores, strict=True)]
