"""Claims about 行政复议 and 行政诉讼 over government information: totals and results."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
from gongkai.report.rules.prose.vocabulary import follows_applications

REVIEW = ("review",)
DIRECT, AFTER = ("litigation_direct",), ("litigation_after_review",)
SUITS = DIRECT + AFTER
ABOUT = re.compile(r"信息公开|依申请|公开申请")
# A section of its own in such a report: 申请行政复议和提起行政诉讼情况.
SECTION = re.compile(r"复议.*诉讼")
TOPIC = re.compile(
    r"(?P<both>行政复议案?件?(?:[、和及与]|以及)(?:行政)?诉讼)|"
    r"(?P<direct>未经(?:行政)?复议(?:而)?直接(?:提起)?(?:行政)?(?:起诉|诉讼)|直接起诉)|"
    r"(?P<after>(?:经(?:过)?)?(?:行政)?复议后(?:再)?(?:提起)?(?:行政)?(?:起诉|诉讼))|"
    r"(?P<review>行政复议|(?<!经)复议(?:案件|案)?(?=\d+(?:件|起|宗)))|(?P<suits>行政诉讼|诉讼案?件?)"
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
    "撤销": "corrected",
    "责令重新": "corrected",
    "结果纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
    "未审结": "pending",
    "正在审理": "pending",
}
RESULT = re.compile(
    rf"(?P<word>结果维持|结果纠正|维持|纠正|其他结果|尚未审结|未审结|正在审理)(?:的|案件)*{COUNT}"
)
# 3件行政复议案件: the figure before the word, and nothing said of a result behind it.
BEFORE = re.compile(
    rf"(?:^|(?<=[，；、：:有生发起到申])){COUNT}(?:涉及|因|关于|有关)?(?:政府)?(?:信息公开)?(?:引发|引起)?(?:类|方面)?的?"
    r"(?P<what>行政复议|行政诉讼)(?:案件|申请|案)?(?=[，。；、)和及]|$)"
)
# 行政复议3件，结果均为维持
UPHELD = re.compile(
    r"[，(](?:复议|诉讼|判决)?(?:决定)?(?:结果)?(?:均|全部|都)?(?:为|被|予以|获|系)*(?:结果)?维持(?:原[^，。；\d]{0,10})?(?=[，。；)]|$)"
)
# 行政复议1件，为其他结果
ENDED = re.compile(
    r"[，(](?:均|全部|都)?(?:为|属于?|系)?(?P<word>结果纠正|其他结果|尚未审结|正在审理)(?:中)?(?=[，。；)]|$)"
)
# What a dispute is over, where that is not information.
CAUSE = re.compile(r"因(?!此|而)(?![^，。；]*(?:信息公开|公开申请|答复))[^，。；\d]{2,}")
JUDGES = re.compile(r"受理|审理|审结|办结")
# 1件被复议机关撤销
REVOKED = re.compile(
    rf"(?<=[，；、：:中]){COUNT}(?:案件)?(?:由|被)(?:市|县|区|省)?(?:政府|复议机关|司法局|法院)?"
    r"(?:决定|判决|依法)?(?P<word>撤销|责令重新)(?!复议|诉讼|申请)"
)
# 2件维持，1件结果纠正
RESULT_BEHIND = re.compile(
    rf"(?<=[，；、：:中]){COUNT}(?:案件)?(?:被|的|为|予以)*"
    r"(?P<word>结果维持|结果纠正|维持|纠正|其他结果|尚未审结|未审结|正在审理)(?!\d)(?=[\u4e00-\u9fff]{0,6}(?:[，。；、)]|$))"
)
BARE = re.compile(
    rf"(?:申请|案件|案(?=\d)|情况(?=\d)|事项|数量|共|计|的|有|为|了|发生|收到|办理|涉及|引发|提起|[（(]?起诉[)）]?)*{COUNT}"
)


def claims(report: AnnualReport, sentence: Sentence) -> Iterator[Claim]:
    """What a sentence claims about disputes; sure only where it speaks of 信息公开."""
    topics = [match for match in TOPIC.finditer(sentence.text) if match.lastgroup]
    about = is_about(report, sentence)
    for found in BEFORE.finditer(sentence.text):
        if "其中" in sentence.text and TOPIC.search(
            sentence.lead + sentence.text[: found.start()]
        ):
            continue
        groups = TOPICS["review" if found["what"] == "行政复议" else "suits"]
        yield from _claim(report, sentence, groups, "total", found, about)
    open_groups: tuple[str, ...] = ()
    for place, topic in enumerate(topics):
        end = topics[place + 1].start() if place + 1 < len(topics) else len(sentence.text)
        groups = TOPICS[str(topic.lastgroup)]
        stretch = Stretch(groups, topic.end(), end, open_groups)
        yield from _of_topic(report, sentence, stretch, about)
        told = any(
            each.search(sentence.text, topic.end(), end) for each in (RESULT, RESULT_BEHIND)
        )
        open_groups = () if told else open_groups + groups


def _decides(report: AnnualReport) -> bool:
    return report.organ.endswith(("人民政府", "司法局", "司法厅"))


def is_about(report: AnnualReport, sentence: Sentence) -> bool:
    """Whether the disputes of a sentence are over government information."""
    if ABOUT.search(sentence.text):
        return True
    if CAUSE.search(sentence.text):
        return False
    if follows_applications(sentence) or ABOUT.search(sentence.section):
        return True
    return own_section(report, sentence) or sentence.chapter == 4


def own_section(report: AnnualReport, sentence: Sentence) -> bool:
    """Whether a section is about the disputes of an organ that decides none itself."""
    return not _decides(report) and bool(SECTION.search(sentence.section))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words that one kind of dispute governs; `before`: kinds whose results are still to come.

    行政复议5件、行政诉讼1件，其中维持3件 may speak of either or of both.
    """

    groups: tuple[str, ...]
    start: int
    end: int
    before: tuple[str, ...] = ()


