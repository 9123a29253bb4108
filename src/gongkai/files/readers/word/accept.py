"""Bring the markup to what Word would print, so that afterwards text is `w:t` and nothing else.

Tracked changes are accepted, hidden text and field codes dropped, signs that stand for a
character become that character, text boxes are put behind the paragraph they hang on.
"""

from collections.abc import Callable, Set

from lxml import etree

from gongkai.files.readers.word.names import (
    CALLS,
    DRAWN,
    EMBEDDED,
    MATH,
    MC,
    PPR,
    RPR,
    TC,
    TR,
    TRPR,
    VAL,
    WRAPPERS,
    P,
    R,
    T,
    W,
    is_off,
)

Element = etree._Element

_DEL, _MOVED = W + "del", W + "moveFrom"
_BOX = W + "txbxContent"
_FIELD = W + "fldChar"
_REVISED = "文中有修订痕迹，按接受全部修订后的内容读取"
_HIDDEN = "文中有隐藏文字，未读取"


def accept(root: Element) -> tuple[list[str], Set[str]]:
    """Change the tree in place; answer with remarks on what was left out, and the tags met.

    Of what is only noticed here (notes, pictures, embedded files) most documents have nothing.
    """
    seen: set[str] = set()
    for element in list(root.iter(*_TREATED)):
        tag = str(element.tag)
        _TREATMENT[tag](element)
        seen.add(tag)
    if _FIELD in seen:
        _drop_field_codes(root)
    if not seen.isdisjoint((_DEL, _MOVED)):
        _join_paragraphs(root)
    revised = not seen.isdisjoint((_DEL, _MOVED, W + "ins", W + "moveTo", W + "cellDel"))
    hidden = not seen.isdisjoint((W + "vanish", W + "hidden"))
    return [_REVISED] * revised + [_HIDDEN] * hidden, seen


def _leave(element: Element) -> None:
    """Nothing to change; the tag is only noticed."""


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_ancestor(element: Element, tag: str) -> None:
    for ancestor in element.iterancestors(tag):
        _drop(ancestor)
        return


def _deletion(element: Element) -> None:
    """A deleted run or block goes, a deleted row goes; a deleted paragraph mark joins later."""
    parent = element.getparent()
    if parent is None or parent.tag == RPR:
        return
    if parent.tag == TRPR:
        _drop_ancestor(element, TR)
    else:
        _drop(element)


def _deleted_cell(element: Element) -> None:
    _drop_ancestor(element, TC)


def _hidden_row(element: Element) -> None:
    if not is_off(element.get(VAL)):
        _drop_ancestor(element, TR)


def _vanish(element: Element) -> None:
    """A hidden run goes; the mark of a paragraph may be hidden without hiding its text."""
    properties = element.getparent()
    run = None if properties is None else properties.getparent()
    if run is not None and run.tag == R and not is_off(element.get(VAL)):
        _drop(run)


def _dissolve(element: Element) -> None:
    """What only stands around blocks, rows, cells or words gives way to them."""
    if element.getparent() is None:
        return
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def _control(element: Element) -> None:
    """A content control gives way to its content; one that shows its prompt holds nothing."""
    content = element.find(W + "sdtContent")
    if content is None:
        _drop(element)
        return
    if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        for text in content.iter(T):
            text.text = None
    element[:] = list(content)
    _dissolve(element)


def _merge_cell(element: Element) -> None:
    """A tracked merge of cells, accepted, is a merge."""
    properties = element.getparent()
    if properties is not None and element.get(W + "vMerge") is not None:
        merge = etree.SubElement(properties, W + "vMerge")
        merge.set(VAL, "restart" if element.get(W + "vMerge") == "rest" else "continue")


def _box(element: Element) -> None:
    """Put the blocks of a text box behind the paragraph it hangs on."""
    anchor = next(element.iterancestors(P), None)
    if anchor is None or anchor.getparent() is None:
        return
    after = anchor
    while after.getnext() is not None and after.getnext().get("boxed"):  # type: ignore[union-attr]
        after = after.getnext()  # type: ignore[assignment]
    for block in list(element):
        block.set("boxed", "1")
        after.addnext(block)
        after = block


def _becomes(text: str) -> Callable[[Element], None]:
    def rewrite(element: Element) -> None:
        element.tag, element.text = T, text

    return rewrite


