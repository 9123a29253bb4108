"""What two organs count both: a joint document, a case with co-defendants.

Such a thing is counted by the lead organ, by the original organ, alone. Whether two records are
one thing is seen by their number; a record without a number cannot be compared.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.web.annual.authority.lines import versions_of
from gongkai.web.annual.drafting import records_of
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.models import Version
from gongkai.web.organs import queries as organs
from gongkai.web.organs.models import Organ

_DISPUTE, _DOCUMENT = "复议、诉讼案件", "公文"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """One number under which several organs have a record."""

    what: str
    number: str
    organs: tuple[Organ, ...]


def counted_twice(authority: Organ, *, year: int) -> tuple[Twice, ...]:
    """Over the reports received below and the authority's own records of the year."""
    held: dict[tuple[str, str], dict[int, Organ]] = defaultdict(dict)
    for organ, records in _every(authority, year):
        for record in records.values():
            what, number = _known_by(record)
            if number:
                held[what, number][organ.pk] = organ
    return tuple(
        Twice(what=what, number=number, organs=tuple(found.values()))
        for (what, number), found in sorted(held.items())
        if len(found) > 1
    )


def _every(authority: Organ, year: int) -> Iterator[tuple[Organ, Mapping[str, Mapping[str, str]]]]:
    yield authority, records_of(year_facts(authority, year=year))
    below = {
        each.organ_id: each.organ for each in organs.children(authority, day=date(year, 12, 31))
    }
    versions = [each.pk for each in versions_of(below.values(), years=[year]).values()]
    found = Version.objects.filter(pk__in=versions).order_by("report__organ")
    for whose, records in found.values_list("report__organ", "records").iterator(chunk_size=50):
        yield below[whose], records


def _known_by(record: Mapping[str, str]) -> tuple[str, str]:
    """Documents have a title and a day of issue, disputes a group; nothing else is compared."""
    if "group" in record:
        return _DISPUTE, _folded(record.get("number", ""))
    if "title" in record and "issued" in record:
        return _DOCUMENT, _folded(record.get("number", ""))
    return "", ""


def _folded(number: str) -> str:
    """Brackets and figures are typed in several ways."""
    return "".join(unicodedata.normalize("NFKC", number).translate(_BRACKETS).split())


_BRACKETS = str.maketrans("[]()【】", "〔〕〔〕〔〕")
