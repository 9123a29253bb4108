"""What the kind of a document says of its direction and addressee (条例 of 2012, Art. 8)."""

import re

from gongkai.web.documents.models import Direction, Kind
from gongkai.web.organs.errors import Refused

_FIXED = {
    Kind.REPORT: Direction.UP, Kind.REQUEST: Direction.UP, Kind.MOTION: Direction.UP,
    Kind.REPLY: Direction.DOWN, Kind.LETTER: Direction.LEVEL, Kind.ORDER: Direction.DOWN,
}  # fmt: skip
_SEVERAL = re.compile(r"[、，,；;]|各")


def directed(kind: str, direction: str) -> str:
    """The direction, by the kind where that settles it; refused when they contradict."""
    if kind not in Kind.values:
        raise Refused("请选择文种", field="kind")
    if direction and direction not in Direction.values:
        raise Refused("请选择行文方向", field="direction")
    fixed = _FIXED.get(Kind(kind))
    if fixed is None:
        return direction
    if direction and direction != fixed:
        raise Refused(f"{Kind(kind).label}是{fixed.label}", field="direction")
    return fixed


def addressed(kind: str, addressee: str) -> str:
    """The addressee; a 请示 has exactly one."""
    to = addressee.strip()
    if kind == Kind.REQUEST and not to:
        raise Refused("请示应写明主送机关", field="addressee")
    if kind == Kind.REQUEST and _SEVERAL.search(to):
        raise Refused("请示只能主送一个机关", field="addressee")
    return to
