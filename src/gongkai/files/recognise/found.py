"""What the search for one table brings back: slots by fact key, labels met, and remarks."""

from dataclasses import dataclass, field

from gongkai.files.paper import quick
from gongkai.files.recognise.lines import Slot, place_of
from gongkai.report.edition import Edition
from gongkai.report.report import Cell, Remark

_MANY = 6


@dataclass
class Found:
    """One table as found: `slots` by fact key, `labels` as printed by label name."""

    table: int
    slots: dict[str, Slot] = field(default_factory=dict)
    labels: dict[str, Slot] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    grids: set[int] = field(default_factory=set)
    doubted: bool = False
    """Whether figures were seen that stand under no certain column."""

    @property
    def where(self) -> str:
        """How remarks name the table: table2 … table4."""
        return f"table{self.table}"

    def note(self, kind: str, text: str, *, where: str = "", slot: Slot | None = None) -> None:
        """Add a remark about this table or one of its cells."""
        place = None if slot is None else slot.place
        remark = Remark(kind, where or self.where, text, place)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def meet(self, slot: Slot, name: str) -> None:
        """Remember the first printing of a label."""
        self.labels.setdefault(name, slot)


def cells_of(found: Found, edition: Edition) -> tuple[dict[str, Cell], list[Remark]]:
    """The cells of a table that belong to the edition, with remarks on what they say."""
    cells: dict[str, Cell] = {}
    remarks: list[Remark] = []
    forms = edition.cells
    for key, slot in found.slots.items():
        if key not in forms:
            continue
        text, (sort, value, remark), _, _, _, _, origin, cell = slot
        printed, place = text.strip(), place_of(cell, origin)
        if sort == "words":
            remark = printed
            remarks.append(Remark("REA05", key, f"“{printed}”不是数字，没有读取", place))
        elif remark:
            text = f"数字旁附有“{remark}”，数字已读出"
            remarks.append(Remark("REA07", key, text, place))
        cells[key] = quick(Cell, (value, printed, remark, place))
    return cells, _gathered(remarks, found)


def _gathered(remarks: list[Remark], found: Found) -> list[Remark]:
    """The same remark on many cells told once, of the first of them."""
    alike: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        alike.setdefault((remark.kind, remark.text), []).append(remark)
    told: list[Remark] = []
    for (kind, text), each in alike.items():
        if len(each) < _MANY:
            told += each
        else:
            first = each[0]
            words = f"表{'二三四'[found.table - 2]}有 {len(each)} 格：{text}"
            told.append(Remark(kind, first.where, words, first.place))
    return told
