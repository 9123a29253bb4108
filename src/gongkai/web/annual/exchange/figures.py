"""Monthly figures of a workbook: one a month, item and fee, whatever many rows tell of it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.report.facts import FeeIncome, MonthlyCount, YearFacts
from gongkai.web.annual.models import MonthlyFigure
from gongkai.web.annual.models.figure import Item
from gongkai.web.organs.models import Organ

UNNAMED = "台账"
Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A month's figure, summed; `first` is the id of the first row that tells of it."""

    item: str
    name: str
    month: int
    number: Decimal
    source: str
    proof: str
    first: str

    @property
    def place(self) -> Place:
        """Where it stands in the grid of the year."""
        return self.item, self.name, self.month

    @property
    def sheet(self) -> str:
        """The sheet on which its rows stand."""
        return "income" if self.item == Item.INCOME else "counts"


def figures_in(book: YearFacts) -> tuple[Figure, ...]:
    """The figures of a workbook; several sources of one month are added up and all named."""
    found: dict[Place, Figure] = {}
    rows: tuple[MonthlyCount | FeeIncome, ...] = (*book.counts, *book.income)
    for row in rows:
        each = _figure(row)
        held = found.get(each.place)
        found[each.place] = _added(held, each) if held else each
    return tuple(each if each.source else replace(each, source=UNNAMED) for each in found.values())


def _figure(row: MonthlyCount | FeeIncome) -> Figure:
    if isinstance(row, FeeIncome):
        item, name, number = str(Item.INCOME), row.name, row.yuan
    else:
        item, name, number = row.item, "", Decimal(row.count)
    return Figure(
        item=item, name=name, month=row.month, number=number, source=row.source,
        proof=row.proof, first=row.id,
    )  # fmt: skip


def _added(held: Figure, each: Figure) -> Figure:
    return replace(
        held, number=held.number + each.number, source=_both(held.source, each.source),
        proof=_both(held.proof, each.proof),
    )  # fmt: skip


def _both(held: str, more: str) -> str:
    """Every word once."""
    words = [word for word in held.split("；") if word]
    return "；".join(words if not more or more in words else [*words, more])


def held_figures(organ: Organ, *, year: int) -> dict[Place, Decimal]:
    """What is entered of a year."""
    found = MonthlyFigure.objects.filter(organ=organ, year=year)
    return {
        (each.item, each.name, each.month): Decimal(each.count or 0)
        if each.yuan is None
        else each.yuan
        for each in found
    }
