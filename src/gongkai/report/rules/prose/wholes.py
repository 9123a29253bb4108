"""Lists whose whole stands in the sentence before, lists that begin with the figure, slips of a digit."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.rules.prose.sentences import Sentence

NUM = r"(?<![\d.])\d+(?:\.\d+)?(?!\d)(?![余多])"
UNITS = "件次|人次|件|条|份|起|宗|例|个|项|次|篇|部|则|期|块|场|元"
# 其中：… and 从公开渠道来看，… go on with the figure of the sentence before.
OPENS = re.compile(
    r"^(?:\d[.、])?(?P<how>其中(?:包括|包含|含|有)?[，：]?|在[^，。；：\d]{2,14}[中里]，|(?:从|按照?)[^，。；：\d]{2,12}?(?:来?看|来?说|来?分|区分|划分|分类|统计)[，：])"
)
COUNTED = re.compile(rf"(?P<n>\d+(?:\.\d+)?)(?P<vague>[余多万])?(?P<u>{UNITS})")
# What such a figure may not be: compared, of another time, one of several.
UNFIT = re.compile(r"较|同比|上一?年|去年|累计办结|分别|其中|包括")
FIRST = re.compile(
    rf"(?P<whole>{NUM})(?P<u>件|份|宗|起)，(?:其中[，：]?)?"
    rf"(?P<list>{NUM}(?P=u)(?:申请)?(?:为|是|系|属于?|通过)[^，。；\d]{{2,14}}?"
    rf"(?:[，、；和]{NUM}(?P=u)(?:申请)?(?:为|是|系|属于?|通过)[^，。；\d]{{2,14}}?)+)(?=[，。；]|$)"
)
MEMBER = re.compile(
    rf"(?P<n>{NUM})(?:件|份|宗|起)(?:申请)?(?:为|是|系|属于?|通过)(?P<name>[^，。；\d]{{2,14}})"
)
LEAST = 3
"""So many parts make a list of which a slip of one digit may be told."""


def of_the_sentence_before(sentence: Sentence) -> tuple[re.Match[str], re.Match[str]] | None:
    """The words that open a list, and the one figure of the sentence before that is its whole."""
    opens = OPENS.match(sentence.text)
    figures = list(COUNTED.finditer(sentence.lead))
    if opens is None or len(figures) != 1 or figures[0]["vague"] or UNFIT.search(sentence.lead):
        return None
    return opens, figures[0]


def figure_first(text: str) -> Iterator[tuple[Decimal, list[tuple[str, Decimal]]]]:
    """收到申请4件，2件为网络申请，2件为信函申请: the whole and its parts."""
    for found in FIRST.finditer(text):
        parts = [(each["name"], Decimal(each["n"])) for each in MEMBER.finditer(found["list"])]
        yield Decimal(found["whole"]), parts


def exchanged(whole: Decimal, parts: list[Decimal]) -> bool:
    """Whether the sum would hold with two neighbouring digits of one figure in the other order."""
    if len(parts) < LEAST:
        return False
    missing = whole - sum(parts)
    slips = {other - whole for other in _neighbours(whole)}
    if -missing in slips:
        return True
    return any(missing in {other - part for other in _neighbours(part)} for part in parts)


def _neighbours(figure: Decimal) -> Iterator[Decimal]:
    digits = str(figure)
    for at in range(len(digits) - 1):
        pair = digits[at : at + 2]
        if pair.isdigit() and pair[0] != pair[1]:
            yield Decimal(digits[:at] + pair[::-1] + digits[at + 2 :])
