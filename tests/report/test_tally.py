"""The facts of a year become cells by the form's counting basis; each cell keeps its ids."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongkai.report.edition import edition
from gongkai.report.facts import (
    Application,
    Dispute,
    FeeIncome,
    FeeNotice,
    MonthlyCount,
    Organ,
    StandingDocument,
    YearFacts,
)
from gongkai.report.tally import Count, Counting, tally

FORM = edition("2021-30")
YEAR = YearFacts(organ=Organ(name="示例县综合服务局"), year=2024)


def application(
    received: date, decided: date | None = None, result: str | None = None
) -> Application:
    return Application(
        id="a1", applicant="natural", received=received, decided=decided, result=result
    )


def rows(*applications: Application, form: str = "2021-30") -> set[str]:
    counted = tally(replace(YEAR, applications=applications), edition=edition(form))
    return {
        key.split(".")[1]
        for key, count in counted.items()
        if key.endswith(".natural") and count.value
    }


def test_a_year_without_facts_is_a_table_of_zeros_without_ids() -> None:
    assert set(tally(YEAR, edition=FORM).values()) == {Count(0)}


def test_received_and_answered_in_the_year_is_new_and_handled() -> None:
    answered = application(date(2024, 1, 1), date(2024, 12, 31), "granted")
    assert rows(answered) == {"new_received", "granted", "total"}


def test_received_on_the_last_day_of_the_year_counts_this_year_and_is_carried_forward() -> None:
    assert rows(application(date(2024, 12, 31))) == {"new_received", "carried_forward"}


def test_what_came_last_year_and_was_open_is_carried_over() -> None:
    answered = application(date(2023, 12, 31), date(2024, 1, 2), "denied_third")
    assert rows(answered) == {"carried_over", "denied_third", "total"}


def test_what_is_answered_next_year_is_carried_forward_whatever_its_result() -> None:
    answered = application(date(2023, 12, 1), date(2025, 1, 2), "granted")
    assert rows(answered) == {"carried_over", "carried_forward"}


def test_what_was_answered_before_the_year_or_came_after_it_is_not_counted() -> None:
    assert rows(application(date(2023, 3, 1), date(2023, 12, 31), "granted")) == set()
    assert rows(application(date(2025, 1, 1))) == set()


def test_the_trial_form_counts_other_handling_in_one_row() -> None:
    lapsed = application(date(2024, 3, 1), date(2024, 4, 1), "other_overdue_correction")
    assert rows(lapsed, form="2019-60") == {"new_received", "other_single", "total"}


def test_each_cell_keeps_the_ids_it_counted_and_the_total_column_all_of_them() -> None:
    person = application(date(2024, 3, 1))
    company = replace(person, id="a2", applicant="business")
    counted = tally(replace(YEAR, applications=(person, company)), edition=FORM)
    assert counted["table3.new_received.natural"] == Count(1, ("a1",))
    assert counted["table3.new_received.business"] == Count(1, ("a2",))
    assert counted["table3.new_received.total"] == Count(2, ("a1", "a2"))


@pytest.mark.parametrize(
    ("accepted", "closed", "result", "again", "column"),
    [
        (date(2024, 5, 1), date(2024, 8, 1), "corrected", True, "corrected"),
        (date(2024, 5, 1), None, None, True, "pending"),
        (date(2024, 5, 1), date(2025, 2, 1), "upheld", True, "pending"),
        (date(2023, 5, 1), date(2024, 8, 1), "upheld", True, "upheld"),
        (date(2023, 5, 1), date(2024, 8, 1), "upheld", False, None),
        (date(2023, 5, 1), date(2023, 8, 1), "upheld", True, None),
        (date(2025, 1, 1), None, None, True, None),
    ],
)
def test_a_dispute_is_counted_where_it_stands_at_the_end_of_the_year(
    accepted: date, closed: date | None, result: str | None, again: bool, column: str | None
) -> None:
    dispute = Dispute(id="d1", group="review", accepted=accepted, closed=closed, result=result)
    facts = replace(YEAR, disputes=(dispute,))
    counted = tally(facts, edition=FORM, counting=Counting(count_again=again))
    found = {key for key, count in counted.items() if count.value}
    assert found == (
        set() if column is None else {f"table4.review.{column}", "table4.review.total"}
    )


def test_the_stock_of_documents_is_counted_on_the_last_day() -> None:
    def document(id_: str, issued: date, ended: date | None = None) -> StandingDocument:
        return StandingDocument(
            id=id_, kind="normative_documents", title="示例", issued=issued, ended=ended
        )

    stock = (
        document("old", date(2019, 1, 1)),
        document("made", date(2024, 12, 31)),
        document("ended", date(2020, 1, 1), date(2024, 12, 31)),
        document("ends next year", date(2020, 1, 1), date(2025, 1, 1)),
        document("ended before", date(2010, 1, 1), date(2023, 1, 1)),
        document("next year", date(2025, 1, 1)),
    )
    counted = tally(replace(YEAR, standing=stock), edition=FORM)
    assert counted["table2.normative_documents.made"].ids == ("made",)
    assert counted["table2.normative_documents.repealed"].ids == ("ended",)
    assert counted["table2.normative_documents.in_force"].ids == ("old", "made", "ends next year")
    assert counted["table2.regulations.in_force"].value == 0


def test_the_trial_form_counts_what_was_disclosed_and_leaves_unknown_items_blank() -> None:
    stock = (
        StandingDocument(
            id="s1",
            kind="normative_documents",
            title="示例",
            issued=date(2019, 1, 1),
            published=date(2019, 2, 1),
        ),
    )
    counted = tally(replace(YEAR, year=2019, standing=stock), edition=edition("2019-60"))
    assert counted["table2.normative_documents.disclosed"] == Count(1, ("s1",))
    assert counted["table2.normative_documents.total_disclosed"] == Count(1, ("s1",))
    assert counted["table2.permit.previous_items"] == Count(None)


def test_monthly_counts_are_added() -> None:
    months = tuple(MonthlyCount(id=f"m{n}", item="permit", month=n, count=n) for n in (1, 2))
    counted = tally(replace(YEAR, counts=months), edition=FORM)
    assert counted["table2.permit.decisions"] == Count(3, ("m1", "m2"))


def test_fees_are_in_ten_thousand_yuan_and_hold_the_information_fees_collected() -> None:
    facts = replace(
        YEAR,
        income=(FeeIncome(id="f1", name="示例收费", month=3, yuan=Decimal("10000")),),
        fee_notices=(
            FeeNotice(
                id="n1",
                application="a1",
                issued=date(2024, 3, 1),
                yuan=Decimal(700),
                paid=date(2024, 3, 9),
                collected=Decimal(700),
            ),
            FeeNotice(id="n2", application="a2", issued=date(2024, 3, 1), yuan=Decimal(100)),
        ),
    )
    counted = tally(facts, edition=FORM)["table2.fees.amount_10k_yuan"]
    assert counted == Count(Decimal("1.07"), ("f1", "n1"))
    assert counted.cell.value == Decimal("1.07")
