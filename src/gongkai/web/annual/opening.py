"""From the id of a counted record to what its ledger says of it and where it can be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse

from gongkai.files.ledger.sheets import Column, Sheet, sheets
from gongkai.files.ledger.sheets import sheet as sheet_of
from gongkai.web.annual.drafting import Records
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.past import HEAD

# The beginning of an id (documents-12): the sheet that has such rows, and the address that opens
# it by its number. A grid or a register is opened by the organ and the year instead.
_SHEETS: Final = {
    "documents": "documents", "normative": "standing", "publications": "publications",
    "boards": "boards", "postings": "postings", "case": "applications", "fee": "fee_notices",
    "dispute": "disputes", "meter": "energy", "training": "trainings", "group": "chat_groups",
    "problem": "problems", "key_point": "key_points", "assessment": "assessments",
    "social_review": "social_reviews", "accountability": "accountability",
    "complaint": "complaints", "energy_return": "energy_work", "inspection": "energy_work",
    "audit": "energy_work", "project": "energy_work", "award": "energy_work",
    "energy_event": "energy_work", "kitchen": "energy_work",
}  # fmt: skip
_ADDRESSES: Final = {
    "documents": "document", "publications": "item", "boards": "board", "postings": "posting",
    "case": "case", "fee": "case", "dispute": "dispute", "meter": "meter", "annual": "report",
    "assessment": "assessment", "complaint": "complaint", "energy_return": "energy-return",
    "inspection": "inspection", "audit": "audit", "project": "project", "award": "award",
}  # fmt: skip
_REGISTERS: Final = {
    "figures": "figures", "normative": "normative-stock", "training": "registers",
    "group": "registers", "problem": "registers", "key_point": "registers",
    "social_review": "oversight", "accountability": "oversight",
}  # fmt: skip
_TITLES: Final = ("number", "title", "name", "topic", "wanted", "problem", "task", "item",
                  "subject", "measure")  # fmt: skip
_PAST: Final = "由台账导入的历史记录"
SIZE: Final = 50  # records of one figure shown on a page
_WASTE: Final = "waste-"


@dataclass(frozen=True, slots=True)
class Counted:
    """One record behind a figure: how it is called, what is said of it, where it is."""

    id: str
    title: str
    particulars: tuple[tuple[str, str], ...]
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the records that a figure counts: the first of them is number `first` of `total`."""

    ids: Sequence[str]
    first: int
    total: int
    more: bool

    @property
    def last(self) -> int:
        """The number of the last one shown."""
        return self.first + len(self.ids) - 1


def page_of(ids: Sequence[str], *, after: str = "") -> Page:
    """A page of them, after the one named; from the beginning when that is no longer counted."""
    begin = ids.index(after) + 1 if after in ids else 0
    shown = ids[begin : begin + SIZE]
    return Page(shown, begin + 1, len(ids), begin + len(shown) < len(ids))


def opened(
    ids: Iterable[str], records: Records, *, report: YearReport | None = None
) -> tuple[Counted, ...]:
    """The records behind a figure, in the order they were counted."""
    return tuple(_opened(each, records.get(each, {}), report) for each in ids)


def _opened(id_: str, record: Mapping[str, str], report: YearReport | None) -> Counted:
    sheet = _sheet_of(id_, record)
    told = dict(_told(sheet, record)) if sheet else dict(record)
    titles = [told.pop(name) for name in _TITLES if name in told]
    names = {column.field: column.title for column in sheet.columns} if sheet else {}
    rest = tuple((names.get(name, ""), text) for name, text in told.items())
    if id_.startswith(HEAD):
        rest = (("来源", _PAST), *rest)
    return Counted(id_, " ".join(titles) or id_, rest, address_of(id_, report=report))


def _sheet_of(id_: str, record: Mapping[str, str]) -> Sheet | None:
    """By the beginning of the id; of figures and past records by what is said of them."""
    key = _SHEETS.get(id_.rpartition("-")[0])
    if key is not None:
        return sheet_of(key)
    fitting = (
        each for each in sheets()
        if each.layout == "table" and record.keys() <= {one.field for one in each.columns}
    )  # fmt: skip
    return next(fitting, None) if record else None


def _told(sheet: Sheet, record: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """In the words and the order of the sheet; which record is named stands in its own place."""
    for column in sheet.columns:
        if column.field in record and not column.refers and column.field != "application":
            yield column.field, _printed(column, record[column.field])


def _printed(column: Column, value: str) -> str:
    if column.kind == "yesno":
        return "是" if value == "True" else "否"
    if column.field == "month":
        return f"{value}月"
    return (column.choices or {}).get(value, value)


def name_of(id_: str, name: str, record: Mapping[str, str]) -> str:
    """What a field of a record is called in its sheet."""
    sheet = _sheet_of(id_, record)
    found = [one.title for one in sheet.columns if one.field == name] if sheet else []
    return found[0] if found else name


def address_of(id_: str, *, report: YearReport | None = None) -> str:
    """The page of a record in the workspace; empty for what has no page of its own."""
    head, _, tail = id_.rpartition("-")
    if head.startswith(HEAD):
        return f"{reverse('ledger-batch', args=[head.removeprefix(HEAD)])}?row={tail}"
    if report is not None and head in _REGISTERS:
        return f"{reverse(_REGISTERS[head], args=[report.organ.code])}?year={report.year}"
    if head.startswith(_WASTE):  # waste-ORGAN-YEAR-class: the rows that the sum counts
        code, _, year = head.removeprefix(_WASTE).rpartition("-")
        return f"{reverse('waste-rows', args=[code])}?year={year}&kind={tail}"
    name = _ADDRESSES.get(head)
    if name is None or not tail.isdigit():
        return ""
    try:
        return reverse(name, args=[int(tail)])
    except NoReverseMatch:
        return ""
