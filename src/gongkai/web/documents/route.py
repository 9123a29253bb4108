"""The way of a document: which act leads from which state to which. Menus and guards read it."""

from dataclasses import dataclass

from gongkai.web.documents.models import State

_RULE = "公文属性源头认定（各地规定）"
_ISSUE = "《党政机关公文处理工作条例》"


@dataclass(frozen=True, slots=True)
class Move:
    """One act: from these states to that one, by which rule."""

    act: str
    start: frozenset[str]
    end: str
    cites: str = ""


def _move(act: str, start: tuple[State, ...], end: State, cites: str = "") -> Move:
    return Move(act, frozenset(start), end, cites)


ROUTE: tuple[Move, ...] = (
    _move("document.propose", (State.DRAFT,), State.PROPOSED, _RULE),
    _move("document.check", (State.PROPOSED,), State.CHECKED, _RULE),
    _move("document.clear", (State.CHECKED,), State.CLEARED, "《保守国家秘密法》第三十五条"),
    _move("document.sign", (State.CLEARED,), State.SIGNED, _ISSUE),
    _move("document.issue", (State.SIGNED,), State.ISSUED, _ISSUE),
    _move(
        "document.return",
        (State.PROPOSED, State.CHECKED, State.CLEARED, State.SIGNED),
        State.DRAFT,
    ),
    _move("document.void", (State.ISSUED,), State.VOID),
    _move("document.drop", (State.DRAFT,), State.DROPPED),
)


def move(act: str) -> Move:
    """The move of an act."""
    (found,) = (each for each in ROUTE if each.act == act)
    return found
