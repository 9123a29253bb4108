"""A case as the second opinion keeps it, and whether an act is allowed in its eyes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongkai.law.decisions import kinds
from tests.web.applications.stateful.clock import Act, Facts, Letter, end_of, nth, replay


@dataclass
class Sample:
    """One case, told by hand."""

    pk: int
    applicant: int
    received: date | None
    arrived: date
    items: int
    order: int
    state: str
    since: date
    facts: Facts
    by_page: bool = False
    letters: list[tuple[int, str, str]] = field(default_factory=list)  # event, whom, opinion
    until: date | None = None
    yuan: int = 0
    charged: bool = False
    paid: date | None = None
    refunded: bool = False
    lapsed: bool = False
    happened: set[str] = field(default_factory=set)
    reasonable: bool = False
    drafter: int | None = None
    decided: dict[int, tuple[str, set[str]]] = field(default_factory=dict)
    version: int = 1
    closings: list[tuple[date, str]] = field(default_factory=list)
    reopenings: list[date] = field(default_factory=list)


def in_order(one: Sample, on: date) -> bool:
    """Not before the present state began."""
    return on >= one.since


def tried(one: Sample, change: Callable[[Facts], None]) -> bool:
    """Whether the clock has nothing new to object to."""
    after = one.facts.copy()
    change(after)
    return not replay(after).faults - replay(one.facts).faults


def may_correct(one: Sample, on: date, **_: Any) -> bool:
    """Once, in seven working days."""
    return in_order(one, on) and tried(one, lambda it: it.acts.append(Act("correction", on)))


def may_supplement(one: Sample, on: date, **_: Any) -> bool:
    """Not before the notice."""
    return in_order(one, on) and tried(one, lambda it: it.change("correction", answered=on))


def may_lapse_correction(one: Sample, on: date, **_: Any) -> bool:
    """After the term that was given."""
    return in_order(one, on) and one.until is not None and on > one.until


def may_extend(one: Sample, on: date, workdays: int, **_: Any) -> bool:
    """Before the term ends, once, twenty at most."""
    act = Act("extension", on, workdays=workdays)
    return in_order(one, on) and tried(one, lambda it: it.acts.append(act))


def may_delay(one: Sample, on: date, workdays: int, **_: Any) -> bool:
    """On reasons found reasonable."""
    act = Act("extension", on, workdays=workdays, excessive=True)
    return (
        in_order(one, on) and one.reasonable and tried(one, lambda it: it.acts.append(act))
    )  # fmt: skip


def letter_at(one: Sample, event: int) -> int | None:
    """The place of a letter."""
    return next((at for at, each in enumerate(one.letters) if each[0] == event), None)


def may_note_delivery(one: Sample, on: date, letter: int, **_: Any) -> bool:
    """Once a letter, not before it was sent."""
    at = letter_at(one, letter)
    if at is None or one.facts.letters[at].delivered or on < one.facts.letters[at].sent:
        return False
    return tried(one, lambda it: _set(it, at, delivered=on))


def may_receive_opinion(one: Sample, on: date, letter: int, **_: Any) -> bool:
    """Once a letter, not before it was sent."""
    at = letter_at(one, letter)
    if at is None or one.facts.letters[at].returned or on < one.facts.letters[at].sent:
        return False
    return tried(one, lambda it: _set(it, at, returned=on))


def _set(facts: Facts, at: int, **values: date) -> None:
    old = facts.letters[at]
    facts.letters[at] = Letter(
        old.sent, values.get("delivered", old.delivered), values.get("returned", old.returned)
    )


def may_charge(one: Sample, on: date, yuan: int, **_: Any) -> bool:
    """Once a case, from 2021, in time, and only when there is something to charge."""
    return (
        in_order(one, on) and not one.charged and one.received is not None
        and one.received >= date(2021, 1, 1) and yuan > 0
        and tried(one, lambda it: it.acts.append(Act("fee", on)))
    )  # fmt: skip


def may_note_charge_delivery(one: Sample, on: date, **_: Any) -> bool:
    """Once."""
    fee = one.facts.acts[-1]
    return in_order(one, on) and fee.what == "fee" and fee.delivered is None


def may_pay(one: Sample, on: date, yuan: int, **_: Any) -> bool:
    """The whole, in twenty working days, not before the notice arrived."""
    fee = next(each for each in one.facts.acts if each.what == "fee")
    return (
        in_order(one, on) and yuan == one.yuan and on >= (fee.delivered or fee.on)
        and tried(one, lambda it: it.change("fee", answered=on))
    )  # fmt: skip


def may_lapse_fee(one: Sample, on: date, **_: Any) -> bool:
    """After the twenty."""
    fee = next(each for each in one.facts.acts if each.what == "fee")
    return in_order(one, on) and on > nth(fee.delivered or fee.on, 20)


def may_refund(one: Sample, on: date, yuan: int, **_: Any) -> bool:
    """Once, no more than came in."""
    came = one.paid is not None and on >= one.paid
    return came and not one.refunded and 0 < yuan <= one.yuan


NEEDS = {
    "denied_third": "third_party", "unable_not_exist": "searched",
    "unable_unclear": "supplemented", "noproc_massive": "reasons_asked",
}  # fmt: skip
NEVER = {"overdue_correction", "overdue_fee", "withdrawn"}


def may_decide(one: Sample, on: date, chosen: dict[int, tuple[str, set[str]]], **_: Any) -> bool:
    """No letter open; every kind in force, with what its record must hold."""
    if not in_order(one, on):
        return False
    if any(each.returned is None and on <= end_of(each) for each in one.facts.letters):
        return False
    objected = any(
        whom == "third_party" and opinion == "objection" for _, whom, opinion in one.letters
    )
    for kind, reasons in chosen.values():
        held = NEEDS.get(kind)
        if kind in NEVER or not kinds()[kind].holds_on(on):
            return False
        if held is not None and held not in one.happened:
            return False
        if kind == "granted_provided" and objected and "overriding" not in reasons:
            return False
    return True


def may_sign(one: Sample, on: date, by: int, **_: Any) -> bool:
    """Another hand; every reason said."""
    said = all(
        {each.key for each in kinds()[kind].reasons} <= reasons
        for kind, reasons in one.decided.values()
    )
    return in_order(one, on) and by != one.drafter and said


def anything(one: Sample, on: date, **_: Any) -> bool:
    """Whatever stands in order."""
    return in_order(one, on)


def when_not_lapsed(one: Sample, on: date, **_: Any) -> bool:
    """What lapsed is not redrafted."""
    return in_order(one, on) and not one.lapsed


def leaf_of(chosen: dict[int, tuple[str, set[str]]]) -> set[str]:
    """The leaves in which the case may be counted."""
    found = {kinds()[kind].leaf for kind, _ in chosen.values()}
    given = found & {"granted", "partial"}
    return {"partial"} if given and (len(found) > 1 or "partial" in found) else found
