"""When must an application be answered: the clock, replayed from what happened.

Nothing here is stored as truth: give the facts of the case again and the due day, its steps and
the acts that came too late are worked out again (条例（2019）Art. 30–35; 信息处理费管理办法).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongkai.law.facts import (
    CaseFacts,
    Correction,
    Event,
    Extension,
    FeeCharge,
    check_order,
    day_of,
    in_order,
)
from gongkai.law.parameters import term
from gongkai.law.pauses import (
    ASKED,
    Interval,
    Pause,
    merged,
    pause_cites,
    pause_interval,
    run_clock,
)
from gongkai.law.receipt import Receipt
from gongkai.law.steps import Deadline, Objection, Step, Waiting
from gongkai.law.terms import correction_notice_due, fee_payment_due
from gongkai.law.workdays import Calendar

_EXCESSIVE = ("条例（2019）第三十五条",)


def reply_due(facts: CaseFacts, *, calendar: Calendar) -> Deadline:
    """The day by which the application must be answered, with its steps and objections.

    `due` is None while the clock waits for confirmation of receipt, a supplement or a payment.
    Raises BadFacts when days contradict each other, NotInForce, NoNotice.
    """
    receipt = _receipt(facts.received)
    if receipt.day is None:
        return Deadline(due=None, steps=receipt.steps, waiting="confirmation")
    clock = _Clock(calendar, receipt.day, list(receipt.steps))
    check_order(facts, received=receipt.day)
    clock.pause(facts.pauses)
    for event in in_order(facts):
        clock.take(event)
    return clock.answer(facts.pauses)


def late_by(deadline: Deadline, *, done: date, calendar: Calendar) -> int:
    """How many working days after the due day the reply was given; 0 in time or while waiting."""
    return calendar.workdays_between(deadline.due, done) if deadline.due else 0


def _receipt(received: date | Receipt) -> Receipt:
    if isinstance(received, Receipt):
        return received
    cites = term("reply").on(received).cites
    return Receipt(day=received, steps=(Step(received, "收到申请", cites),))


@dataclass(slots=True)
class _Clock:
    """The clock while it is being replayed; private, and gone when the answer is given."""

    calendar: Calendar
    start: date
    steps: list[Step]
    objections: list[Objection] = field(default_factory=list)
    paused: tuple[Interval, ...] = ()
    extra: int = 0
    corrected: bool = False
    extended: bool = False
    waiting: Waiting = ""

    def pause(self, pauses: tuple[Pause, ...]) -> None:
        """Take the time of all letters out of the reply time."""
        intervals = [pause_interval(pause, calendar=self.calendar) for pause in pauses]
        self.paused = merged(intervals)
        for pause, interval in zip(pauses, intervals, strict=True):
            cites = pause_cites(pause)
            self.steps.append(
                Step(pause.sent, f"发函征求{ASKED[pause.kind]}意见，暂停计算", cites)
            )
            ended = "收到回复" if pause.returned == interval.end else "意见期限届满"
            self.steps.append(Step(interval.end, f"{ended}，自次日起恢复计算", cites))

    def due(self) -> date:
        """The due day as the facts stand now."""
        workdays = term("reply").on(self.start).value + self.extra
        return run_clock(self.start, workdays=workdays, pauses=self.paused, calendar=self.calendar)

    def take(self, event: Event) -> None:
        """Apply one act; an act while no clock runs has no effect and is objected to."""
        day = day_of(event)
        if self.waiting or day < self.start:
            reply = term("reply").on(self.start).cites
            self.object("not_running", f"{day} 期限未在计算中，该行为不影响期限", reply)
        elif isinstance(event, Correction):
            self.correct(event)
        elif isinstance(event, FeeCharge):
            self.charge(event)
        else:
            self.extend(event)

    def correct(self, act: Correction) -> None:
        """Art. 30: the old clock ends; a full clock starts at receipt of the supplement."""
        rule = term("correction_notice").on(self.start).cites
        limit = correction_notice_due(received=self.start, calendar=self.calendar).due
        if self.corrected:
            text = "补正应一次性告知，不得再次要求补正"
            self.object("correction_repeated", text, rule, ignored=False)
        elif limit and act.sent > limit:
            text = f"补正告知应于 {limit} 前发出，逾期"
            self.object("correction_late", text, rule, ignored=False)
        self.corrected = True
        self.steps.append(Step(act.sent, "发出补正告知，原期限终止", rule))
        self.restart(act.supplemented, "收到补正，期限重新起算", rule, otherwise="supplement")

    def charge(self, act: FeeCharge) -> None:
        """The fee notice must be in time; a full clock starts the day after payment."""
        due = self.due()
        payable = fee_payment_due(notified=act.delivered or act.sent, calendar=self.calendar).due
        rule = term("fee_payment").on(act.sent).cites
        if act.sent > due:
            text = f"收费通知应在处理期限内发出（{due} 前）"
            self.object("fee_notice_late", text, rule, ignored=False)
        self.steps.append(Step(act.sent, f"发出收费通知，缴费期限至 {payable}", rule))
        if act.paid and payable and act.paid > payable:
            text = f"缴费期限至 {payable}，逾期缴纳，视为放弃申请"
            self.object("payment_late", text, rule, ignored=False)
        self.restart(act.paid, "缴费完成，期限自次日起重新计算", rule, otherwise="payment")

    def extend(self, act: Extension) -> None:
        """Art. 33: once, at most the printed number, before the term ends; Art. 35 is apart."""
        limit = term("extension").on(self.start)
        cites = _EXCESSIVE if act.excessive else limit.cites
        due = self.due()
        if act.granted > due:
            self.object("extension_late", f"延长应在期限届满（{due}）前告知", cites)
        elif not act.excessive and self.extended:
            self.object("extension_repeated", "答复期限只能延长一次", cites)
        elif act.workdays < 1 or (not act.excessive and act.workdays > limit.value):
            self.object("extension_length", f"延长不得超过{limit.value}个工作日", cites)
        else:
            self.extended = self.extended or not act.excessive
            self.extra += act.workdays
            text = f"告知延长{act.workdays}个工作日"
            self.steps.append(Step(act.granted, text, cites))

    def restart(
        self, day: date | None, text: str, cites: tuple[str, ...], *, otherwise: Waiting
    ) -> None:
        """Start a full clock on `day`, or wait for it."""
        if day is None:
            self.waiting = otherwise
            return
        self.start, self.extra = day, 0
        self.steps.append(Step(day, text, cites))

    def object(self, key: str, text: str, cites: tuple[str, ...], *, ignored: bool = True) -> None:
        """Note an act that is not allowed as done."""
        self.objections.append(Objection(key=key, text=text, cites=cites, ignored=ignored))

    def answer(self, pauses: tuple[Pause, ...]) -> Deadline:
        """The due day with everything said on the way."""
        steps = sorted(self.steps, key=lambda step: step.day)
        due = None if self.waiting else self.due()
        if due:
            self.object_to_late_letters(pauses, due)
            rule = term("reply").on(self.start)
            total = f"答复期限{rule.value + self.extra}个工作日届满"
            steps.append(Step(due, total, rule.cites))
        furthest = max(step.day for step in steps)
        doubts = self.calendar.doubts(steps[0].day, furthest)
        return Deadline(
            due=due,
            steps=tuple(steps),
            provisional=bool(doubts),
            doubts=doubts,
            objections=tuple(self.objections),
            waiting=self.waiting,
        )

    def object_to_late_letters(self, pauses: tuple[Pause, ...], due: date) -> None:
        """A letter sent after the term ended takes nothing out of it."""
        for pause in pauses:
            if pause.sent > due:
                text = f"{pause.sent} 发函征求意见时期限已届满，不影响期限"
                self.object("pause_late", text, pause_cites(pause))
