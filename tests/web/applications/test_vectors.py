"""The printed due days and fees of the reference, through the acts of the web."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gongkai.law.terms import correction_notice_due, third_party_answer_due
from gongkai.web.applications.clock import deadline, events_of
from gongkai.web.applications.fees import worked, year_sums
from gongkai.web.applications.models import FeeNotice
from gongkai.web.applications.services import charging, consulting, correcting, deciding, extending
from gongkai.web.applications.workspace.pages import letters_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.law.test_fees import formula
from tests.web.applications.making import DAY, PERSON, charged, handling, later, replied

# received, +7 (correction notice), +15 (third party), +20 (reply), +40 (extended)
DUE_DAYS = [
    ("2025-01-20", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"),
    ("2025-09-24", "2025-10-10", "2025-10-21", "2025-10-28", "2025-11-25"),
    ("2025-12-19", "2025-12-30", "2026-01-12", "2026-01-19", "2026-02-14"),
    ("2026-02-10", "2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14"),
    ("2026-02-14", "2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20"),
    ("2026-09-18", "2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19"),
]
BY_ITEM = [(11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400),
           (60, 11000)]  # fmt: skip
BY_PAGE = [(31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)]


@pytest.mark.parametrize("row", DUE_DAYS)
def test_the_printed_due_days(bureau: Organ, row: tuple[str, ...]) -> None:
    received, seven, fifteen, twenty, forty = map(date.fromisoformat, row)
    case = handling(bureau, on=received)
    assert case.due == twenty
    assert extending.extend(case, workdays=20, reason="量大", on=twenty, by=None).due == forty
    correcting.ask_correction(
        handling(bureau, on=received), points="年份", until=forty, on=seven, by=None
    )
    with pytest.raises(Refused, match=str(seven)):
        correcting.ask_correction(
            handling(bureau, on=received), points="年份", until=forty,
            on=seven + timedelta(days=1), by=None,
        )  # fmt: skip
    other = handling(bureau, on=received)
    consulting.consult(other, whom="third_party", name="某", about="", on=received, by=None)
    (letter,) = letters_of(events_of(other))
    assert letter.until == fifteen
    days = calendar()
    assert correction_notice_due(received=received, calendar=days).due == seven
    assert third_party_answer_due(delivered=received, calendar=days).due == fifteen


def test_a_december_case_is_marked_provisional_until_the_notice_comes(bureau: Organ) -> None:
    found = deadline(handling(bureau, on=date(2026, 12, 15)), calendar=calendar())
    assert found.provisional
    assert "2027" in found.doubts[0]


@pytest.mark.parametrize(("items", "yuan"), BY_ITEM)
def test_the_printed_totals_by_item(bureau: Organ, items: int, yuan: int) -> None:
    notice = FeeNotice.objects.get(case=charged(bureau, items=items))
    assert (int(notice.yuan), notice.quantity, notice.already) == (yuan, items, 0)
    assert notice.yuan == sum(formula(n) for n in range(1, items + 1))


@pytest.mark.parametrize(("pages", "yuan"), BY_PAGE)
def test_the_printed_totals_by_page(bureau: Organ, pages: int, yuan: int) -> None:
    notice = charging.charge(
        handling(bureau), method="by_page", pages=pages, how="省非税系统", on=DAY, by=None
    )
    assert notice.yuan == yuan


@pytest.mark.parametrize(("method", "pages"), [("by_item", 0), ("by_page", 30), ("by_page", 0)])
def test_what_is_free_is_not_charged(bureau: Organ, method: str, pages: int) -> None:
    with pytest.raises(Refused, match="不收费"):
        charging.charge(
            handling(bureau), method=method, pages=pages, how="省非税系统", on=DAY, by=None
        )


def test_items_of_a_month_are_added_up_in_order_of_receipt(bureau: Organ) -> None:
    person = PERSON | {"id_number": "甲"}

    def one(items: int, on: date) -> object:
        return handling(bureau, on=on, person=person, items=[f"{n}" for n in range(items)])

    second, first = one(8, date(2025, 3, 10)), one(9, date(2025, 3, 5))
    third, april = one(35, date(2025, 3, 31)), one(9, date(2025, 4, 1))
    for case, already, yuan in ((first, 0, 0), (second, 9, 700), (april, 0, 0)):
        found = worked(case, method="by_item")  # type: ignore[arg-type]
        assert (found.already, found.fee.yuan) == (already, yuan)
    found = worked(third, method="by_item")  # type: ignore[arg-type]
    assert (found.already, found.fee.yuan) == (17, sum(formula(n) for n in range(18, 53)))
    assert found.told[0] == "第18—30件，13件 × 100元 = 1300元"


def test_pages_of_several_cases_are_never_added_up_nor_counted_as_items(bureau: Organ) -> None:
    person = PERSON | {"id_number": "乙"}
    first = handling(bureau, person=person, items=["一"] * 9)
    charging.charge(first, method="by_page", pages=40, how="省非税系统", on=DAY, by=None)
    second = handling(bureau, person=person, items=["二"] * 9)
    assert worked(second, method="by_item").already == 0
    assert worked(second, method="by_page", pages=40).fee.yuan == 100


def test_one_case_has_one_method(bureau: Organ) -> None:
    case = charged(bureau)
    notice = FeeNotice.objects.get(case=case)
    charging.pay(case, yuan=notice.yuan, on=DAY, by=None)
    with pytest.raises(Refused, match="一种计收方式"):
        charging.charge(case, method="by_page", pages=99, how="省非税系统", on=DAY, by=None)


def test_before_2021_nothing_is_charged(bureau: Organ) -> None:
    case = handling(bureau, on=date(2020, 12, 30), items=["一"] * 20)
    with pytest.raises(Refused):
        charging.charge(
            case, method="by_item", how="省非税系统", on=date(2021, 1, 4), by=None
        )  # fmt: skip


def test_payment_starts_the_term_anew_and_the_whole_is_due(bureau: Organ) -> None:
    case = charged(bureau)
    assert case.due is None
    with pytest.raises(Refused, match="不符"):
        charging.pay(case, yuan=Decimal(1), on=DAY, by=None)
    notice = charging.note_charge_delivery(case, on=later(DAY, 2), by=None)
    last = later(DAY, 22)
    with pytest.raises(Refused, match="视为放弃"):
        charging.pay(case, yuan=notice.yuan, on=later(last, 1), by=None)
    with pytest.raises(Refused, match="尚未届满"):
        charging.lapse_fee(case, on=last, by=None)
    notice = charging.pay(case, yuan=notice.yuan, bill="票1", on=last, by=None)
    case.refresh_from_db()
    assert (case.state, notice.bill) == ("handling", "票1")
    assert case.due == later(last, 20)


def test_an_unpaid_fee_lapses_with_every_reason_said(bureau: Organ) -> None:
    case = charged(bureau)
    over = later(DAY, 21)
    case = charging.lapse_fee(case, on=over, by=None)
    case = deciding.sign(case, on=over, by=None)
    case = deciding.deliver(replied(case), route="post", proof="EMS1", on=over, by=None)
    assert case.leaf == "other_overdue_fee"
    assert FeeNotice.objects.get(case=case).lapsed == over


def test_money_is_given_back_once_and_never_more_than_came(bureau: Organ) -> None:
    case = charged(bureau)
    notice = FeeNotice.objects.get(case=case)
    with pytest.raises(Refused, match="现在是"):
        charging.refund(case, yuan=Decimal(1), voucher="T", reason="多收", on=DAY, by=None)
    charging.pay(case, yuan=notice.yuan, on=DAY, by=None)
    for yuan in (Decimal(0), notice.yuan + 1):
        with pytest.raises(Refused, match="不超过"):
            charging.refund(case, yuan=yuan, voucher="T", reason="多收", on=DAY, by=None)
    charging.voucher(case, bill="票2", voucher="缴1", on=DAY, by=None)
    charging.refund(case, yuan=Decimal(100), voucher="退1", reason="多收", on=DAY, by=None)
    with pytest.raises(Refused, match="已于"):
        charging.refund(case, yuan=Decimal(1), voucher="退2", reason="多收", on=DAY, by=None)
    sums = year_sums(bureau.pk, year=2025)
    assert (sums["notices"], sums["collected"], sums["refunded"]) == (1, notice.yuan, 100)


def test_a_notice_after_the_term_is_refused(bureau: Organ) -> None:
    case = handling(bureau)
    with pytest.raises(Refused, match="处理期限内"):
        charging.charge(
            case, method="by_page", pages=99, how="省非税系统", on=later(DAY, 21), by=None
        )
