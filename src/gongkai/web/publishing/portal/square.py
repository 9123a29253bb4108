"""The square that leads a telephone to a page, as one path of an SVG."""

from dataclasses import dataclass
from itertools import groupby

import qrcode

_QUIET = 4  # modules of white around it, as the standard asks
_MASK = 3  # any of the eight can be read; to weigh them all up is a third of a page's time


@dataclass(frozen=True, slots=True)
class Square:
    """Side and path, in modules."""

    side: int
    path: str


def square(address: str) -> Square:
    """The square of an address; the same address gives the same square."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=_MASK)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(
        f"M{start + _QUIET} {number + _QUIET}h{length}v1h-{length}z"
        for number, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return Square(len(rows) + 2 * _QUIET, path)


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand together."""
    found, at = [], 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            found.append((at, length))
        at += length
    return found