def _of_topic(
    report: AnnualReport, sentence: Sentence, stretch: Stretch, about: bool
) -> Iterator[Claim]:
    groups, start, end = stretch.groups, stretch.start, stretch.end
    bare = BARE.match(sentence.text, start, end)
    if bare is not None:
        yield from _claim(report, sentence, groups, "total", bare, about)
        if UPHELD.match(sentence.text, bare.end()):
            yield from _claim(report, sentence, groups, "upheld", bare, about, stretch.before)
        if ended := ENDED.match(sentence.text, bare.end()):
            result = WORDS[ended["word"]]
            yield from _claim(report, sentence, groups, result, bare, about, stretch.before)
    for pattern in (RESULT, RESULT_BEHIND, REVOKED):
        for found in pattern.finditer(sentence.text, start, end):
            word = found["word"].removeprefix("结果")
            result = WORDS.get(word) or WORDS[found["word"]]
            yield from _claim(report, sentence, groups, result, found, about, stretch.before)


def _claim(  # noqa: PLR0913 - a figure, what it may stand for and how sure that is
    report: AnnualReport,
    sentence: Sentence,
    groups: tuple[str, ...],
    result: str,
    found: re.Match[str],
    about: bool,
    others: tuple[str, ...] = (),
) -> Iterator[Claim]:
    before = sentence.text[: found.start("n")]
    figure = figure_of(found)
    clause = re.split(r"[，；：(]", before)[-1]
    if figure is None or (
        result == "total" and groups not in (DIRECT, AFTER) and PARTIAL.search(clause)
    ):
        return
    lead = sentence.lead
    if of_another_time(report, before, lead) or not speaks_of_all(report, before, lead):
        return
    # Whoever decides disputes may count all of them.
    about = about and not (_decides(report) and JUDGES.search(clause))
    keys = tuple(f"table4.{group}.{result}" for group in groups)
    also = tuple(f"table4.{group}.{result}" for group in others)
    sums = sums_of(report, keys, *((also, also + keys) if also else ()))
    if sums:
        yield Claim(figure, keys, sums, sentence, about)
