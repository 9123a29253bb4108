"""What of a workbook is known already: by what the rows say, not by where they stand.

A row is the same as a record when all it says is the same; what it names (an application, a board)
is compared by what that says. So a workbook that was taken in, or written by us, adds nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.files.ledger.sheets import sheet as sheet_of
from gongkai.report.facts import YearFacts
from gongkai.web.annual.past import NAMING, packed

# Kept as they stood: here they would need reviews, signatures and deliveries by named people.
KEPT = (
    "standing", "publications", "applications", "boards", "disputes", "fee_notices", "postings",
    "chat_groups", "energy", "energy_work", "problems", "key_points", "assessments",
    "social_reviews", "accountability", "complaints",
)  # fmt: skip
COMPARED = (*KEPT, "trainings")
_BLANK = re.compile(r"[\s\x00-\x1f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A row that goes by the number or name of a record of ours and says something else."""

    record: Any
    ours: Any
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The rows of a sheet: new ones, those that clash, and for the known ones our id by theirs."""

    new: tuple[Any, ...]
    same: Mapping[str, str]
    clashes: tuple[Clash, ...]


def compare(book: YearFacts, ours: YearFacts, *, keys: Mapping[str, str]) -> dict[str, Compared]:
    """Every compared sheet; `keys` tells under which number a past record of ours once came."""
    theirs, known = _contents(book), _contents(ours)
    found = {}
    for sheet in COMPARED:
        same = _same(theirs[sheet], known[sheet])
        taken = set(same.values())
        left = [each for each in getattr(ours, sheet) if each.id not in taken]
        others = [each for each in getattr(book, sheet) if each.id not in same]
        clashes = tuple(_clashes(sheet, others, _named(left, keys)))
        clashing = {each.record.id for each in clashes}
        new = tuple(each for each in others if each.id not in clashing)
        found[sheet] = Compared(new=new, same=same, clashes=clashes)
    return found


def _contents(facts: YearFacts) -> dict[str, dict[str, str]]:
    """What each record says, by sheet and id."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sorted(COMPARED, key=NAMING.__contains__):
        field, target = NAMING.get(sheet, ("", ""))
        named = found.get(target, {})
        found[sheet] = {
            each.id: _said(each, field, named.get(getattr(each, field, ""), ""))
            for each in getattr(facts, sheet)
        }
    return found


def _said(record: Any, field: str, named: str) -> str:
    """The words of a record, blanks aside."""
    words = packed(record) | ({field: named} if named else {})
    return _BLANK.sub("", repr(sorted(words.items())).replace("\\n", "").replace("\\r", ""))


def _same(theirs: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Our id for each of their rows that says what a record of ours says, one for one."""
    free: dict[str, list[str]] = defaultdict(list)
    for id_, said in known.items():
        free[said].append(id_)
    return {id_: free[said].pop(0) for id_, said in theirs.items() if free[said]}


def _named(left: Iterable[Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """Our records by every name they go by."""
    return {
        name: each
        for each in left
        for name in (*_names(each), keys.get(each.id, each.id), *_metered(each))
    }


def _metered(record: Any) -> Iterator[str]:
    """A meter or a class of waste goes by its kind: a workbook's row of it would count twice."""
    if record.id.startswith(("meter-", "waste-")):
        yield record.item


def _names(record: Any) -> Iterator[str]:
    """The id and the own number or name of a record."""
    yield record.id
    own = getattr(record, "number", "") or getattr(record, "name", "")
    if own:
        yield own


def _clashes(sheet: str, others: Iterable[Any], names: Mapping[str, Any]) -> Iterator[Clash]:
    titles = {column.field: column.title for column in sheet_of(sheet).columns}
    for each in others:
        told = (*_names(each), getattr(each, "item", ""))
        ours = next((names[name] for name in told if name in names), None)
        if ours is not None:
            mine, held = packed(each), packed(ours)
            differing = tuple(titles[name] for name in mine if mine[name] != held[name])
            yield Clash(record=each, ours=ours, fields=differing)
