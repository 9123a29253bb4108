"""What happened to one application, as days: the only thing the reply clock is replayed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.errors import BadFacts
from gongkai.law.pauses import Pause
from gongkai.law.receipt import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A 补正 notice and, when it came, the receipt of the supplement (Art. 30)."""

    sent: date
    supplemented: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """An extension in working days, notified on `granted` (Art. 33).

    `excessive` marks the reasonable delay of Art. 35, which has no printed limit.
    """

    granted: date
    workdays: int
    excessive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCharge:
    """A fee notice: sent, received by the applicant, paid (信息处理费管理办法)."""

    sent: date
    delivered: date | None = None
    paid: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What happened to one application, as days. `received` is a day or a reasoned receipt."""

    received: date | Receipt
    corrections: tuple[Correction, ...] = ()
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    fee: FeeCharge | None = None


Event = Correction | FeeCharge | Extension


def day_of(event: Event) -> date:
    """The day of an act: when its notice went out."""
    return event.granted if isinstance(event, Extension) else event.sent


def in_order(facts: CaseFacts) -> list[Event]:
    """Corrections, fee and extensions by day; on one day, in that order."""
    fee = (facts.fee,) if facts.fee else ()
    return sorted((*facts.corrections, *fee, *facts.extensions), key=day_of)


def check_order(facts: CaseFacts, *, received: date) -> None:
    """Raise BadFacts when one day stands before another that must come first."""
    firsts = [(day_of(event), "办理行为") for event in in_order(facts)]
    firsts += [(pause.sent, "征求意见") for pause in facts.pauses]
    for day, what in firsts:
        if day < received:
            raise BadFacts(what, f"{day} 早于收到申请之日 {received}")
    for correction in facts.corrections:
        _not_before("收到补正", correction.supplemented, correction.sent)
    if facts.fee:
        _not_before("缴费通知送达", facts.fee.delivered, facts.fee.sent)
        _not_before("缴费", facts.fee.paid, facts.fee.delivered or facts.fee.sent)


def _not_before(what: str, later: date | None, earlier: date) -> None:
    if later is not None and later < earlier:
        raise BadFacts(what, f"{later} 早于 {earlier}")
