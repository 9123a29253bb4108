"""What a page shows though its markup does not say so plainly: frames, fields, unclosed rows."""

from collections.abc import Iterable
from itertools import islice

from lxml import etree

_FRAMES = 20
_HOLDERS = frozenset(("table", "tbody", "thead", "tfoot"))
_TYPED = frozenset(("", "text", "number", "tel"))


def unfold(root: etree._Element) -> None:
    """Put pages of `srcdoc` frames, values of fields and unclosed rows where they show."""
    for frame in list(islice(root.iter("iframe"), _FRAMES)):
        _unframe(frame)
    rows: list[etree._Element] = []
    for element in root.iter("input", "tr"):
        if element.tag == "tr":
            rows.append(element)
        else:
            _fill(element)
    _free(rows)


def _fill(field: etree._Element) -> None:
    """Put what stands in a field of a table behind it."""
    shown = (field.get("type") or "").lower() in _TYPED
    if shown and any(each.tag in ("td", "th") for each in field.iterancestors()):
        field.tail = f"{field.get('value') or ''}{field.tail or ''}"


def _unframe(frame: etree._Element) -> None:
    """One level only: a frame inside such a page stays shut."""
    source = frame.get("srcdoc")
    parent = frame.getparent()
    if not source or parent is None:
        return
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        page = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return
    inner = None if page is None else page.find("body")
    if inner is None:
        return
    inner.tag = "div"
    inner.tail = frame.tail
    parent.replace(frame, inner)


def _free(rows: Iterable[etree._Element]) -> None:
    """Rows that an unclosed element in a cell has swallowed, put behind the row of that cell."""
    last: dict[etree._Element, etree._Element] = {}
    for row in rows:
        if getattr(row.getparent(), "tag", "") in _HOLDERS:
            continue
        owner = next(row.iterancestors("tr", "table"), None)
        if owner is None or owner.tag == "table":
            continue
        last.get(owner, owner).addnext(row)
        last[owner] = row
