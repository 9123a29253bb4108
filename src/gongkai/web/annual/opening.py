"""From the id of a counted record to the page where it can be read."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from gongkai.web.annual.drafting import Records
from gongkai.web.annual.past import HEAD

# The beginning of an id (documents-12) and the address that opens it.
_ADDRESSES = {
    "documents": "document",
    "publications": "item",
    "boards": "board",
    "postings": "posting",
    "case": "case",
    "fee": "case",
    "dispute": "dispute",
    "meter": "meter",
    "energy_return": "energy-return",
    "inspection": "inspection",
    "audit": "audit",
    "project": "project",
    "award": "award",
    "annual": "report",
}
_WASTE = "waste-"
_TITLES = ("number", "title", "name", "topic", "wanted", "problem", "task", "item")


@dataclass(frozen=True, slots=True)
class Counted:
    """One record behind a figure: how it is called, what is said of it, where it is."""

    id: str
    title: str
    particulars: tuple[tuple[str, str], ...]
    url: str


def opened(ids: list[str], records: Records) -> tuple[Counted, ...]:
    """The records behind a figure, in the order they were counted."""
    return tuple(_opened(each, records.get(each, {})) for each in ids)


def _opened(id_: str, record: dict[str, str]) -> Counted:
    title = " ".join(record[name] for name in _TITLES if name in record) or id_
    rest = tuple((name, text) for name, text in record.items() if name not in _TITLES)
    if id_.startswith(HEAD):
        rest = (("source", "由台账导入的历史记录"), *rest)
    return Counted(id_, title, rest, address_of(id_))


def address_of(id_: str) -> str:
    """The page of a record in the workspace; empty for what has no page of its own."""
    head, _, tail = id_.rpartition("-")
    if head.startswith(HEAD):
        return f"{reverse('ledger-batch', args=[head.removeprefix(HEAD)])}?row={tail}"
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
