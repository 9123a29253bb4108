"""A checked report as one web page: the official tables with each finding beside its cell.

The page is the report's own HTML with markers put in; a list of findings links to the cells and
back. No script. A word stands beside every colour. The markers are drawn by the style sheet and
are no text of the cells, so that the figures are still read back exactly.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from lxml import html
from lxml.html import HtmlElement, builder

from gongkai.files.compose import compose
from gongkai.files.writers.html import render
from gongkai.files.writers.shape import printable
from gongkai.report.checker import verdict
from gongkai.report.finding import WORDS, Finding, Severity, plain
from gongkai.report.folding import Fold, fold
from gongkai.report.report import AnnualReport
from gongkai.report.rules import NoSuchRule, rule_of

_WORST = tuple(Severity)


def view(report: AnnualReport, findings: Iterable[Finding]) -> bytes:
    """The page in UTF-8; the same report and findings give the same bytes."""
    told = tuple(findings)
    folds = fold(told, report.edition)
    page = html.document_fromstring(render(compose(report)))
    style, main = next(page.iter("style")), next(page.iter("main"))
    style.text = f"{style.text}{_style()}"
    _why(page, report)
    for number, one in enumerate(folds, start=1):
        _mark(page, number, one)
    body = next(page.iter("body"))
    body.set("class", "checked")
    body.insert(body.index(main), _list(told, folds))
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
            cell.set("title", printable(f"读自 {place}"))


def _mark(page: HtmlElement, number: int, one: Fold) -> None:
    """Put the number of a finding beside every cell, paragraph or heading it speaks of."""
    severity = one.first.severity
    spots = [spot for finding in one.findings for spot in _spots(page, finding)]
    for place, spot in enumerate(dict.fromkeys(spots)):
        if spot.tag in ("td", "p"):
            _colour(spot, severity)
        link = builder.A(href=f"#finding-{number}", title=printable(one.message))
        link.set("class", f"number {severity}")
        link.set("data-number", str(number))
        link.set("data-mark", f"{number} {WORDS[severity]}")
        link.set("aria-label", f"第 {number} 条：{WORDS[severity]}")
        if place == 0:
            link.set("id", f"spot-{number}")
        spot.append(link)


def _colour(spot: HtmlElement, severity: Severity) -> None:
    """Give a cell or paragraph the colour of the worst that is said of it."""
    names = spot.get("class", "").split()
    worst = min([severity, *(each for each in _WORST if each in names)], key=_WORST.index)
    spot.set("class", " ".join([*(name for name in names if name not in _WORST), worst]))


def _spots(page: HtmlElement, finding: Finding) -> list[HtmlElement]:
    """The paragraph quoted and the cell; without either the heading of the chapter or report."""
    cells = [each for each in page.iter("td") if each.get("data-key") == finding.where]
    quoted = list(_quoted(page, finding.quote))[:1]
    if quoted or cells:
        return [*quoted, *cells]
    kind = finding.where.partition(".")[0]
    chapter = kind.removeprefix("chapter").removeprefix("table")
    sections = [each for each in page.iter("section") if each.get("data-chapter") == chapter]
    return [head for each in sections for head in each.iter("h2")] or list(page.iter("h1"))


def _quoted(page: HtmlElement, quote: str) -> Iterator[HtmlElement]:
    """Paragraphs that hold the words quoted, which are marked in them."""
    words = printable(quote.rstrip("…"))
    for each in page.iter("p") if words else ():
        if words in each.text_content():
            _highlight(each, words)
            yield each


def _highlight(paragraph: HtmlElement, words: str) -> None:
    """Mark the words where they stand in one piece, before or behind an earlier mark."""
    before, found, after = (paragraph.text or "").partition(words)
    if found:
        paragraph.text = before
        paragraph.insert(0, _marked(found, after))
        return
    for child in paragraph:
        before, found, after = (child.tail or "").partition(words)
        if found:
            child.tail = before
            paragraph.insert(paragraph.index(child) + 1, _marked(found, after))
            return


def _marked(words: str, after: str) -> HtmlElement:
    mark = builder.MARK(words)
    mark.tail = after
    return mark


def _list(told: tuple[Finding, ...], folds: tuple[Fold, ...]) -> HtmlElement:
    worst = min((one.first.severity for one in folds), key=_WORST.index, default=None)
    box = builder.ASIDE(builder.P(builder.STRONG(f"核对结果：{verdict(told)}")))
    box.set("class", f"verdict {worst or 'clean'}")
    box.set("aria-label", "核对结果")
    if folds:
        items = builder.OL(*(_item(number, one) for number, one in enumerate(folds, start=1)))
        items.set("class", "findings")
        box.append(items)
    return box


def _item(number: int, one: Fold) -> HtmlElement:
    first = one.first
    back = builder.A(str(number), href=f"#spot-{number}", title="到报告中的这一处")
    back.set("class", f"number {first.severity}")
    word = builder.SPAN(WORDS[first.severity])
    word.set("class", "word")
    item = builder.LI(back, builder.P(word, printable(one.message + _figures(first, one.message))))
    item.set("class", str(first.severity))
    item.set("id", f"finding-{number}")
    if first.quote and first.quote not in one.message:
        item.append(builder.P(printable(f"原文：“{first.quote}”")))
    facts = [f"{first.code} {_title(first.code)}".rstrip(), first.cites]
    facts += [str(first.place)] if first.place is not None else []
    why = builder.P(printable(" · ".join(fact for fact in facts if fact)))
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
