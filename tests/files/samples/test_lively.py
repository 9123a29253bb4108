"""The invented organ has every kind of case, carries over, and is the same for one seed."""

from collections import Counter
from itertools import product

import pytest

from gongkai.files.samples import lively_organ, lively_years
from gongkai.law.decisions import leaves
from gongkai.law.fees import fee_by_items, fee_by_pages
from gongkai.law.workdays import load_calendar
from gongkai.report.edition import edition_of
from gongkai.report.facts import APPLICANTS, DISPUTE_GROUPS
from gongkai.report.tally import tally


def test_one_seed_gives_one_organ_and_another_seed_another() -> None:
    assert lively_organ() == lively_organ()
    assert lively_organ(seed=2) != lively_organ()


def test_every_leaf_and_every_kind_of_applicant_is_counted() -> None:
    counts = tally(lively_organ(), edition=edition_of(2024))
    rows = (*leaves(), "new_received", "carried_over", "carried_forward")
    assert [row for row in rows if not counts[f"table3.{row}.total"].value] == []
    assert [each for each in APPLICANTS if not counts[f"table3.new_received.{each}"].value] == []
    assert counts["table3.new_received.total"].value == 400


def test_every_block_of_disputes_has_every_outcome_and_pending_ones() -> None:
    counts = tally(lively_organ(), edition=edition_of(2024))
    cells = product(DISPUTE_GROUPS, ("upheld", "corrected", "other", "pending"))
    assert [each for each in cells if not counts["table4." + ".".join(each)].value] == []


def test_corrections_extensions_third_parties_and_fees_all_happen() -> None:
    facts = lively_organ()
    assert any(each.correction_sent and each.supplemented for each in facts.applications)
    assert any(each.extended for each in facts.applications)
    assert any(each.third_party_asked for each in facts.applications)
    assert {each.method for each in facts.fee_notices} == {"by_item", "by_page"}
    assert any(each.paid is None for each in facts.fee_notices)


def test_every_fee_is_the_fee_of_the_law() -> None:
    received = {each.id: each.received for each in lively_organ().applications}
    compute = {"by_item": fee_by_items, "by_page": fee_by_pages}
    for each in lively_organ().fee_notices:
        fee = compute[each.method](each.quantity, on=received[each.application])
        assert fee.yuan == each.yuan > 0
        assert each.collected == (each.yuan if each.paid else 0)


def test_whoever_lapsed_for_a_fee_had_an_unpaid_notice() -> None:
    facts = lively_organ()
    unpaid = {each.application for each in facts.fee_notices if each.paid is None}
    lapsed = {each.id for each in facts.applications if each.result == "other_overdue_fee"}
    assert lapsed
    assert lapsed <= unpaid


def test_receipts_and_decisions_fall_on_working_days_in_order() -> None:
    calendar = load_calendar()
    for each in lively_organ().applications:
        days = (each.received, each.correction_sent, each.supplemented, each.decided)
        known = [day for day in days if day]
        assert known == sorted(known)
        assert all(calendar.is_workday(day) for day in known)


@pytest.mark.parametrize("first", [2019, 2023])
def test_consecutive_years_carry_over_column_by_column(first: int) -> None:
    earlier, later = lively_years(first, first + 1, applications=120)
    before = tally(earlier, edition=edition_of(first))
    after = tally(later, edition=edition_of(first + 1))
    for column in (*APPLICANTS, "total"):
        out = before[f"table3.carried_forward.{column}"]
        assert out.ids == after[f"table3.carried_over.{column}"].ids
    assert before["table3.carried_forward.total"].value
    for group in DISPUTE_GROUPS:
        assert before[f"table4.{group}.pending"].value


def test_the_stock_of_one_year_explains_the_stock_of_the_next() -> None:
    earlier, later = lively_years(2023, 2024)
    before = tally(earlier, edition=edition_of(2023))
    after = {
        key: int(count.value or 0) for key, count in tally(later, edition=edition_of(2024)).items()
    }
    stood = before["table2.normative_documents.in_force"].value
    made, ended = (after[f"table2.normative_documents.{each}"] for each in ("made", "repealed"))
    assert after["table2.normative_documents.in_force"] == stood + made - ended


def test_nobody_could_fail_to_pay_before_the_fee_rules() -> None:
    facts = lively_organ(year=2019)
    assert facts.fee_notices == ()
    assert "other_overdue_fee" not in Counter(each.result for each in facts.applications)


def test_the_size_is_as_asked() -> None:
    facts = lively_organ(applications=900, documents=300)
    assert len([each for each in facts.applications if each.received.year == 2024]) == 900
    assert len(facts.documents) == 300
    assert len(lively_organ(applications=3, documents=1).documents) == 1
    quiet = lively_organ(applications=0, documents=0)
    assert (quiet.applications, quiet.disputes, quiet.documents) == ((), (), ())
