"""REU: words taken over from last year's report or from a neighbour's."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report.edition import chinese_number
from gongkai.report.finding import Severity
from gongkai.report.report import AnnualReport, Passage, Place
from gongkai.report.reuse import Reuse, reuse, wording
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.carryover import last_year
from gongkai.report.rules.prose.sentences import shortened

FEWEST = 60
"""Shorter chapters say too little to be called copied (counted characters)."""

MUCH, MOST = 60, 80
"""From these shares on, in per cent, something is said."""

_CITES = "国办公开办函〔2021〕30号（四）明确责任"
_QUOTED = 120


@dataclass(frozen=True, slots=True)
class _Found:
    """A chapter of the report that stands in another's."""

    number: int
    other: AnnualReport
    reuse: Reuse


@rule("REU01", "沿用上年文字", Severity.WARNING, cites=_CITES)
def last_years_words(dossier: Dossier) -> Iterator[Complaint]:
    """第五部分的问题和措施不应照抄上一年度（60% 以上）；第一部分大段相同（80% 以上）只作提示。

    为什么：问题年年相同，说明去年没有改；内容雷同是格式文件点名的情形。
    例：第五部分 82% 的文字与上一年度相同。
    怎么改：写今年的问题、去年问题的改进结果和新的措施。
    比较时不计数字、日期、文件名称、机关名称和各份年报都有的固定语句；
    连续 30 个汉字以上相同才计入，不足 60 字的部分不比较。
    需要：同一机关上一年度的年报（check 的 --previous）。
    """
    report, previous = dossier.report, last_year(dossier)
    if previous is None:
        return
    for number, limit, severity in ((1, MOST, Severity.INFO), (5, MUCH, Severity.WARNING)):
        found = _held_against(report, previous, number)
        if found.reuse.percent >= limit:
            whose = f"上一年度（{previous.year} 年）" if previous.year else "上一年度"
            yield _complaint(report, found, f"{whose}年报", severity)


@rule("REU02", "与其他机关雷同", Severity.WARNING, cites=_CITES)
def neighbours_words(dossier: Dossier) -> Iterator[Complaint]:
    """第一、第五部分不应与其他机关同年度的年报雷同（60% 以上）。

    为什么：各机关的工作和问题不会一样，雷同多半是互相抄用，或者都照抄了同一份样稿。
    例：第五部分 74% 的文字与另一个局相同。
    怎么改：按本机关的实际情况重写。
    比较办法与 REU01 相同；与几个机关雷同的，写明最接近的一个。
    需要：同年度其他机关的年报（check 的 --neighbours；corpus 批量核对时自动比较）。
    """
    report = dossier.report
    others = [other for other in dossier.neighbours if _is_neighbour(report, other)]
    for number in (1, 5):
        every = [_held_against(report, other, number) for other in others]
        alike = [found for found in every if found.reuse.percent >= MUCH]
        if alike:
            found = max(alike, key=lambda each: each.reuse.reused)
            whose = found.other.organ or found.other.file or "另一机关"
            more = f"，另有 {len(alike) - 1} 个机关的也有雷同" if len(alike) > 1 else ""
            yield _complaint(report, found, f"{whose}年报", Severity.WARNING, more)


def _is_neighbour(report: AnnualReport, other: AnnualReport) -> bool:
    """Another organ's report of the same year (an unknown year is taken as such)."""
    same_year = report.year == other.year or None in (report.year, other.year)
    return same_year and other is not report and (not other.organ or other.organ != report.organ)


def _held_against(report: AnnualReport, other: AnnualReport, number: int) -> _Found:
    """A chapter held against another report's; too little to compare has nothing in common."""
    names = (report.organ, other.organ)
    mine = wording(report.text(number), names=names)
    if len(mine.counted) < FEWEST:
        return _Found(number, other, Reuse(len(mine.counted), 0))
    return _Found(number, other, reuse(mine, wording(other.text(number), names=names)))


def _complaint(
    report: AnnualReport, found: _Found, whose: str, severity: Severity, more: str = ""
) -> Complaint:
    share = found.reuse
    quote = max(share.longest.split("\n"), key=len)
    return Complaint(
        f"chapter{found.number}",
        f"第{chinese_number(found.number)}部分 {share.percent}% 的文字与{whose}相同"
        f"（参加比较 {share.counted} 字，相同 {share.reused} 字，共 {len(share.passages)} 段）{more}",
        figure=f"{share.percent}%",
        quote=shortened(quote, _QUOTED),
        place=_place(report.chapters[found.number].passages, quote),
        severity=severity,
    )


def _place(passages: tuple[Passage, ...], quote: str) -> Place | None:
    """Where the paragraph stands that holds the quotation."""
    return next((each.place for each in passages if quote in each.text), None)
