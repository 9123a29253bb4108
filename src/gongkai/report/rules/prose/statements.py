"""TXT02: statements without a figure — none received, all answered, all upheld — hold."""

import re
from collections.abc import Iterator

from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport, Number
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.claims import total
from gongkai.report.rules.prose.disputes import own_section
from gongkai.report.rules.prose.sayings import STATEMENTS, Statement
from gongkai.report.rules.prose.scope import is_town, of_another_time, speaks_of_all
from gongkai.report.rules.prose.sentences import Sentence, sentences, shortened
from gongkai.report.rules.prose.vocabulary import follows_applications

ABOUT = re.compile(r"信息公开|依申请")


@rule(
    "TXT02",
    "有无表述与表格一致",
    Severity.ERROR,
    cites="国办公开办函〔2021〕30号；条例（2019）第五十条",
)
def no_contradiction(dossier: Dossier) -> Iterator[Complaint]:
    """“未收到申请”“无结转”“均已答复”“未发生行政复议、行政诉讼”“均维持”等表述，不能与表格矛盾。

    为什么：这类句子常常从上一年照抄，而今年的表格里已经有数字。
    例：正文“本年度未收到政府信息公开申请”，表三本年新收总计 1 件。
    怎么改：以台账为准，改正文字或者表格。
    写“均驳回诉讼请求”而有纠正的，提示须说明；“已依法办结”“未作出行政强制”只作提示。
    写“未制定行政规范性文件”而表二有制发件数的，也在此列；一级政府的只作提示（正文可能只说本级）。
    “均已答复”而仍有结转、“均维持”而有纠正，提示须说明；没有写明是信息公开案件的，只作提示。
    """
    report = dossier.report
    for sentence in sentences(report):
        for statement in STATEMENTS:
            for found in statement.words.finditer(sentence.text):
                yield from _held_against(report, sentence, statement, found)


def _held_against(
    report: AnnualReport, sentence: Sentence, statement: Statement, found: re.Match[str]
) -> Iterator[Complaint]:
    before = sentence.text[: found.start()]
    clause = before.rpartition("，")[2]
    keys = statement.zero(report, sentence, found)
    value: Number | None = total(report, *keys) if keys else None
    if (
        not value
        or not speaks_of_all(report, before, sentence.lead)
        or of_another_time(report, before, sentence.lead)
        or re.search(r"月$", clause)
    ):
        return
    sure = _about(report, sentence, keys)
    yield Complaint(
        keys[0],
        f"正文写“{found[0]}”，{report.edition.label(keys[0])}为 {plain(value)}",
        figure=0,
        expected=value,
        quote=shortened(sentence.quote),
        place=sentence.place,
        severity=statement.severity if sure else Severity.INFO,
    )


def _about(report: AnnualReport, sentence: Sentence, keys: tuple[str, ...]) -> bool:
    """Whether a statement on disputes is about government information, one on documents about all.

    A government's text on documents may speak of its own alone.
    """
    if keys[0].startswith("table2"):
        return not report.organ.endswith("人民政府") or is_town(report)
    if not keys[0].startswith("table4"):
        return True
    if sentence.chapter == 4 or follows_applications(sentence) or own_section(report, sentence):
        return True
    return bool(ABOUT.search(sentence.text + sentence.section))
