"""What the driver can do to a case: draw the particulars, do it, and note it in the sample."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from gongkai.law.decisions import kinds
from gongkai.web.applications.models import Case, Event
from gongkai.web.applications.services import (
    charging,
    closing,
    consulting,
    correcting,
    deciding,
    extending,
    registering,
)
from tests.web.applications import making
from tests.web.applications.stateful import sample as eyes
from tests.web.applications.stateful.clock import Act, Letter, replay
from tests.web.applications.stateful.sample import Sample

Given = dict[str, Any]


@dataclass(frozen=True)
class Move:
    """One act: where it is possible, what is drawn, is it allowed, what is called and follows."""

    act: str
    states: tuple[str, ...]
    draw: Callable[[Sample, Random, date], Given]
    allowed: Callable[..., bool]
    call: Callable[..., object]
    note: Callable[..., None]
    to: str = ""


def nothing(one: Sample, lots: Random, on: date) -> Given:
    """No particulars."""
    return {}


def turn(one: Sample, on: date, to: str) -> None:
    """The next state."""
    if to:
        one.state, one.since = to, on


# ── draws ───────────────────────────────────────────────────────────────────────────────────────


def a_length(one: Sample, lots: Random, on: date) -> Given:
    return {"workdays": lots.choice((5, 10, 20, 20, 20, 21, 0))}


def a_letter(one: Sample, lots: Random, on: date) -> Given:
    known = [each[0] for each in one.letters]
    return {"letter": lots.choice(known) if known and lots.random() < 0.95 else 0}


def an_opinion(one: Sample, lots: Random, on: date) -> Given:
    said = lots.choice(("consent", "partial", "objection"))
    return a_letter(one, lots, on) | {"opinion": said}


def whom(one: Sample, lots: Random, on: date) -> Given:
    return {"whom": lots.choice(("third_party", "third_party", "joint_organ", "other_organ"))}


def an_amount(one: Sample, lots: Random, on: date) -> Given:
    return {"yuan": one.yuan if lots.random() < 0.85 else max(one.yuan - 1, 1)}


def a_verdict(one: Sample, lots: Random, on: date) -> Given:
    return {"reasonable": lots.random() < 0.6}


def decisions(one: Sample, lots: Random, on: date) -> Given:
    """A kind for each item, mostly one for all; reasons mostly whole."""
    every = list(kinds())
    usual = ("granted_provided", "granted_public", "partial", "unable_create", "denied_process")
    first = lots.choice(usual) if lots.random() < 0.6 else lots.choice(every)
    chosen = {}
    for place in range(1, one.items + 1):
        kind = first if lots.random() < 0.9 else lots.choice(every)
        reasons = {each.key for each in kinds()[kind].reasons if lots.random() < 0.93}
        chosen[place] = (kind, reasons | ({"overriding"} if lots.random() < 0.3 else set()))
    return {"chosen": chosen}


def a_hand(one: Sample, lots: Random, on: date) -> Given:
    return {"by": lots.choice((0, 1))}


# ── what follows ────────────────────────────────────────────────────────────────────────────────


def confirmed(one: Sample, on: date, **_: Any) -> None:
    one.received = one.facts.received = on


def corrected(one: Sample, on: date, **_: Any) -> None:
    one.facts.acts.append(Act("correction", on))
    one.until = on + timedelta(days=14)


def supplemented(one: Sample, on: date, **_: Any) -> None:
    one.facts.change("correction", answered=on)
    one.happened.add("supplemented")


def lapsed(kind: str) -> Callable[..., None]:
    def note(one: Sample, on: date, hand: int, **_: Any) -> None:
        whole = {each.key for each in kinds()[kind].reasons}
        one.decided = dict.fromkeys(range(1, one.items + 1), (kind, whole))
        one.lapsed, one.drafter = True, hand

    return note


def asked(one: Sample, on: date, whom: str, made: Any, **_: Any) -> None:
    one.facts.letters.append(Letter(on))
    one.letters.append((made.pk, whom, ""))
    one.happened.add(whom)


def delivered(one: Sample, on: date, letter: int, **_: Any) -> None:
    at = eyes.letter_at(one, letter)
    assert at is not None
    old = one.facts.letters[at]
    one.facts.letters[at] = Letter(old.sent, on, old.returned)


def answered(one: Sample, on: date, letter: int, opinion: str, **_: Any) -> None:
    at = eyes.letter_at(one, letter)
    assert at is not None
    old = one.facts.letters[at]
    one.facts.letters[at] = Letter(old.sent, old.delivered, on)
    one.letters[at] = (letter, one.letters[at][1], opinion)


def extended(one: Sample, on: date, workdays: int, **_: Any) -> None:
    one.facts.acts.append(Act("extension", on, workdays=workdays))


def delayed(one: Sample, on: date, workdays: int, **_: Any) -> None:
    one.facts.acts.append(Act("extension", on, workdays=workdays, excessive=True))


def charged(one: Sample, on: date, yuan: int, method: str, **_: Any) -> None:
    one.facts.acts.append(Act("fee", on))
    one.charged, one.yuan, one.by_page = True, yuan, method == "by_page"


def charge_delivered(one: Sample, on: date, **_: Any) -> None:
    one.facts.change("fee", delivered=on)


def paid(one: Sample, on: date, **_: Any) -> None:
    one.facts.change("fee", answered=on)
    one.paid = on


def refunded(one: Sample, on: date, **_: Any) -> None:
    one.refunded = True


def heard(one: Sample, on: date, reasonable: bool, **_: Any) -> None:
    one.reasonable = reasonable


def happened(what: str) -> Callable[..., None]:
    def note(one: Sample, on: date, **_: Any) -> None:
        one.happened.add(what)

    return note


def decided(one: Sample, on: date, chosen: Any, hand: int, **_: Any) -> None:
    one.decided, one.drafter = chosen, hand


def completed(one: Sample, on: date, hand: int, **_: Any) -> None:
    one.decided = {
        place: (kind, reasons | {each.key for each in kinds()[kind].reasons})
        for place, (kind, reasons) in one.decided.items()
    }
    one.drafter = hand


def returned(one: Sample, on: date, **_: Any) -> None:
    one.decided, one.drafter = {}, None


def closed(one: Sample, on: date, **_: Any) -> None:
    (leaf,) = {Case.objects.values_list("leaf", flat=True).get(pk=one.pk)}
    assert leaf in eyes.leaf_of(one.decided)
    one.closings.append((on, leaf))


def withdrawn(one: Sample, on: date, **_: Any) -> None:
    if one.received is None:
        one.received = one.facts.received = on
    one.closings.append((on, "other_other"))


def reopened(one: Sample, on: date, **_: Any) -> None:
    one.reopenings.append(on)
    one.facts.__init__(on)  # type: ignore[misc]
    one.letters, one.happened, one.reasonable, one.lapsed = [], set(), False, False
    one.decided, one.drafter, one.until = {}, None, None


def quiet(one: Sample, on: date, **_: Any) -> None:
    """Nothing that the clock or a guard looks at."""


# ── calls ───────────────────────────────────────────────────────────────────────────────────────


def _correct(case: Case, *, on: date, **rest: Any) -> Case:
    until = on + timedelta(days=14)
    return correcting.ask_correction(case, points="写明年份", until=until, on=on, **rest)


def _hear(case: Case, **rest: Any) -> Case:
    return consulting.receive_reasons(case, text="研究所需", why="与用途相符", **rest)


def _opinion(case: Case, **rest: Any) -> Event:
    return consulting.receive_opinion(case, reasons="涉及商业秘密", **rest)


def _search(case: Case, **rest: Any) -> Case:
    return extending.search(
        case, where="档案室", words="文件", period="十年", who="某人", result="无", **rest
    )


def _decide(case: Case, *, chosen: Any, **rest: Any) -> Case:
    answers = {
        place: (kind, dict.fromkeys(reasons, "已写明"))
        for place, (kind, reasons) in chosen.items()
    }
    return deciding.decide(case, answers=answers, **rest)


def _sign(case: Case, **rest: Any) -> Case:
    """Signed, and the reply goes out at once: nothing is delivered without."""
    return making.replied(deciding.sign(case, **rest))


def _complete(case: Case, **rest: Any) -> Case:
    whole = {
        each.item.place: dict.fromkeys((it.key for it in kinds()[each.kind].reasons), "补写")
        for item in case.items.all()
        for each in item.decisions.filter(round=case.round).select_related("item")
    }
    return deciding.complete(case, reasons=whole, **rest)


def _charge(case: Case, *, yuan: int, **rest: Any) -> object:
    return charging.charge(case, how="省非税系统", **rest)


def _pay(case: Case, *, yuan: int, **rest: Any) -> object:
    return charging.pay(case, yuan=Decimal(yuan), **rest)


def _refund(case: Case, *, yuan: int, **rest: Any) -> object:
    return charging.refund(case, yuan=Decimal(yuan), voucher="T1", reason="多收", **rest)


def _with(service: Callable[..., Any], **words: str) -> Callable[..., Any]:
    return lambda case, **rest: service(case, **words, **rest)


def _after_arrival(one: Sample, on: date, **_: Any) -> bool:
    return on >= one.arrived


def _asked_before(one: Sample, on: date, **_: Any) -> bool:
    return eyes.in_order(one, on) and "reasons_asked" in one.happened


H, U, D = ("handling",), ("unconfirmed",), ("drafted",)
MONEY = ("handling", "drafted", "signed", "closed")
LIVE = ("unconfirmed", "handling", "correcting", "charged", "drafted")
MOVES: tuple[Move, ...] = (
    Move("confirm", U, nothing, _after_arrival, _with(registering.confirm, how="电话"),
         confirmed, "handling"),
    Move("try_confirm", U, nothing, _after_arrival, _with(registering.try_confirm, how="电话"),
         quiet),
    Move("ask_correction", H, nothing, eyes.may_correct, _correct, corrected, "correcting"),
    Move("receive_supplement", ("correcting",), nothing, eyes.may_supplement,
         _with(correcting.receive_supplement, text="2019年"), supplemented, "handling"),
    Move("lapse_correction", ("correcting",), nothing, eyes.may_lapse_correction,
         correcting.lapse_correction, lapsed("overdue_correction"), "drafted"),
    Move("consult", H, whom, eyes.anything, _with(consulting.consult, name="某公司", about="合同"),
         asked),
    Move("note_delivery", H, a_letter, eyes.may_note_delivery, consulting.note_delivery,
         delivered),
    Move("receive_opinion", H, an_opinion, eyes.may_receive_opinion, _opinion, answered),
    Move("extend", H, a_length, eyes.may_extend, _with(extending.extend, reason="量大"), extended),
    Move("delay", H, a_length, eyes.may_delay, _with(extending.delay, reason="量大"), delayed),
    Move("ask_reasons", H, nothing, eyes.anything, _with(consulting.ask_reasons, counts="十次"),
         happened("reasons_asked")),
    Move("receive_reasons", H, a_verdict, _asked_before, _hear, heard),
    Move("search", H, nothing, eyes.anything, _search, happened("searched")),
    Move("note_charge_delivery", ("charged",), nothing, eyes.may_note_charge_delivery,
         charging.note_charge_delivery, charge_delivered),
    Move("pay", ("charged",), an_amount, eyes.may_pay, _pay, paid, "handling"),
    Move("lapse_fee", ("charged",), nothing, eyes.may_lapse_fee, charging.lapse_fee,
         lapsed("overdue_fee"), "drafted"),
    Move("refund", MONEY, an_amount, eyes.may_refund, _refund, refunded),
    Move("decide", H, decisions, eyes.may_decide, _decide, decided, "drafted"),
    Move("complete", D, nothing, eyes.when_not_lapsed, _complete, completed),
    Move("send_back", D, nothing, eyes.when_not_lapsed, _with(deciding.send_back, reason="改"),
         returned, "handling"),
    Move("sign", D, a_hand, eyes.may_sign, _sign, quiet, "signed"),
    Move("deliver", ("signed",), nothing, eyes.anything,
         _with(deciding.deliver, route="post", proof="EMS1"), closed, "closed"),
    Move("withdraw", LIVE, nothing, eyes.anything, _with(closing.withdraw, how="书面"), withdrawn,
         "closed"),
    Move("archive", ("closed",), nothing, eyes.anything, closing.archive, quiet, "archived"),
    Move("reopen", ("closed", "archived"), nothing, eyes.anything,
         _with(closing.reopen, reason="复议决定"), reopened, "handling"),
)  # fmt: skip
RARE = {"withdraw": 0.06, "reopen": 0.12, "send_back": 0.3, "try_confirm": 0.3}
CHARGE = Move("charge", H, nothing, eyes.may_charge, _charge, charged, "charged")


def due(one: Sample) -> date | None:
    """The due day in the second opinion."""
    return replay(one.facts).due
