"""Simple terms: so many working days, days, months or years after a day, with the article.

Everything here is one parameter of deadlines.toml applied to a start day, which is not counted.
A day, month or year term that `moves` and ends on a holiday ends on the first working day after
it (民事诉讼法 on 期间). A month term ends on the same day of the month, else on its last day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from gongkai.law.dated import Parameter, Unit
from gongkai.law.parameters import term
from gongkai.law.steps import Deadline, Step
from gongkai.law.workdays import Calendar

Publication = Literal["general", "budget", "penalty_withdrawal"]


def term_due(key: str, *, start: date, calendar: Calendar) -> Deadline:
    """The last day of the term `key` that starts running after `start`.

    Raises UnknownKey, NotInForce (no such term on `start`), NoNotice.
    """
    return _due(term(key), start, calendar)


def publication_due(
    *, formed: date, calendar: Calendar, kind: Publication = "general"
) -> Deadline:
    """When information formed, changed, approved or withdrawn on `formed` must be published.

    General: 20 working days (条例 Art. 26). Budget: 20 days after approval (预算法 Art. 14).
    Penalty withdrawal: 3 working days (行政处罚法 Art. 48, 85).
    """
    key = "publication" if kind == "general" else f"publication_{kind}"
    return term_due(key, start=formed, calendar=calendar)


def correction_notice_due(*, received: date, calendar: Calendar) -> Deadline:
    """The last day to send the 补正 notice (Art. 30)."""
    return term_due("correction_notice", start=received, calendar=calendar)


def third_party_answer_due(*, delivered: date, calendar: Calendar) -> Deadline:
    """The last day for the third party's answer, from its receipt of the letter (Art. 32)."""
    return term_due("third_party", start=delivered, calendar=calendar)


def joint_organ_answer_due(*, delivered: date, calendar: Calendar) -> Deadline:
    """The last day for a joint organ's answer; silence is consent (Art. 34)."""
    return term_due("joint_organ", start=delivered, calendar=calendar)


def fee_payment_due(*, notified: date, calendar: Calendar) -> Deadline:
    """The last day to pay the information-processing fee, from receipt of its notice."""
    return term_due("fee_payment", start=notified, calendar=calendar)


def _due(rule: Parameter[int], start: date, calendar: Calendar) -> Deadline:
    version = rule.on(start)
    begun = Step(start, "起算日（当日不计入）", term("counting").on(start).cites)
    counted = f"{rule.title}：{version.value}{rule.unit.label}"
    if rule.unit is Unit.WORKDAY:
        due = calendar.add_workdays(start, version.value)
        doubts = calendar.doubts(start, due)
        return _deadline(due, (begun, Step(due, counted, version.cites)), doubts)
    end = _calendar_end(rule.unit, start, version.value)
    steps: tuple[Step, ...] = (begun, Step(end, counted, version.cites))
    if not rule.moves:
        return _deadline(end, steps, ())
    due = calendar.on_or_after(end)
    if due != end:
        moved = Step(due, "末日为节假日，顺延至其后第一个工作日", term("counting").on(end).cites)
        steps = (*steps, moved)
    return _deadline(due, steps, calendar.doubts(end - timedelta(days=1), due))


def _deadline(due: date, steps: tuple[Step, ...], doubts: tuple[str, ...]) -> Deadline:
    return Deadline(due=due, steps=steps, provisional=bool(doubts), doubts=doubts)


def _calendar_end(unit: Unit, start: date, length: int) -> date:
    if unit is Unit.DAY:
        return start + timedelta(days=length)
    months = length * (12 if unit is Unit.YEAR else 1) + start.month - 1
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
