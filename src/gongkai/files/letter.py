"""The findings letter (整改建议): what an organ must mend, explain and note.

Composed as paper, so that every writer of paper sets it; DOCX and HTML are what people send.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.files.compose import title_of
from gongkai.files.paper import Block, Paper, Paragraph
from gongkai.report.edition import chinese_number
from gongkai.report.finding import Finding, Severity, plain
from gongkai.report.folding import Fold, fold
from gongkai.report.report import AnnualReport
from gongkai.report.rules import NoSuchRule, rule_of

_PARTS = (
    (Severity.ERROR, "须改正的问题", "以下各处与统一格式、勾稽关系或者报告自身不符，请改正。"),
    (Severity.WARNING, "须说明的情况", "以下各处可能有误，请核对；确有原因的，请在回复中说明。"),
    (Severity.INFO, "提示", "以下各处供核对时参考，不要求回复。"),
)
_MEND = "怎么改："


def letter(
    report: AnnualReport,
    findings: Iterable[Finding],
    *,
    sender: str = "",
    on: date | None = None,
) -> Paper:
    """The letter to the organ of a report; without sender or day it leaves room for them."""
    title = title_of(report)
    told = fold(findings, report.edition)
    blocks: list[Block] = [
        Paragraph(_heading(title, report.organ), level=0),
        Paragraph(f"{report.organ or '　　　　　　'}：", style="lead"),
        *_opening(title, told),
        *_parts(told),
        *_closing(told),
        Paragraph("", style="right"),  # room for the seal
        Paragraph(sender or "（发文机关）", style="right"),
        Paragraph(_day(on), style="right"),
        Paragraph("（联系人：　　　　　联系电话：　　　　　　　　）"),
    ]
    meta = {"title": f"关于《{title}》的整改建议", "organ": sender}
    return Paper(tuple(blocks), kind="letter", meta={k: v for k, v in meta.items() if v})


def _heading(title: str, organ: str) -> str:
    """The title of the letter, broken after the organ's name rather than inside a word."""
    rest = title.removeprefix(organ)
    first = f"关于《{organ}\n" if organ and rest != title else "关于\n《"
    return f"{first}{rest}》\n的整改建议"


def _opening(title: str, told: tuple[Fold, ...]) -> Iterator[Paragraph]:
    if not told:
        yield Paragraph(f"收到《{title}》。经按统一格式逐项核对，没有发现问题。")
        return
    counts = [
        f"{name} {number} 处"
        for severity, name, _ in _PARTS
        if (number := sum(one.first.severity is severity for one in told))
    ]
    yield Paragraph(
        f"收到《{title}》。经按统一格式逐项核对，发现{'、'.join(counts)}，现逐一列出。"
        "各处均写明位置、填报数、应有数和依据，供你单位核对。"
    )


def _parts(told: tuple[Fold, ...]) -> Iterator[Paragraph]:
    place = 0
    for severity, name, lead in _PARTS:
        mine = [one for one in told if one.first.severity is severity]
        if not mine:
            continue
        place += 1
        yield Paragraph(f"{chinese_number(place)}、{name}", level=1)
        yield Paragraph(lead)
        for number, one in enumerate(mine, start=1):
            yield from _item(number, one)


def _item(number: int, one: Fold) -> Iterator[Paragraph]:
    """One matter: what is wrong, the words quoted, how to mend it, and by which rule."""
    first = one.first
    yield Paragraph(f"{number}. {one.message}{_figures(first, one.message)}。")
    if first.quote and first.quote not in one.message:
        yield Paragraph(f"原文：“{first.quote}”", style="quote")
    place = str(first.place) if first.place is not None else ""
    basis = [f"依据：{first.cites}"] if first.cites else []
    basis += [f"规则：{first.code} {_title(first.code)}".rstrip()]
    basis += [f"位置：{place}"] if place else []
    yield Paragraph("；".join(basis) + "。", style="quote")
    mend = _mend(first.code)
    if mend and first.severity is Severity.ERROR:
        yield Paragraph(f"建议：{mend}", style="quote")


def _figures(finding: Finding, message: str) -> str:
    if finding.expected is None or plain(finding.expected) in message:
        return ""
    return f"（填报 {plain(finding.figure)}，应为 {plain(finding.expected)}）"


def _title(code: str) -> str:
    try:
        return rule_of(code).title
    except NoSuchRule:
        return ""


def _mend(code: str) -> str:
    """The line of the rule's page that says how to mend it."""
    try:
        page = rule_of(code).page
    except NoSuchRule:
        return ""
    lines = (line.strip() for line in page.split("\n"))
    return next((line.removeprefix(_MEND) for line in lines if line.startswith(_MEND)), "")


def _closing(told: tuple[Fold, ...]) -> Iterator[Paragraph]:
    severities = {one.first.severity for one in told}
    if Severity.ERROR in severities:
        yield Paragraph(
            "请核对台账后改正，重新发布改正后的版本并注明更正说明，原版本留存备查，"
            "同时将改正情况书面回复我单位。"
        )
    elif Severity.WARNING in severities:
        yield Paragraph("请核对后将有关情况书面回复我单位；确有错误的，请改正后重新发布。")
    if severities:
        yield Paragraph("对本建议有不同意见的，可以说明理由并附台账或者有关材料。")


def _day(on: date | None) -> str:
    return "　　　　年　　月　　日" if on is None else f"{on.year}年{on.month}月{on.day}日"
