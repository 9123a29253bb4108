"""Does a month's use make sense? Answers, never exceptions: what must be mended, what explained.

The thresholds are our own reading (derived), not law: they only ask for a word of explanation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

from gongkai.law.energy import Kind, rounded

MANY = 3  # times the usual month, or the usual price
UNIT = 300  # times, up or down: rather another unit than another use
ENOUGH = 3  # months that must be known before one is called usual


class Weight(StrEnum):
    """What an answer asks for."""

    MEND = "须改正"
    EXPLAIN = "须说明"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One answer: how grave, which field, in words."""

    weight: Weight
    field: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody typed about one month of one meter."""

    start: Decimal | None = None
    end: Decimal | None = None
    turned_over: bool = False
    quantity: Decimal | None = None
    yuan: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A month that is known: where its counter ended, what was used and paid."""

    end: Decimal | None
    quantity: Decimal
    yuan: Decimal | None


def counted(
    typed: Typed, *, multiplier: Decimal, turns_at: Decimal | None
) -> tuple[Decimal | None, Doubt | None]:
    """What a counter's two figures say was used, or why they cannot be right."""
    if typed.start is None or typed.end is None:
        name = "start" if typed.start is None else "end"
        return None, _mend(name, "起数和止数都应填写")
    if typed.end >= typed.start and not typed.turned_over:
        return (typed.end - typed.start) * multiplier, None
    if typed.end >= typed.start:
        return None, _mend("end", "止数不小于起数，计数器没有归零")
    if not typed.turned_over:
        words = f"止数{typed.end:f}小于起数{typed.start:f}：表计倒走、抄错或者换表"
        return None, _mend("end", f"{words}；归零的请勾选“计数器归零”")
    if turns_at is None or turns_at <= typed.start:
        return None, _mend("end", "表计没有登记满度，不能按归零计算")
    return (turns_at - typed.start + typed.end) * multiplier, None


def doubts(
    typed: Typed, *, quantity: Decimal, kind: Kind, before: Sequence[Known]
) -> tuple[Doubt, ...]:
    """What looks odd about a month; `before` are the months known before it, the last one last."""
    found: list[Doubt] = []
    if quantity < 0:
        found.append(_mend("quantity", "用量不得为负数"))
    if typed.yuan is not None and typed.yuan < 0:
        found.append(_mend("yuan", "金额不得为负数"))
    if found:
        return tuple(found)
    return tuple(
        Doubt(weight=Weight.EXPLAIN, field=field, words=words)
        for field, words in (
            *_gap(typed, before),
            *_unusual(quantity, kind, before),
            *_paid(quantity, typed.yuan, kind, before),
        )
    )


def _gap(typed: Typed, before: Sequence[Known]) -> Iterator[tuple[str, str]]:
    last = before[-1].end if before else None
    if typed.start is not None and last is not None and typed.start != last:
        yield "start", f"起数{typed.start:f}与上次止数{last:f}不一致"


def _unusual(quantity: Decimal, kind: Kind, before: Sequence[Known]) -> Iterator[tuple[str, str]]:
    usual = _usual([each.quantity for each in before])
    if usual is None or not quantity:
        return
    name = "end" if before[-1].end is not None else "quantity"
    times = quantity / usual
    if times >= UNIT or times * UNIT <= 1:
        yield (
            name,
            (
                f"用量{quantity:f}{kind.unit}与平常的月份（{rounded(usual):f}{kind.unit}）"
                f"相差过大，像是单位填错，应按{kind.unit}填写"
            ),
        )
    elif times >= MANY:
        yield name, f"用量是平常的月份（{rounded(usual):f}{kind.unit}）的{times:.1f}倍"


def _paid(
    quantity: Decimal, yuan: Decimal | None, kind: Kind, before: Sequence[Known]
) -> Iterator[tuple[str, str]]:
    if yuan is None:
        return
    if (yuan == 0) != (quantity == 0):
        yield "yuan", "用量和金额一个为零、一个不为零"
        return
    prices = [each.yuan / each.quantity for each in before if each.yuan and each.quantity]
    usual = _usual(prices)
    if usual is None or not quantity:
        return
    price = yuan / quantity
    if price >= usual * MANY or price * MANY <= usual:
        yield "yuan", f"单价{rounded(price)}元/{kind.unit}，平常为{rounded(usual)}元"


def _usual(values: Sequence[Decimal]) -> Decimal | None:
    """The middle of the last twelve that are not zero; None while too few are known."""
    known = [each for each in values[-12:] if each]
    return median(known) if len(known) >= ENOUGH else None


def _mend(field: str, words: str) -> Doubt:
    return Doubt(weight=Weight.MEND, field=field, words=words)
