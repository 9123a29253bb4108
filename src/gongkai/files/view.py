"""A checked report as one web page: the official tables with each finding beside its cell.

The page is the report's own HTML with markers put in; a list of findings links to the cells and
back. No script; a word stands beside every colour.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources

from lxml import html
from lxml.html import HtmlElement, builder

from gongkai.files.compose import compose
from gongkai.files.writers.html import render
from gongkai.report.checker import verdict
from gongkai.report.finding import WORDS, Finding, Severity, plain
from gongkai.report.folding import Fold, fold
from gongkai.report.report import AnnualReport
from gongkai.report.rules import NoSuchRule, rule_of

_WORST = {severity: rank for rank, severity in enumerate(Severity)}


def view(report: AnnualReport, findings: Iterable[Finding]) -> bytes:
    """The page in UTF-8; the same report and findings give the same bytes."""
    told = tuple(findings)
    folds = fold(told, report.edition)
    page = html.document_fromstring(render(compose(report)))
    style, main = next(page.iter("style")), next(page.iter("main"))
    style.text = f"{style.text}{_style()}"
    main.set("class", "checked")
    _why(page, report)
    for number, one in enumerate(folds, start=1):
        _mark(page, number, one)
    main.insert(1, _list(told, folds))  # below the title
    text = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")
    return bytes(text) + b"\n"


@cache
def _style() -> str:
    return (resources.files("gongkai.files") / "data" / "view.css").read_text(encoding="utf-8")


def _why(page: HtmlElement, report: AnnualReport) -> None:
    """The place each figure was read at, as the title of its cell."""
    for cell in page.iter("td"):
        place = report.place(cell.get("data-key", ""))
        if place is not None:
            cell.set("title", f"读自 {place}")


def _mark(page: HtmlElement, number: int, one: Fold) -> None:
    """Put the number of a finding beside every cell, paragraph or heading it speaks of."""
    spots = [spot for finding in one.findings for spot in _spots(page, finding)]
    for place, spot in enumerate(dict.fromkeys(spots)):
        severity = one.first.severity
        marked = spot.get("class", "").split()
        if spot.tag in ("td", "p") and not _WORST.keys() & set(marked):
            spot.set("class", " ".join([*marked, severity]))
        link = _number(number, severity, href=f"#finding-{number}")
        if place == 0:
            link.set("id", f"spot-{number}")
        spot.append(link)


def _spots(page: HtmlElement, finding: Finding) -> list[HtmlElement]:
    if finding.quote:
        words = finding.quote.rstrip("…")
        quoted = [each for each in page.iter("p") if words in each.text_content()]
        if quoted:
            return quoted[:1]
    where = finding.where
    cells = [each for each in page.iter("td") if each.get("data-key") == where]
    if cells:
        return cells
    chapter = where.removeprefix("chapter" if where.startswith("chapter") else "table")
    sections = [e for e in page.iter("section") if e.get("data-chapter") == chapter.split(".")[0]]
    return [head for each in sections for head in each.iter("h2")] or list(page.iter("h1"))


def _number(number: int, severity: Severity, *, href: str) -> HtmlElement:
    label = f"第 {number} 条：{WORDS[severity]}"
    link = builder.A(str(number), href=href, title=label)
    link.set("class", f"number {severity}")
    link.set("aria-label", label)
    return link


def _list(told: tuple[Finding, ...], folds: tuple[Fold, ...]) -> HtmlElement:
    worst = min((one.first.severity for one in folds), key=_WORST.__getitem__, default=None)
    heading = builder.P(builder.STRONG(f"核对结果：{verdict(told)}"))
    box = builder.DIV(heading)
    box.set("class", f"verdict {worst or 'clean'}")
    box.set("role", "region")
    box.set("aria-label", "核对结果")
    if folds:
        items = builder.OL(*(_item(number, one) for number, one in enumerate(folds, start=1)))
        items.set("class", "findings")
        box.append(items)
    return box


def _item(number: int, one: Fold) -> HtmlElement:
    first = one.first
    word = builder.SPAN(WORDS[first.severity])
    word.set("class", "word")
    item = builder.LI(
        _number(number, first.severity, href=f"#spot-{number}"),
        builder.P(word, one.message + _figures(first, one.message)),
    )
    item.set("class", str(first.severity))
    item.set("id", f"finding-{number}")
    if first.quote and first.quote not in one.message:
        item.append(builder.P(f"原文：“{first.quote}”"))
    facts = [f"{first.code} {_title(first.code)}".rstrip(), first.cites]
    facts += [str(first.place)] if first.place is not None else []
    why = builder.P(" · ".join(fact for fact in facts if fact))
    why.set("class", "why")
    item.append(why)
    return item


def _figures(finding: Finding, message: str) -> str:
    if finding.expected is None or plain(finding.expected) in message:
        return ""
    return f"（填报 {plain(finding.figure)}，应为 {plain(finding.expected)}）"


def _title(code: str) -> str:
    try:
        return rule_of(code).title
    except NoSuchRule:
        return ""
