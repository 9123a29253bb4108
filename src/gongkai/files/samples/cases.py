"""Invented applications with their corrections, third parties, extensions and fees.

A case is told as it went, into the next year if need be; a ledger then shows what was known at
its year's end. Terms follow the Regulation: 7, 15, 20 and 20 + 20 working days; a few are late.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongkai.files.samples.chance import Lots
from gongkai.law.fees import fee_by_items, fee_by_pages
from gongkai.report.facts import Application, FeeNotice

APPLICANTS = {"natural": 68, "business": 14, "research": 3, "welfare": 4, "legal": 7, "other": 4}
CHANNELS = {
    "internet": 52,
    "signed_mail": 26,
    "in_person": 14,
    "ordinary_mail": 5,
    "fax": 2,
    "misdirected_mail": 1,
}
RESULTS = {
    "granted": 380,
    "partial": 140,
    "denied_secret": 4,
    "denied_law": 6,
    "denied_safety": 4,
    "denied_third": 16,
    "denied_internal": 14,
    "denied_process": 18,
    "denied_enforcement": 26,
    "denied_query": 20,
    "unable_none": 210,
    "unable_create": 22,
    "unable_unclear": 8,
    "noproc_petition": 32,
    "noproc_repeat": 20,
    "noproc_publication": 3,
    "noproc_massive": 6,
    "noproc_confirm": 5,
    "other_overdue_correction": 24,
    "other_overdue_fee": 8,
    "other_other": 34,
}
FEES_SINCE = 2021

_SUBJECTS = ("老旧小区改造", "农村道路养护", "学区划分", "供热补贴", "土地征收", "河道整治")
_THINGS = ("批准文件", "实施方案", "验收材料", "资金安排", "公示材料", "会议纪要")


def applications_of(
    year: int, count: int, lots: Lots, *, first: date, last: date
) -> tuple[list[Application], list[FeeNotice]]:
    """`count` applications received from `first` to `last` of `year`, with their fee notices."""
    received = lots.workdays(count, first, last)
    applicants = lots.weighted(APPLICANTS, count)
    channels = lots.weighted(CHANNELS, count)
    results = lots.weighted(_results(year), count)
    cases: list[Application] = []
    notices: list[FeeNotice] = []
    for at, result in enumerate(results):
        fresh = Application(
            id=f"SQ{year}-{at + 1:04d}",
            number=f"〔{year}〕{at + 1}号",
            applicant=applicants[at],
            received=received[at],
            channel=channels[at],
            wanted=f"{lots.chance.choice(_SUBJECTS)}的{lots.chance.choice(_THINGS)}（示例）",
        )
        case, notice = _told(fresh, result, lots)
        cases.append(case)
        notices += [notice] if notice else []
    return cases, notices


def _results(year: int) -> dict[str, int]:
    """Before the fee rules nobody could fail to pay."""
    return {
        key: weight
        for key, weight in RESULTS.items()
        if year >= FEES_SINCE or key != "other_overdue_fee"
    }


def _told(fresh: Application, result: str, lots: Lots) -> tuple[Application, FeeNotice | None]:
    """The case with its outcome, and the fee notice if there was one."""
    corrected, supplemented, asked = _steps(fresh, result, lots)
    clock = max(day for day in (fresh.received, corrected, supplemented, asked) if day)
    notice = _notice(fresh, result, clock, lots)
    if notice is not None:
        clock = notice.paid or lots.later(notice.issued, 21, 24)
    elif result == "other_overdue_correction":
        clock = lots.later(clock, 15, 20)
    extended = notice is None and lots.happens(12)
    if notice is not None and notice.paid is None:
        decided = clock
    else:
        decided = _decided(clock, extended=extended, lots=lots)
    return (
        replace(
            fresh,
            decided=decided,
            result=result,
            correction_sent=corrected,
            supplemented=supplemented,
            third_party_asked=asked,
            extended=extended,
        ),
        notice,
    )


def _steps(
    fresh: Application, result: str, lots: Lots
) -> tuple[date | None, date | None, date | None]:
    """Correction asked for, supplement received, third party asked: each as the result needs."""
    corrected = supplemented = asked = None
    needs = result in ("unable_unclear", "other_overdue_correction")
    if needs or lots.happens(8):
        corrected = lots.later(fresh.received, 2, 7)
        if result != "other_overdue_correction":
            supplemented = lots.later(corrected, 3, 14)
    if result == "denied_third" or (result == "partial" and lots.happens(40)):
        asked = lots.later(supplemented or fresh.received, 2, 6)
    return corrected, supplemented, asked


def _decided(clock: date, *, extended: bool, lots: Lots) -> date:
    """Within 20 working days, within 40 when extended; two in a hundred are late."""
    if lots.happens(2):
        return lots.later(clock, 41, 46) if extended else lots.later(clock, 21, 26)
    return lots.later(clock, 21, 40) if extended else lots.later(clock, 4, 20)


def _notice(fresh: Application, result: str, clock: date, lots: Lots) -> FeeNotice | None:
    """A fee notice: always before a lapse for non-payment, now and then before a grant."""
    lapsed = result == "other_overdue_fee"
    if fresh.received.year < FEES_SINCE or not (
        lapsed or (result in ("granted", "partial") and lots.happens(4))
    ):
        return None
    issued = lots.later(clock, 2, 15)
    by_item = lapsed or lots.happens(40)
    if by_item:
        quantity = lots.chance.randint(11, 45)
        fee = fee_by_items(quantity, on=fresh.received)
    else:
        quantity = lots.chance.randint(31, 320)
        fee = fee_by_pages(quantity, on=fresh.received)
    yuan = Decimal(fee.yuan)
    return FeeNotice(
        id=fresh.id.replace("SQ", "SF"),
        application=fresh.id,
        issued=issued,
        method="by_item" if by_item else "by_page",
        quantity=quantity,
        yuan=yuan,
        paid=None if lapsed else lots.later(issued, 3, 20),
        collected=Decimal(0) if lapsed else yuan,
    )
