"""What a computation of a due day answers: the day, its steps, and what it objects to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Waiting = Literal["", "confirmation", "supplement", "payment"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reasoning: the day, a Chinese sentence, the articles."""

    day: date
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """An act that the law does not allow as done. `ignored` acts did not move the due day."""

    key: str
    text: str
    cites: tuple[str, ...]
    ignored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The due day with its reasons. While `waiting` on the applicant there is no due day.

    `provisional` is true when a year without a notice was needed; `doubts` says which and why.
    """

    due: date | None
    steps: tuple[Step, ...]
    provisional: bool = False
    doubts: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()
    waiting: Waiting = ""
