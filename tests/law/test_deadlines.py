"""The reply clock, replayed from the facts of a case."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.deadlines import late_by, reply_due
from gongkai.law.errors import BadFacts, NoNotice
from gongkai.law.facts import CaseFacts, Correction, Extension, FeeCharge
from gongkai.law.pauses import Pause
from gongkai.law.receipt import receipt_of
from gongkai.law.steps import Deadline
from gongkai.law.workdays import load_calendar

CALENDAR = load_calendar()
RECEIVED = date(2025, 1, 20)
DUE = date(2025, 2, 21)
PLAIN = CaseFacts(received=RECEIVED)


def replay(facts: CaseFacts) -> Deadline:
    return reply_due(facts, calendar=CALENDAR)


def keys(deadline: Deadline) -> list[tuple[str, bool]]:
    return [(one.key, one.ignored) for one in deadline.objections]


def test_a_plain_application_is_due_after_twenty_working_days() -> None:
    found = replay(PLAIN)
    assert (found.due, found.waiting, found.provisional, found.objections) == (DUE, "", False, ())
    assert [step.day for step in found.steps] == [RECEIVED, DUE]
    assert found.steps[-1].text == "答复期限20个工作日届满"
    assert found.steps[-1].cites == ("条例（2019）第三十三条第二款",)


def test_under_the_old_regulation_it_was_fifteen() -> None:
    found = replay(CaseFacts(received=date(2019, 4, 1)))
    assert found.due == CALENDAR.add_workdays(date(2019, 4, 1), 15)


def test_the_clock_starts_at_the_legal_receipt_and_waits_for_it() -> None:
    confirmed = receipt_of("internet", arrived=date(2025, 1, 17), confirmed=RECEIVED)
    assert replay(CaseFacts(received=confirmed)).due == DUE
    pending = replay(CaseFacts(received=receipt_of("internet", arrived=RECEIVED)))
    assert (pending.due, pending.waiting) == (None, "confirmation")


def test_an_extension_in_time_adds_up_to_twenty_working_days() -> None:
    found = replay(replace(PLAIN, extensions=(Extension(granted=DUE, workdays=20),)))
    assert found.due == date(2025, 3, 21)
    assert found.objections == ()
    assert "答复期限40个工作日届满" in found.steps[-1].text


@pytest.mark.parametrize(
    ("granted", "workdays", "key"),
    [
        (date(2025, 2, 24), 20, "extension_late"),
        (DUE, 21, "extension_length"),
        (DUE, 0, "extension_length"),
    ],
)
def test_an_extension_late_or_too_long_is_refused(granted: date, workdays: int, key: str) -> None:
    found = replay(replace(PLAIN, extensions=(Extension(granted=granted, workdays=workdays),)))
    assert found.due == DUE
    assert keys(found) == [(key, True)]
    assert found.objections[0].cites == ("条例（2019）第三十三条第二款",)


def test_a_second_extension_is_refused() -> None:
    twice = tuple(Extension(granted=date(2025, 2, day), workdays=10) for day in (10, 20))
    found = replay(replace(PLAIN, extensions=twice))
    assert found.due == CALENDAR.add_workdays(RECEIVED, 30)
    assert keys(found) == [("extension_repeated", True)]


def test_the_reasonable_delay_of_article_35_has_no_printed_limit() -> None:
    delay = Extension(granted=DUE, workdays=60, excessive=True)
    ordinary = Extension(granted=date(2025, 2, 10), workdays=10)
    found = replay(replace(PLAIN, extensions=(delay, ordinary)))
    assert found.due == CALENDAR.add_workdays(RECEIVED, 90)
    assert ("条例（2019）第三十五条",) in [step.cites for step in found.steps]
    nothing = replay(replace(PLAIN, extensions=(replace(delay, workdays=0),)))
    assert keys(nothing) == [("extension_length", True)]


def test_a_supplement_starts_a_full_clock() -> None:
    correction = Correction(sent=date(2025, 2, 5), supplemented=date(2025, 2, 10))
    found = replay(replace(PLAIN, corrections=(correction,)))
    assert found.due == CALENDAR.add_workdays(date(2025, 2, 10), 20)
    assert found.objections == ()


def test_without_the_supplement_there_is_no_due_day() -> None:
    found = replay(replace(PLAIN, corrections=(Correction(sent=date(2025, 2, 5)),)))
    assert (found.due, found.waiting) == (None, "supplement")
    assert found.steps[-1].text == "发出补正告知，原期限终止"


def test_a_correction_notice_after_the_seventh_day_is_late_but_has_effect() -> None:
    late = Correction(sent=date(2025, 2, 6), supplemented=date(2025, 2, 10))
    found = replay(replace(PLAIN, corrections=(late,)))
    assert keys(found) == [("correction_late", False)]
    assert "2025-02-05" in found.objections[0].text
    assert found.due == CALENDAR.add_workdays(date(2025, 2, 10), 20)


def test_a_second_correction_notice_is_objected_to() -> None:
    first = Correction(sent=date(2025, 2, 5), supplemented=date(2025, 2, 10))
    second = Correction(sent=date(2025, 2, 12), supplemented=date(2025, 2, 14))
    found = replay(replace(PLAIN, corrections=(second, first)))
    assert keys(found) == [("correction_repeated", False)]
    assert found.due == CALENDAR.add_workdays(date(2025, 2, 14), 20)


def test_an_act_while_the_clock_stands_still_has_no_effect() -> None:
    correction = Correction(sent=date(2025, 2, 5), supplemented=date(2025, 2, 20))
    extension = Extension(granted=date(2025, 2, 10), workdays=10)
    found = replay(replace(PLAIN, corrections=(correction,), extensions=(extension,)))
    assert keys(found) == [("not_running", True)]
    waiting = replay(
        replace(
            PLAIN, corrections=(replace(correction, supplemented=None),), extensions=(extension,)
        )
    )
    assert keys(waiting) == [("not_running", True)]


def test_payment_of_the_fee_starts_a_full_clock_the_day_after() -> None:
    fee = FeeCharge(sent=date(2025, 2, 6), delivered=date(2025, 2, 7), paid=date(2025, 2, 14))
    found = replay(replace(PLAIN, fee=fee))
    assert found.due == CALENDAR.add_workdays(date(2025, 2, 14), 20)
    assert found.objections == ()
    payable = CALENDAR.add_workdays(date(2025, 2, 7), 20)
    assert f"缴费期限至 {payable}" in found.steps[1].text


def test_an_unpaid_fee_leaves_no_due_day() -> None:
    found = replay(replace(PLAIN, fee=FeeCharge(sent=date(2025, 2, 6))))
    assert (found.due, found.waiting) == (None, "payment")


def test_a_late_fee_notice_and_a_late_payment_are_objected_to() -> None:
    late_notice = FeeCharge(sent=date(2025, 2, 24), paid=date(2025, 2, 25))
    assert keys(replay(replace(PLAIN, fee=late_notice))) == [("fee_notice_late", False)]
    late_payment = FeeCharge(sent=date(2025, 2, 6), paid=date(2025, 3, 6))
    found = replay(replace(PLAIN, fee=late_payment))
    assert keys(found) == [("payment_late", False)]
    assert "2025-03-05" in found.objections[0].text


def test_notice_and_payment_on_the_last_day_are_in_time() -> None:
    last = FeeCharge(sent=DUE, paid=CALENDAR.add_workdays(DUE, 20))
    assert keys(replay(replace(PLAIN, fee=last))) == []


def test_an_extension_before_the_fee_does_not_lengthen_the_new_clock() -> None:
    facts = replace(
        PLAIN,
        extensions=(Extension(granted=date(2025, 2, 6), workdays=10),),
        fee=FeeCharge(sent=date(2025, 2, 7), paid=date(2025, 2, 10)),
    )
    assert replay(facts).due == CALENDAR.add_workdays(date(2025, 2, 10), 20)


def test_a_third_party_letter_takes_its_time_out_of_the_term() -> None:
    letter = Pause(kind="third_party", sent=date(2025, 2, 6), returned=date(2025, 2, 12))
    found = replay(replace(PLAIN, pauses=(letter,)))
    assert found.due == CALENDAR.add_workdays(RECEIVED, 25)
    assert any(step.text == "收到回复，自次日起恢复计算" for step in found.steps)


def test_an_unanswered_letter_stops_the_clock_until_its_term_ends() -> None:
    found = replay(replace(PLAIN, pauses=(Pause(kind="joint_organ", sent=date(2025, 2, 6)),)))
    assert found.due == CALENDAR.add_workdays(RECEIVED, 35)
    ends = [step for step in found.steps if step.text.startswith("意见期限届满")]
    assert ends[0].cites == ("条例（2019）第三十四条", "条例（2019）第三十三条第三款")


def test_letters_that_overlap_are_not_counted_twice() -> None:
    letters = (
        Pause(kind="third_party", sent=date(2025, 2, 6), returned=date(2025, 2, 12)),
        Pause(kind="other_organ", sent=date(2025, 2, 7), returned=date(2025, 2, 13)),
    )
    assert replay(replace(PLAIN, pauses=letters)).due == CALENDAR.add_workdays(RECEIVED, 26)


def test_a_letter_on_the_last_day_takes_nothing_out_but_is_allowed() -> None:
    found = replay(replace(PLAIN, pauses=(Pause(kind="third_party", sent=DUE),)))
    assert (found.due, found.objections) == (DUE, ())


def test_a_letter_after_the_term_changes_nothing_and_is_objected_to() -> None:
    found = replay(replace(PLAIN, pauses=(Pause(kind="third_party", sent=date(2025, 2, 24)),)))
    assert found.due == DUE
    assert keys(found) == [("pause_late", True)]


@pytest.mark.parametrize(
    "facts",
    [
        replace(PLAIN, pauses=(Pause(kind="third_party", sent=date(2025, 1, 17)),)),
        replace(PLAIN, extensions=(Extension(granted=date(2025, 1, 17), workdays=1),)),
        replace(
            PLAIN,
            corrections=(Correction(sent=date(2025, 2, 5), supplemented=date(2025, 2, 4)),),
        ),
        replace(PLAIN, fee=FeeCharge(sent=date(2025, 2, 5), delivered=date(2025, 2, 4))),
        replace(PLAIN, fee=FeeCharge(sent=date(2025, 2, 5), paid=date(2025, 2, 4))),
    ],
)
def test_days_that_contradict_each_other_are_refused(facts: CaseFacts) -> None:
    with pytest.raises(BadFacts, match="早于"):
        replay(facts)


def test_lateness_is_counted_in_working_days() -> None:
    found = replay(PLAIN)
    assert late_by(found, done=DUE, calendar=CALENDAR) == 0
    assert late_by(found, done=date(2025, 2, 25), calendar=CALENDAR) == 2
    waiting = replay(replace(PLAIN, corrections=(Correction(sent=RECEIVED),)))
    assert late_by(waiting, done=date(2025, 6, 3), calendar=CALENDAR) == 0


def test_a_december_case_is_refused_or_provisional_with_the_reason() -> None:
    facts = CaseFacts(received=date(2026, 12, 15))
    with pytest.raises(NoNotice):
        replay(facts)
    found = reply_due(facts, calendar=CALENDAR.as_provisional())
    assert found.provisional
    assert found.doubts == ("未载入2027年节假日安排通知，暂按周末和法定节日推算，未计调休",)
    sure = reply_due(CaseFacts(received=date(2026, 11, 1)), calendar=CALENDAR.as_provisional())
    assert not sure.provisional


@given(
    received=st.dates(date(2023, 1, 1), date(2024, 6, 30)),
    offsets=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4),
    extension=st.none() | st.integers(1, 20),
)
def test_any_case_is_due_after_exactly_its_unpaused_working_days(
    received: date, offsets: list[tuple[int, int]], extension: int | None
) -> None:
    letters = tuple(
        Pause(
            kind="third_party",
            sent=CALENDAR.add_workdays(received, sent),
            returned=CALENDAR.add_workdays(received, sent + lasted),
        )
        for sent, lasted in offsets
    )
    granted = (Extension(granted=received, workdays=extension),) if extension else ()
    facts = CaseFacts(received=received, pauses=letters, extensions=granted)
    due = replay(facts).due
    assert due
    paused = {at for sent, lasted in offsets for at in range(sent + 1, sent + min(lasted, 15) + 1)}
    at = CALENDAR.workdays_between(received, due)
    assert sum(n not in paused for n in range(1, at + 1)) == 20 + (extension or 0)
    assert at not in paused
