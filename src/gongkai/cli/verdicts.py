"""Findings for people: a verdict line for each file, then what is wrong, in the report's order."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.cli.terminal import hanging, line_width, pad, paint, width_of
from gongkai.report.checker import count, verdict
from gongkai.report.finding import WORDS, Finding, Severity, plain
from gongkai.report.folding import Fold, fold

if TYPE_CHECKING:
    from gongkai.report.edition import Edition
    from gongkai.report.report import AnnualReport, Place

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_LONGEST_QUOTE = 80
_MARGIN = "  "


@dataclass(frozen=True, slots=True)
class Answer:
    """One file with what was found; `report` is None when it could not be read."""

    file: str
    report: AnnualReport | None
    findings: tuple[Finding, ...]


def status(answers: Iterable[Answer]) -> int:
    """The exit status: 2 when a file could not be read, 1 for an error, else 0."""
    every = tuple(answers)
    if any(answer.report is None for answer in every):
        return 2
    return int(any(count(answer.findings, Severity.ERROR) for answer in every))


def lines(answers: Sequence[Answer]) -> Iterator[str]:
    """All answers as text, with a sum at the end when there are several."""
    for number, answer in enumerate(answers):
        if number:
            yield ""
        yield from _answer(answer)
    if len(answers) > 1:
        yield ""
        yield _summary(answers)
    codes = [finding.code for answer in answers if answer.report for finding in answer.findings]
    if codes and sys.stdout.isatty():
        yield ""
        yield paint(f"规则说明：gongkai explain {codes[0]}", "dim", sys.stdout)


def findings_lines(findings: Iterable[Finding], report: AnnualReport) -> Iterator[str]:
    """The findings, folded and wrapped to the terminal."""
    for one in fold(findings, report.edition):
        yield from _fold(one, report.edition)


def headline(words: str, findings: Iterable[Finding]) -> str:
    """The verdict line: green when there is nothing to object, else in the worst colour."""
    every = tuple(findings)
    worst = next((each for each in Severity if count(every, each)), None)
    said = paint(verdict(every), _COLOURS[worst] if worst else "green", sys.stdout)
    return f"{paint(words, 'bold', sys.stdout)}：{said}"


def about(report: AnnualReport) -> str:
    """Whose report of which year, on which form; without a table the form cannot be told."""
    year = f"{report.year} 年" if report.year else "年度未知"
    form = f"{report.edition.first_year} 年格式（{report.edition.cites}）"
    told = (report.organ or "机关未知", year, *([form] if report.cells else []))
    return " · ".join(told)


def _answer(answer: Answer) -> Iterator[str]:
    if answer.report is None:
        said = "；".join(finding.message for finding in answer.findings)
        name = paint(answer.file, "bold", sys.stdout)
        yield f"{name}：{paint(f'不能读取：{said}', 'red', sys.stdout)}"
        return
    yield headline(answer.file, answer.findings)
    yield _MARGIN + paint(about(answer.report), "dim", sys.stdout)
    if answer.findings:
        yield ""
        yield from findings_lines(answer.findings, answer.report)


def _fold(one: Fold, edition: Edition) -> Iterator[str]:
    finding, width = one.first, line_width(sys.stdout)
    label = pad(WORDS[finding.severity], 8)
    rest = pad("", width_of(_MARGIN + label))
    first, *more = hanging(
        one.message + _figures(finding, one.message), first=rest, rest=rest, width=width
    )
    coloured = paint(label, _COLOURS[finding.severity], sys.stdout)
    yield _MARGIN + coloured + first.removeprefix(rest)
    yield from more
    if finding.quote and finding.quote not in one.message:
        quote = finding.quote
        short = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
        yield from hanging(f"原文：“{short}”", first=rest, rest=rest, width=width)
    place = span(each.place for each in one.findings)
    facts = (finding.code, _chapter(finding, one.message, edition), place, finding.cites)
    for line in hanging(
        " · ".join(fact for fact in facts if fact), first=rest, rest=rest, width=width
    ):
        yield rest + paint(line.removeprefix(rest), "dim", sys.stdout)


def _chapter(finding: Finding, message: str, edition: Edition) -> str:
    """The chapter a finding speaks of, where the message does not name it."""
    label = edition.label(finding.where)
    return label if finding.where.startswith("chapter") and label not in message else ""


def _figures(finding: Finding, message: str) -> str:
    """The printed and the expected value where the message does not name them."""
    if finding.expected is None or plain(finding.expected) in message:
        return ""
    return f"（填报 {plain(finding.figure)}，应为 {plain(finding.expected)}）"


def span(places: Iterable[Place | None]) -> str:
    """Where findings stand, as one range: 第3表 第4行 第1至5列."""
    known = [place for place in places if place is not None]
    words = []
    for name, unit in (("page", "页"), ("table", "表"), ("row", "行"), ("column", "列")):
        numbers = [number for place in known if (number := getattr(place, name)) is not None]
        if numbers:
            words.append(f"第{_between(min(numbers), max(numbers))}{unit}")
    lines = [place.line for place in known if place.line is not None]
    if not words and lines:
        words.append(f"第{_between(min(lines), max(lines))}段")
    return " ".join(words)


def _between(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}至{last}"


def _summary(answers: Sequence[Answer]) -> str:
    """How many files there were, and how many of each verdict."""
    unread = sum(answer.report is None for answer in answers)
    bad = sum(
        answer.report is not None and count(answer.findings, Severity.ERROR) > 0
        for answer in answers
    )
    told = [f"共 {len(answers)} 个文件", f"{len(answers) - unread - bad} 个没有须改正的问题"]
    told += [f"{bad} 个须改正"] if bad else []
    told += [f"{unread} 个不能读取"] if unread else []
    return "，".join(told) + "。"
