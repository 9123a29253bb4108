"""Time that is not reply time: third parties, joint organs and other organs are asked.

A pause lasts from the letter (its own day still counts as reply time) until its return, or until
the end of the answer term at the latest. Overlapping pauses are not counted twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gongkai.law.errors import BadFacts
from gongkai.law.parameters import term
from gongkai.law.workdays import Calendar

PauseKind = Literal["third_party", "joint_organ", "other_organ"]

ASKED: dict[PauseKind, str] = {
    "third_party": "第三方",
    "joint_organ": "共同制作机关",
    "other_organ": "其他机关",
}
_NOT_COUNTED = "条例（2019）第三十三条第三款"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A letter asking for an opinion: sent, received by the one asked, answered (or not yet)."""

    kind: PauseKind
    sent: date
    delivered: date | None = None
    returned: date | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """The days after `start` up to and including `end`."""

    start: date
    end: date


def pause_interval(pause: Pause, *, calendar: Calendar) -> Interval:
    """The days that a pause takes out of the reply time (Art. 32, 33, 34).

    The answer term runs from receipt of the letter, or from sending when that is not known.
    """
    delivered = pause.delivered or pause.sent
    if delivered < pause.sent or (pause.returned and pause.returned < pause.sent):
        raise BadFacts(f"征求{ASKED[pause.kind]}意见", "送达或回复日期早于发函日期")
    longest = term(pause.kind).on(pause.sent).value
    if pause.returned and calendar.workdays_between(delivered, pause.returned) <= longest:
        return Interval(pause.sent, pause.returned)
    return Interval(pause.sent, calendar.add_workdays(delivered, longest))


def pause_cites(pause: Pause) -> tuple[str, ...]:
    """The articles on which the pause rests."""
    return tuple(dict.fromkeys((*term(pause.kind).on(pause.sent).cites, _NOT_COUNTED)))


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The union of the intervals, in order, without overlaps."""
    found: list[Interval] = []
    for one in sorted(intervals, key=lambda interval: interval.start):
        if found and one.start <= found[-1].end:
            found[-1] = Interval(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)


def run_clock(
    start: date, *, workdays: int, pauses: Sequence[Interval], calendar: Calendar
) -> date:
    """The day on which `workdays` working days outside the pauses have run after `start`.

    `pauses` must be merged. Grows the due day until it holds all the pauses that fall before it,
    which ends because the pauses are finite.
    """
    due = calendar.add_workdays(start, workdays)
    while True:
        paused = sum(
            calendar.workdays_between(max(one.start, start), min(one.end, due)) for one in pauses
        )
        later = calendar.add_workdays(start, workdays + paused)
        if later == due:
            return due
        due = later
