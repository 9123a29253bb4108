"""The official page of a report, taken apart for our own pages: each figure a link."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from lxml import html
from lxml.html import HtmlElement, builder

from gongkai.report.finding import WORDS, Finding

Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One chapter (0: title and opening) as markup of ours."""

    number: int
    markup: SafeString


def parts(
    page: str, *, link: Link | None = None, findings: Iterable[Finding] = ()
) -> tuple[Part, ...]:
    """The chapters of a frozen or drafted page.

    `link` gives the address behind a figure's key ("" for none); findings are named beside their
    cells in words.
    """
    main = next(html.document_fromstring(page).iter("main"))
    _widths(main)
    _mark(main, findings)
    if link is not None:
        _link(main, link)
    opening = [each for each in main if each.tag != "section"]
    chapters = [each for each in main if each.tag == "section"]
    return (
        Part(0, _markup(opening)),
        *(Part(int(each.get("data-chapter", "0")), _markup([each])) for each in chapters),
    )


def _markup(elements: Iterable[HtmlElement]) -> SafeString:
    text = "".join(html.tostring(each, encoding="unicode") for each in elements)
    return mark_safe(text)  # noqa: S308 written by our own writer, which escapes every word


def _widths(main: HtmlElement) -> None:
    """Column widths as attributes: our pages allow no style of their own in the markup."""
    for column in main.iter("col"):
        column.set("width", column.attrib.pop("style", "width:auto").removeprefix("width:"))


def _link(main: HtmlElement, link: Link) -> None:
    for cell in main.iter("td"):
        address = link(cell.get("data-key", ""))
        if address and (cell.text or "").strip():
            anchor = builder.A(cell.text, href=address)
            cell.text = None
            cell.insert(0, anchor)


def _mark(main: HtmlElement, findings: Iterable[Finding]) -> None:
    cells = {cell.get("data-key"): cell for cell in main.iter("td")}
    for each in findings:
        cell = cells.get(each.where)
        if cell is None or cell.get("class") == str(each.severity):
            continue
        cell.set("class", str(each.severity))
        cell.set("title", each.message)
        word = builder.SPAN(WORDS[each.severity])
        word.set("class", "mark")
        cell.append(word)
