"""Claims about 行政复议 and 行政诉讼 over government information: totals and results."""

import re
from collections.abc import Iterator

from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose.claims import (
    COUNT,
    PARTIAL,
    Claim,
    figure_of,
    sums_of,
)
from gongkai.report.rules.prose.scope import of_another_time, speaks_of_all
from gongkai.report.rules.prose.sentences import Sentence

REVIEW = ("review",)
DIRECT, AFTER = ("litigation_direct",), ("litigation_after_review",)
SUITS = DIRECT + AFTER
ABOUT = re.compile(r"信息公开|依申请|公开申请")
TOPIC = re.compile(
    r"(?P<both>行政复议案?件?(?:[、和及与]|以及)(?:行政)?诉讼)|"
    r"(?P<direct>未经(?:行政)?复议(?:而)?直接(?:提起)?(?:行政)?(?:起诉|诉讼)|直接起诉)|"
    r"(?P<after>(?:经(?:过)?)?(?:行政)?复议后(?:再)?(?:提起)?(?:行政)?(?:起诉|诉讼))|"
    r"(?P<review>行政复议)|(?P<suits>行政诉讼|诉讼案?件?)"
)
TOPICS = {
    "both": REVIEW + SUITS,
    "direct": DIRECT,
    "after": AFTER,
    "review": REVIEW,
    "suits": SUITS,
}
WORDS = {
    "维持": "upheld",
    "纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
    "未审结": "pending",
    "正在审理": "pending",
}
RESULT = re.compile(
    rf"(?P<word>结果维持|结果纠正|维持|纠正|其他结果|尚未审结|未审结|正在审理)(?:的|案件)*{COUNT}"
)
BARE = re.compile(
    rf"(?:申请|案件|事项|共|计|的|发生|收到|办理|涉及|引发|提起|[（(]?起诉[)）]?)*{COUNT}"
)


def claims(report: AnnualReport, sentence: Sentence) -> Iterator[Claim]:
    """What a sentence claims about disputes; sure only where it speaks of 信息公开."""
    topics = [match for match in TOPIC.finditer(sentence.text) if match.lastgroup]
    about = bool(ABOUT.search(sentence.text + sentence.section)) or sentence.chapter == 4
    for place, topic in enumerate(topics):
        end = topics[place + 1].start() if place + 1 < len(topics) else len(sentence.text)
        groups = TOPICS[str(topic.lastgroup)]
        yield from _of_topic(report, sentence, groups, topic.end(), end, about)


def _of_topic(  # noqa: PLR0913 - the stretch of a sentence that one topic governs
    report: AnnualReport,
    sentence: Sentence,
    groups: tuple[str, ...],
    start: int,
    end: int,
    about: bool,
) -> Iterator[Claim]:
    bare = BARE.match(sentence.text, start, end)
    if bare is not None:
        yield from _claim(report, sentence, groups, "total", bare, about)
    for found in RESULT.finditer(sentence.text, start, end):
        word = found["word"].removeprefix("结果")
        result = WORDS.get(word) or WORDS[found["word"]]
        yield from _claim(report, sentence, groups, result, found, about)


def _claim(  # noqa: PLR0913 - as above
    report: AnnualReport,
    sentence: Sentence,
    groups: tuple[str, ...],
    result: str,
    found: re.Match[str],
    about: bool,
) -> Iterator[Claim]:
    before = sentence.text[: found.start("n")]
    figure = figure_of(found)
    clause = re.split(r"[，；：(]", before)[-1]
    if figure is None or (result == "total" and PARTIAL.search(clause)):
        return
    lead = sentence.lead
    if of_another_time(report, before, lead) or not speaks_of_all(report, before, lead):
        return
    keys = tuple(f"table4.{group}.{result}" for group in groups)
    sums = sums_of(report, keys)
    if sums:
        yield Claim(figure, keys, sums, sentence, about)
