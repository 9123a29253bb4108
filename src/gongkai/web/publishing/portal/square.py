"""The square that leads a telephone to a page, as one path of an SVG.

A page has one, so it is made by tables: what every square of a size has in common is asked of
qrcode once, and the rest is some additions without carry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from itertools import chain, zip_longest

import qrcode
from qrcode.base import Polynomial, gexp, glog, rs_blocks
from qrcode.util import BIT_LIMIT_TABLE, PAD0, PAD1

_QUIET = 4  # modules of white around it, as the standard asks
_MASK = 3  # any of the eight can be read; to weigh them all up is a third of a page's time
_LEVEL = qrcode.ERROR_CORRECT_M
_BYTES = 0b0100  # the mode in which each byte is a byte


@dataclass(frozen=True, slots=True)
class Square:
    """Side and path, in modules."""

    side: int
    path: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all squares of a size have in common; a matrix is one number, a bit a module."""

    side: int
    blocks: tuple[tuple[int, int], ...]  # of each the bytes of data, and those of correction
    blank: int
    places: tuple[int, ...]  # the module that each bit of data turns over


def square(address: str) -> Square:
    """The square of an address; the same address gives the same square."""
    data = address.encode()
    version = _version(len(data))
    sheet = _sheet(version)
    stream = _corrected(_filled(data, version, sum(size for size, _ in sheet.blocks)), sheet)
    matrix = sheet.blank
    for bit, place in zip(f"{int.from_bytes(stream):0{len(stream) * 8}b}", sheet.places,
                          strict=True):  # fmt: skip
        if bit == "1":
            matrix ^= place
    return Square(sheet.side + 2 * _QUIET, _path(f"{matrix:0{sheet.side**2}b}", sheet.side))


def _version(length: int) -> int:
    """The smallest that holds so many bytes."""
    limits = BIT_LIMIT_TABLE[_LEVEL]
    fitting = (each for each in range(1, 41) if _head(each) + 8 * length <= limits[each])
    return next(fitting)


def _head(version: int) -> int:
    return 4 + (8 if version < 10 else 16)


def _filled(data: bytes, version: int, size: int) -> bytes:
    """The data with their mode and length before them and the filling behind."""
    head = _BYTES << (_head(version) - 4) | len(data)
    bits = (head << 8 * len(data) | int.from_bytes(data)) << 4  # four bits of nought end them
    whole = bits.to_bytes(len(data) + (_head(version) + 4) // 8)
    filling = bytes((PAD0, PAD1)) * size
    return (whole + filling)[:size]


def _corrected(data: bytes, sheet: _Sheet) -> bytes:
    """The bytes of all blocks in turn, then those of their correction."""
    parts, rests, start = [], [], 0
    for size, more in sheet.blocks:
        part = data[start : start + size]
        parts.append(part)
        rests.append(_rest(part, more).to_bytes(more))
        start += size
    return bytes(each for row in chain(zip_longest(*parts), zip_longest(*rests))
                 for each in row if each is not None)  # fmt: skip


def _rest(part: bytes, more: int) -> int:
    table, high = _table(more), 8 * (more - 1)
    low = (1 << high) - 1
    return reduce(lambda rest, byte: (rest & low) << 8 ^ table[byte ^ rest >> high], part, 0)


@cache
def _table(more: int) -> tuple[int, ...]:
    """What each byte that leaves at the top adds to the rest."""
    divisor = Polynomial([1], 0)
    for each in range(more):
        divisor *= Polynomial([1, gexp(each)], 0)
    logs = [glog(each) for each in divisor][1:]
    return (0, *(int.from_bytes(bytes(gexp(glog(byte) + log) for log in logs))
                 for byte in range(1, 256)))  # fmt: skip


@cache
def _sheet(version: int) -> _Sheet:
    blocks = tuple((each.data_count, each.total_count - each.data_count)
                   for each in rs_blocks(version, _LEVEL))  # fmt: skip
    length = sum(map(sum, blocks))
    blank, full = (_drawn(version, [byte] * length) for byte in (0, 0xFF))
    side = 4 * version + 17
    data = blank ^ full
    ways = (1 << side * side - 1 - row * side - column for row, column in _way(side))
    return _Sheet(side, blocks, blank, tuple(each for each in ways if data & each))


def _drawn(version: int, stream: list[int]) -> int:
    code = qrcode.QRCode(version, _LEVEL, border=0, mask_pattern=_MASK)
    code.data_cache = stream
    code.makeImpl(False, _MASK)
    return int("".join("01"[bool(each)] for row in code.modules for each in row), 2)


def _way(side: int) -> Iterator[tuple[int, int]]:
    """The way of the bits: two columns up, two down, from the right, around the upright line."""
    up = True
    for right in (*range(side - 1, 6, -2), 5, 3, 1):
        for row in reversed(range(side)) if up else range(side):
            yield row, right
            yield row, right - 1
        up = not up


def _path(modules: str, side: int) -> str:
    """The dark runs of each row."""
    return "".join(
        f"M{found.start() + _QUIET} {row + _QUIET}h{len(found[0])}v1h-{len(found[0])}z"
        for row in range(side)
        for found in re.finditer("1+", modules[row * side : (row + 1) * side])
    )
