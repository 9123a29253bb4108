"""Shares of results without a figure beside them: 予以公开或部分公开占58.5%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose.claims import leaves, total
from gongkai.report.rules.prose.scope import of_another_time, other_year, speaks_of_all
from gongkai.report.rules.prose.sentences import Sentence
from gongkai.report.rules.prose.vocabulary import RESULT, RESULTS

SHARE = re.compile(
    rf"(?:^|(?<=[，；、：:中]))(?P<words>(?:因[^，。；、\d]{{2,20}}?)?{RESULT}(?:(?:以及|[、和及与或]){RESULT})*)"
    r"(?:的|类|情形|申请|答复|件|数量|约|共|计)*占(?:比|总数|总量|全部|办理总数|办结总数)?(?:的|约|为|达|达到)*"
    r"(?P<p>\d+(?:\.\d+)?)%"
)

# 公开或部分公开占60%; 征地类申请中，予以公开占60%; 自然人申请占80%，予以公开占60%
OF_A_PART = re.compile(
    r"公开[、和或及与]$|(?:类|领域|方面|自然人|企业|法人|组织|网络|网上|线[上下]|信函|邮寄|当面|现场)[^，。；]*[，：]?(?:其中)?$"
)
COUNTED = re.compile(r"(\d+(?:\.\d+)?)(?:件|份|条|宗|起)")


def result_shares(
    report: AnnualReport, sentence: Sentence
) -> Iterator[tuple[re.Match[str], list[Decimal]]]:
    """The shares of results in a sentence on applications, each with what it may be by table 3."""
    for found in SHARE.finditer(sentence.text):
        before = sentence.text[: found.start()]
        words = re.findall(RESULT, found["words"])
        keys = tuple(key for word in words for key in leaves(report, RESULTS[word]))
        part = total(report, *keys)
        wholes = [Decimal(n) for n in _wholes(report) if n]
        if part is None or not wholes or OF_A_PART.search(before):
            continue
        if (named := COUNTED.findall(before)) and Decimal(named[-1]) not in wholes:
            continue
        if not speaks_of_all(report, before, sentence.lead):
            continue
        if other_year(report, before) or of_another_time(report, before, sentence.lead):
            continue
        yield found, [Decimal(part) / whole * 100 for whole in wholes]


def _wholes(report: AnnualReport) -> Iterator[int | Decimal | None]:
    """What was handled, what was new, and all that was at hand."""
    new, over = "table3.new_received.total", "table3.carried_over.total"
    yield report.value("table3.total.total")
    yield report.value(new)
    yield total(report, new, over)