def _tab(element: Element) -> None:
    """A tab in the text; `w:tab` with attributes is a tab stop of the paragraph."""
    if not element.attrib:
        element.tag, element.text = T, "\t"


_SYMBOLS = {
    "FE": "☑", "52": "☑", "A8": "□", "A3": "□", "6F": "□", "FC": "√", "50": "√",
    "FB": "×", "4F": "×",
}  # fmt: skip


def _symbol(element: Element) -> None:
    """A character by its number in a symbol font: ticked boxes and circled digits are known."""
    code = element.get(W + "char", "")[-2:].upper()
    dingbats = element.get(W + "font", "").startswith("Wingdings")
    mark = _SYMBOLS.get(code, "") if dingbats else ""
    if dingbats and "81" <= code <= "8A" and len(code) == 2:
        mark = chr(0x2460 + int(code, 16) - 0x81)
    element.tag, element.text = T, mark


def _superscript(element: Element) -> None:
    """A raised mark behind a figure (12¹) is a note, not a digit: it is set in brackets."""
    properties = element.getparent()
    run = None if properties is None else properties.getparent()
    if run is None or run.tag != R or element.get(VAL) != "superscript":
        return
    texts = list(run.iter(T))
    before = run.getprevious()
    ahead = "" if before is None else "".join(text.text or "" for text in before.iter(T))
    written = "".join(text.text or "" for text in texts).strip()
    if ahead[-1:].isdigit() and written.isdigit():
        for text in texts:
            text.text = None
        texts[0].text = f"[{written}]"


_TREATMENT: dict[str, Callable[[Element], None]] = {
    _DEL: _deletion, _MOVED: _deletion,
    W + "cellDel": _deleted_cell, W + "cellMerge": _merge_cell,
    W + "hidden": _hidden_row, W + "vanish": _vanish, 
    W + "rt": _drop, MC + "Fallback": _drop, _BOX: _box, _FIELD: _leave,
    W + "br": _becomes("\n"), W + "cr": _becomes("\n"), W + "ptab": _becomes("\t"),
    W + "tab": _tab, W + "noBreakHyphen": _becomes("-"), W + "sym": _symbol,
    W + "vertAlign": _superscript, W + "rPrChange": _drop, W + "pPrChange": _drop,
    W + "trPrChange": _drop, W + "tcPrChange": _drop, W + "tblPrChange": _drop,
    MATH + "t": lambda element: setattr(element, "tag", T),
}  # fmt: skip
_TREATMENT |= dict.fromkeys(WRAPPERS, _dissolve) | {W + "sdt": _control}
_TREATMENT |= dict.fromkeys((*CALLS, *DRAWN, EMBEDDED), _leave)
_TREATED = tuple(_TREATMENT)


def _drop_field_codes(root: Element) -> None:
    """Text between the beginning of a field and its result is code, not print.

    The code of a field ends with its paragraph at the latest, so a damaged field hides one line.
    """
    shown: list[bool] = []
    for element in root.iter(_FIELD, T, P):
        if element.tag == P:
            shown = [True] * len(shown)
        elif element.tag == T:
            if not all(shown):
                element.text = None
        else:
            _step(shown, element.get(W + "fldCharType"))


def _step(shown: list[bool], kind: str | None) -> None:
    if kind == "begin":
        shown.append(False)
    elif kind == "separate" and shown:
        shown[-1] = True
    elif kind == "end" and shown:
        shown.pop()


def _join_paragraphs(root: Element) -> None:
    """A paragraph whose mark was deleted runs on into the next one."""
    marks = [mark for mark in root.iter(_DEL, _MOVED) if _marks_paragraph(mark)]
    for mark in marks:
        paragraph = next(mark.iterancestors(P))
        following = paragraph.getnext()
        if following is None or following.tag != P:
            continue
        at = 1 if following.find(PPR) is not None else 0
        for child in reversed([child for child in paragraph if child.tag != PPR]):
            following.insert(at, child)
        _drop(paragraph)


def _marks_paragraph(mark: Element) -> bool:
    properties = mark.getparent()
    holder = None if properties is None else properties.getparent()
    return (
        properties is not None
        and properties.tag == RPR
        and (holder is not None and holder.tag == PPR)
    )
