"""Words that stand in the reports of two organs: chapters 1, 5 and 6, whole passages only."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.corpus.pairs import FEWEST, REACH
from gongkai.report.reuse import Reuse, Wording, fingerprint, reuse, wording
from gongkai.web.annual.authority.lines import versions_of
from gongkai.web.annual.drafting import report_in
from gongkai.web.annual.models import Version
from gongkai.web.organs import queries as organs
from gongkai.web.organs.models import Organ

CHAPTERS = (1, 5, 6)
TELLING = 20
"""Per cent from which a shared text is shown."""


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
    texts = _texts([each.pk for each in versions.values()], names=(authority.name,))
    found = [each for chapter in CHAPTERS for each in _pairs(chapter, texts[chapter], below)]
    found.sort(key=lambda each: (-each.reuse.percent, each.chapter, each.one.pk, each.other.pk))
    return tuple(found)


def _texts(versions: list[int], *, names: tuple[str, ...]) -> dict[int, dict[int, Wording]]:
    """By chapter and organ, what counts of the words; pages are read one by one."""
    found: dict[int, dict[int, Wording]] = defaultdict(dict)
    held = Version.objects.filter(pk__in=versions).select_related("report")
    for version in held.defer("counted", "records", "findings").iterator(chunk_size=50):
        report = report_in(version)
        whose = version.report.organ_id
        for chapter in CHAPTERS:
            text = report.text(chapter)
            if text:
                found[chapter][whose] = wording(text, names=(report.organ, *names))
    return found


def _pairs(chapter: int, texts: dict[int, Wording], below: dict[int, Organ]) -> Iterator[Alike]:
    for one, other in _candidates(texts):
        told = _told(texts[one], texts[other])
        if told.percent >= TELLING:
            yield Alike(chapter=chapter, one=below[one], other=below[other], reuse=told)


def _candidates(texts: dict[int, Wording]) -> list[tuple[int, int]]:
    """As in a corpus: of many that share one sample text each is held against the next few."""
    by_print: dict[int, list[int]] = defaultdict(list)
    for whose in sorted(texts):
        for number in fingerprint(texts[whose]):
            by_print[number].append(whose)
    shared = Counter(
        (one, other)
        for together in by_print.values()
        for at, one in enumerate(together)
        for other in together[at + 1 : at + 1 + REACH]
    )
    return [pair for pair, many in shared.items() if many >= FEWEST]


def _told(one: Wording, other: Wording) -> Reuse:
    """The larger share of the two: a short text may stand whole in a long one."""
    return max(reuse(one, other), reuse(other, one), key=lambda each: each.percent)
