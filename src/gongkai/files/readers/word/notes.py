"""Footnotes and endnotes: a mark in brackets where they are called, the note behind the block."""

from lxml import etree

from gongkai.files.readers.word.names import BODY, CALLS, PPR, VAL, P, R, T, W
from gongkai.files.readers.word.package import Package

_FOOT, _END = CALLS
STYLE = "footnote"


def place_notes(root: etree._Element, package: Package) -> None:
    """Write `[1]` where a note is called, and put the note behind the paragraph or table."""
    counts = {_FOOT: 0, _END: 0}
    texts: dict[str, dict[str, str]] = {}
    for call in list(root.iter(_FOOT, _END)):
        tag = str(call.tag)
        key, own = call.get(W + "id", ""), call.get(W + "customMarkFollows")
        if tag not in texts:
            texts[tag] = _texts(package, "footnote" if tag == _FOOT else "endnote")
        counts[tag] += 1
        mark = "" if own else f"[{counts[tag]}]" if tag == _FOOT else f"[尾注{counts[tag]}]"
        call.tag, call.text = T, mark
        text = texts[tag].pop(key, "").strip()
        if text:
            _put_behind(call, f"{mark} {text}".strip())


def _texts(package: Package, kind: str) -> dict[str, str]:
    root = package.part(f"{kind}s.xml")
    notes = () if root is None else root.iterfind(W + kind)
    return {
        note.get(W + "id", ""): "".join(text.text or "" for text in note.iter(T)) for note in notes
    }


def _put_behind(call: etree._Element, text: str) -> None:
    """A paragraph of its own, behind the block of the body (and the notes already there)."""
    block = call
    for ancestor in call.iterancestors():
        if ancestor.tag == BODY:
            break
        block = ancestor
    while block.getnext() is not None and block.getnext().get("note"):  # type: ignore[union-attr]
        block = block.getnext()  # type: ignore[assignment]
    note = etree.Element(P, note="1")
    style = etree.SubElement(etree.SubElement(note, PPR), W + "pStyle")
    style.set(VAL, STYLE)
    etree.SubElement(etree.SubElement(note, R), T).text = text
    block.addnext(note)
