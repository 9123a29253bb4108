"""Words that stand in the reports of two organs: chapters 1, 5 and 6, whole passages only."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from gongkai.report.reuse import Reuse, Wording, fingerprint, reuse, wording
from gongkai.web.annual.authority.lines import versions_of
from gongkai.web.annual.drafting import report_in
from gongkai.web.annual.models import Version
from gongkai.web.organs import queries as organs
from gongkai.web.organs.models import Organ

CHAPTERS = (1, 5, 6)
TELLING = 20
"""Per cent from which a shared text is shown."""

SHARED = 2  # numbers of the fingerprints that two texts must share to be held against each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A chapter of one organ of which much stands in the other's."""

    chapter: int
    one: Organ
    other: Organ
    reuse: Reuse


def alike(authority: Organ, *, year: int) -> tuple[Alike, ...]:
    """Pairs of organs below whose chapters share passages, those that share most first."""
    below = {
        each.organ_id: each.organ for each in organs.children(authority, day=date(year, 12, 31))
    }
    versions = versions_of(below.values(), years=[year])
    texts = _texts(list(versions.values()), names=(authority.name,))
    found = [each for chapter in CHAPTERS for each in _pairs(chapter, texts[chapter], below)]
    found.sort(key=lambda each: (-each.reuse.percent, each.chapter, each.one.pk, each.other.pk))
    return tuple(found)


def _texts(versions: list[Version], *, names: tuple[str, ...]) -> dict[int, dict[int, Wording]]:
    """By chapter and organ, what counts of the words; pages are read one by one."""
    found: dict[int, dict[int, Wording]] = defaultdict(dict)
    for version in versions:
        report = report_in(version)
        whose = version.report.organ_id
        for chapter in CHAPTERS:
            text = report.text(chapter)
            if text:
                found[chapter][whose] = wording(text, names=(report.organ, *names))
    return found


def _pairs(chapter: int, texts: dict[int, Wording], below: dict[int, Organ]) -> Iterator[Alike]:
    shared: dict[tuple[int, int], int] = defaultdict(int)
    by_print: dict[int, list[int]] = defaultdict(list)
    for whose, text in texts.items():
        for number in fingerprint(text):
            by_print[number].append(whose)
    for together in by_print.values():
        for pair in combinations(sorted(together), 2):
            shared[pair] += 1
    for (one, other), many in shared.items():
        if many >= SHARED:
            told = _told(texts[one], texts[other])
            if told.percent >= TELLING:
                yield Alike(chapter=chapter, one=below[one], other=below[other], reuse=told)


def _told(one: Wording, other: Wording) -> Reuse:
    """The larger share of the two: a short text may stand whole in a long one."""
    return max(reuse(one, other), reuse(other, one), key=lambda each: each.percent)
