"""Figures as our own files print them: digits, at most one point, at most a unit of money."""

import re
from decimal import Decimal

from gongkai.report.report import Cell

_FIGURE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(元|千元|万元|亿元)?")


def figure(text: str) -> Cell | None:
    """The cell with this text: number and unit, or blank; None when it is not one of ours."""
    if not text:
        return Cell(None)
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    digits, unit = match[1], match[2] or ""
    return Cell(Decimal(digits) if "." in digits else int(digits), text, unit)
