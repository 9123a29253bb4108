"""TXT09: what the text says of the information-processing fee agrees with itself and the tables."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.scope import other_year
from gongkai.report.rules.prose.sentences import Sentence, sentences, shortened
from gongkai.report.tally import YUAN_IN_10K, trimmed

FEE = r"(?:政府)?(?:信息公开)?(?:信息)?处理费(?:用)?"
COLLECTED = re.compile(
    rf"(?:收取|收到|收缴|征收)(?:了)?[^，。；\d]{{0,12}}?{FEE}[^，。；\d]{{0,12}}?(?P<n>\d+(?:\.\d+)?)(?P<w>万)?元"
)
NONE = re.compile(
    rf"(?:未|没有|无)[^，。；\d]{{0,10}}?(?:收取|收缴|征收|产生|发生)?[^，。；\d]{{0,14}}?{FEE}|{FEE}(?:的)?[^，。；\d]{{0,6}}?(?:为0元|0元|为零)"
)
NOT_ALL = re.compile(r"标准|规定|办法|减免|免收|逾期|未缴|未按|退")
REST = re.compile(r"其余|其他|其它|另外|除")
NO_NOTICE = re.compile(
    r"(?:未|没有|无)[^，。；\d]{0,6}?(?:发出|发放|出具|制发)[^，。；\d]{0,8}?收费通知"
)


@rule(
    "TXT09",
    "信息处理费表述",
    Severity.WARNING,
    cites="国办函〔2020〕109号；国办公开办函〔2021〕30号",
)
def fees_agree(dossier: Dossier) -> Iterator[Complaint]:
    """正文关于信息处理费的说法前后一致，并且不与表格矛盾。

    为什么：信息处理费没有单独的表格，只写在文字里，前后写得不一样就无从查证。
    例：第一部分写收取 2950 元，第六部分写未收取信息处理费；
    写“未发出收费通知”，表三却有因逾期未缴费不再处理的申请。
    怎么改：以收费台账为准。
    信息处理费也是行政事业性收费；收了费而表二收费金额更少的，只作提示（计入口径未经证实）。
    """
    report = dossier.report
    collected: list[tuple[Decimal, Sentence]] = []
    none: list[Sentence] = []
    for sentence in sentences(report):
        collected += list(_collected(report, sentence))
        if _says_none(report, sentence):
            none.append(sentence)
        yield from _no_notice(report, sentence)
    positive = [(yuan, sentence) for yuan, sentence in collected if yuan]
    if positive and none:
        yield _against(positive[0], none[0])
    yield from _in_table_2(report, positive)


def _collected(report: AnnualReport, sentence: Sentence) -> Iterator[tuple[Decimal, Sentence]]:
    for found in COLLECTED.finditer(sentence.text):
        clause = sentence.text[: found.start()].rpartition("，")[2]
        if NOT_ALL.search(found[0]) or other_year(report, clause):
            continue
        yield Decimal(found["n"]) * (YUAN_IN_10K if found["w"] else 1), sentence


def _says_none(report: AnnualReport, sentence: Sentence) -> bool:
    found = NONE.search(sentence.text)
    if found is None or NOT_ALL.search(found[0]):
        return False
    if REST.search(sentence.text[: found.start()].rpartition("，")[2]):
        return False
    return not other_year(report, sentence.text[: found.start()].rpartition("，")[2])


def _no_notice(report: AnnualReport, sentence: Sentence) -> Iterator[Complaint]:
    found = NO_NOTICE.search(sentence.text)
    key = "table3.other_overdue_fee.total"
    lapsed = report.value(key)
    if found and lapsed:
        yield Complaint(
            key,
            f"正文写“{found[0]}”，{report.edition.label(key)}为 {plain(lapsed)}",
            figure=lapsed,
            expected=0,
            quote=shortened(sentence.quote),
            place=sentence.place,
        )


def _against(said: tuple[Decimal, Sentence], none: Sentence) -> Complaint:
    yuan, sentence = said
    return Complaint(
        f"chapter{none.chapter}",
        f"一处写收取信息处理费 {plain(yuan)} 元，另一处写未收取",
        figure=0,
        expected=trimmed(yuan),
        quote=shortened(f"{sentence.quote} / {none.quote}", 120),
        place=none.place,
    )


def _in_table_2(
    report: AnnualReport, collected: list[tuple[Decimal, Sentence]]
) -> Iterator[Complaint]:
    key = "table2.fees.amount_10k_yuan"
    printed = report.value(key)
    if printed is None or not collected:
        return
    yuan, sentence = max(collected, key=lambda each: each[0])
    if Decimal(printed) * YUAN_IN_10K < yuan:
        yield Complaint(
            key,
            f"正文写收取信息处理费 {plain(yuan)} 元，表二行政事业性收费为 {plain(printed)} 万元",
            figure=printed,
            expected=trimmed(yuan / YUAN_IN_10K),
            quote=shortened(sentence.quote),
            place=sentence.place,
            severity=Severity.INFO,
        )
