"""The heading rows of a table as rows of slots; labels broken over two rows are made whole."""

import itertools
from collections.abc import Callable, Sequence

from gongkai.files.recognise.labels import match
from gongkai.files.recognise.lines import Line, Slot

Belongs = Callable[[Slot], bool]


def heading_rows(lines: Sequence[Line], belongs: Belongs) -> list[list[Slot]]:
    """The worded slots of each line that has at least one label of this table."""
    rows = [list(line.words) for line in lines]
    for upper, lower in itertools.pairwise(rows):
        _mend(upper, lower, belongs)
    return [row for row in rows if any(belongs(slot) for slot in row)]


def _mend(upper: list[Slot], lower: list[Slot], belongs: Belongs) -> None:
    """结果 above 维持 is 结果维持: joined where the two are one label, the upper alone none."""
    below = {slot.start: slot for slot in lower}
    for number, slot in enumerate(upper):
        other = below.get(slot.start)
        if other is None or (belongs(slot) and slot.label.near == 0):
            continue
        text = slot.text + other.text
        whole = slot._replace(text=text, label=match(text), end=max(slot.end, other.end))
        if belongs(whole) and whole.label.near < 2:
            upper[number] = whole
            lower.remove(other)
