"""REU: words taken over from last year's report or from a neighbour's."""

from collections.abc import Iterator

from gongkai.report.finding import Severity
from gongkai.report.report import AnnualReport
from gongkai.report.reuse import Reuse, reuse
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.carryover import last_year
from gongkai.report.rules.prose.sentences import shortened

FEWEST = 60
"""Shorter chapters say too little to be called copied (characters)."""

MUCH = 0.6
MOST = 0.8


@rule("REU01", "沿用上年文字", Severity.WARNING, cites="国办公开办函〔2021〕30号（四）明确责任")
def last_years_words(dossier: Dossier) -> Iterator[Complaint]:
    """第五部分的问题和措施不应照抄上一年度；第一部分大段相同的，只作提示。

    为什么：问题年年相同，说明去年没有改；内容雷同是格式文件点名的情形。
    例：第五部分 82% 的文字与上一年度相同。
    怎么改：写今年的问题、去年问题的改进结果和新的措施。
    比较时不计数字、日期、文件名称、机关名称和“未收到”“未发生”一类的句子；
    连续 30 个汉字以上相同才计入。需要：上一年度的年报（check 的 --previous）。
    """
    report, previous = dossier.report, last_year(dossier)
    if previous is None:
        return
    for number, limit, severity in ((5, MUCH, None), (1, MOST, Severity.INFO)):
        found = _compared(report, previous, number)
        if found is not None and found.share >= limit:
            yield _complaint(number, f"上一年度（{previous.year or '年度未知'}）", found, severity)


@rule("REU02", "与其他机关雷同", Severity.WARNING, cites="国办公开办函〔2021〕30号（四）明确责任")
def neighbours_words(dossier: Dossier) -> Iterator[Complaint]:
    """第一、第五部分不应与其他机关的年报雷同。

    为什么：各机关的工作和问题不会一样，雷同多半是互相抄用。
    例：第五部分 74% 的文字与另一个局相同。
    怎么改：按本机关的实际情况重写。
    比较办法与 REU01 相同；需要：同年度其他机关的年报（corpus 批量核对时自动比较）。
    """
    for neighbour in dossier.neighbours:
        for number in (1, 5):
            found = _compared(dossier.report, neighbour, number)
            if found is not None and found.share >= MUCH:
                yield _complaint(number, f"{neighbour.organ}年报", found, None)


def _compared(report: AnnualReport, other: AnnualReport, number: int) -> Reuse | None:
    """A chapter held against another report's; None where there is too little to compare."""
    mine = report.text(number).replace(report.organ, "") if report.organ else report.text(number)
    found = reuse(mine, other.text(number), without=other.organ)
    return found if found.counted >= FEWEST else None


def _complaint(number: int, whose: str, found: Reuse, severity: Severity | None) -> Complaint:
    percent = round(found.share * 100)
    return Complaint(
        f"chapter{number}",
        f"第{'一二三四五六'[number - 1]}部分 {percent}% 的文字与{whose}相同"
        f"（{len(found.passages)} 段，共 {found.counted} 字参加比较）",
        figure=f"{percent}%",
        quote=shortened(found.longest),
        severity=severity,
    )
