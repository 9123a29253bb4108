"""Claims of 分别为 and 各: several names, then as many figures, or one figure for each."""

import re
from collections.abc import Iterator

from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose.claims import Claim, leaves, sums_of
from gongkai.report.rules.prose.disputes import SUITS, is_about
from gongkai.report.rules.prose.documents import ITEMS
from gongkai.report.rules.prose.scope import of_another_time, speaks_of_all
from gongkai.report.rules.prose.sentences import Sentence
from gongkai.report.rules.prose.vocabulary import APPLICANTS, RESULTS, applies

UNIT = r"(?:件次|件|条|份|起|宗|例|项)"
LIST = re.compile(
    r"(?P<names>[^，。；：\d()]{1,24}[、和及与][^，。；：\d()]{2,24}?)(?:的|申请|案件|数量|决定|处理)*"
    rf"(?:各(?:为|有)?(?P<each>\d+){UNIT}(?![、和及])"
    rf"|分别[为是有]?(?P<figures>\d+{UNIT}?(?:[、，和及]\d+{UNIT}?)+))(?!\d|%|万|余)"
)
LEGAL = re.compile(r"(法人或?)[和与及或](其[他它]组织)")
OTHER_WORLD = re.compile(r"占|%|建议|提案")
DISPUTED = {"行政复议": ("review",), "复议": ("review",), "行政诉讼": SUITS, "诉讼": SUITS}


def claims(report: AnnualReport, sentence: Sentence) -> Iterator[Claim]:
    """What a sentence claims by names and figures in the same order."""
    for found in LIST.finditer(sentence.text):
        names = _names(found["names"])
        figures = [found["each"]] * 2 if found["each"] else re.findall(r"\d+", found["figures"])
        names = names[-len(figures) :]
        before = sentence.text[: found.start()]
        if len(names) != len(figures) or OTHER_WORLD.search(sentence.text[found.start() :][:60]):
            continue
        before += found["names"]
        if not speaks_of_all(report, before, sentence.lead):
            continue
        if of_another_time(report, before, sentence.lead):
            continue
        cells = [each for name in names if (each := _cells(report, sentence, name))]
        if len(cells) == len(names):
            yield from _claimed(report, sentence, cells, figures)


def _names(words: str) -> list[str]:
    return re.split("[、和及与]", LEGAL.sub(r"法人或\2", words))


Cells = tuple[tuple[str, ...], tuple[tuple[str, ...], ...], bool]


def _claimed(
    report: AnnualReport, sentence: Sentence, cells: list[Cells], figures: list[str]
) -> Iterator[Claim]:
    for (keys, others, sure), figure in zip(cells, figures, strict=True):
        sums = sums_of(report, keys, *others)
        if sums:
            yield Claim(int(figure), keys, sums, sentence, sure)


def _cells(report: AnnualReport, sentence: Sentence, name: str) -> Cells | None:
    """The cells that a name stands for, others it may stand for, and whether that is sure."""
    if applies(sentence) and (cells := _of_applications(report, name)):
        return cells
    for word, groups in DISPUTED.items():
        if name.endswith(word):
            keys = tuple(f"table4.{group}.total" for group in groups)
            return keys, (), is_about(report, sentence)
    for word, item in ITEMS.items():
        if name.endswith(word):
            return (f"table2.{item}.decisions",), (), False
    return None


def _of_applications(report: AnnualReport, name: str) -> Cells | None:
    for word, group in RESULTS.items():
        if name.endswith(word) and not re.search(f"[不分]{word}$", name):
            return leaves(report, group), (), True
    for word, columns in APPLICANTS.items():
        if name.endswith(word):
            rows = ("table3.new_received", "table3.carried_over", "table3.total")
            new, over, done = (tuple(f"{row}.{c}" for c in columns) for row in rows)
            return new, (new + over, done), True
    return None
