"""Figures broken over two lines of a narrow cell: put together only where the sums prove it."""

import re
from collections.abc import Mapping

from gongkai.report.edition import Edition, Identity
from gongkai.report.report import Cell, Number, Remark

_SPLIT = re.compile(r"\d+(?:[|\s]+\d+)+")


def rejoined(
    cells: Mapping[str, Cell], remarks: list[Remark], edition: Edition
) -> tuple[dict[str, Cell], list[Remark]]:
    """The cells with such figures made whole, and the remarks without those they were given.

    14 over 6 is 146 where every sum of the form that touches it then holds, and one does.
    """
    found = dict(cells)
    whole = {
        key: int("".join(re.findall(r"\d+", cell.printed)))
        for key, cell in cells.items()
        if cell.value is None and _SPLIT.fullmatch(cell.printed)
    }
    if not whole:
        return found, remarks
    values = {key: cell.value for key, cell in cells.items()} | whole
    for key, figure in whole.items():
        sums = [_holds(each, values) for each in edition.identities if key in each.keys]
        if True in sums and False not in sums:
            found[key] = cells[key]._replace(value=figure, remark="")
    text = "数字分在两行，合起来与合计相符，已接成一个数"
    kept = [each for each in remarks if not (each.kind == "REA05" and _made(found, cells, each))]
    made = [key for key in whole if found[key].value is not None]
    return found, kept + [Remark("REA10", key, text, cells[key].place) for key in made]


def _made(found: Mapping[str, Cell], cells: Mapping[str, Cell], remark: Remark) -> bool:
    key = remark.where
    return key in cells and cells[key].value is None and found[key].value is not None


def _holds(identity: Identity, values: Mapping[str, Number | None]) -> bool | None:
    """Whether a sum of the form holds; None when one of its cells is not known."""
    plus = [values.get(key) for key in identity.plus]
    minus = [values.get(key) for key in identity.minus]
    where = values.get(identity.where)
    known = [value for value in plus + minus if value is not None]
    if where is None or len(known) != len(plus) + len(minus):
        return None
    return where == sum(known[: len(plus)]) - sum(known[len(plus) :])
