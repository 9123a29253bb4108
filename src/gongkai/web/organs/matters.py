"""One line of 今日: a matter that waits, the next act and where it is done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Whose(StrEnum):
    """On whom a matter waits; the order is the order of the list."""

    MINE = "等我办理"
    SECTION = "本机关待办"
    OTHERS = "等待他人"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What waits, why, the next act and its address; `due` is the last day for it, if any."""

    what: str
    why: str
    act: str
    url: str
    due: date | None = None
    whose: Whose = Whose.MINE
