"""Reviews and suits: clocks of the respondent, outcomes and their classes, table 4."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client

from gongkai.report.edition import edition_of
from gongkai.report.tally import tally
from gongkai.web.annual.facts import year_facts
from gongkai.web.applications.services import closing
from gongkai.web.disputes import queries, services
from gongkai.web.disputes.clock import answer_due, performance_due
from gongkai.web.disputes.evidence import exhibits
from gongkai.web.disputes.facts import disputes_of
from gongkai.web.disputes.matters import matters
from gongkai.web.disputes.models import Dispute, State, Step
from gongkai.web.disputes.outcomes import of_path, outcomes
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.applications import making
from tests.web.conftest import Hire
from tests.web.disputes import things
from tests.web.disputes.things import ACCEPTED, CLOSED, SERVED

ACTS: dict[str, tuple[Callable[[Dispute], object], tuple[str, ...]]] = {
    "answer": (
        lambda it: services.answer(it, on=date(2024, 5, 20), calendar=calendar(), by=None),
        ("open",),
    ),
    "step": (
        lambda it: services.add_step(it, kind="hearing", on=CLOSED, words="听证", by=None),
        ("open", "answered", "decided", "performing"),
    ),
    "close": (
        lambda it: services.close(
            it, on=CLOSED, outcome="review_upheld", perform_by=None, by=None
        ),
        ("open", "answered", "decided", "performing"),
    ),
    "perform": (
        lambda it: services.perform(it, on=date(2024, 7, 10), words="重新答复", by=None),
        ("performing",),
    ),
    "archive": (lambda it: services.archive(it, by=None), ("decided",)),
}
(KIND,) = things.THINGS


@pytest.mark.parametrize(("state", "act"), list(product(State.values, ACTS)))
def test_an_act_is_done_in_its_states_and_refused_in_all_others(
    bureau: Organ, state: str, act: str
) -> None:
    dispute = KIND.make(state, bureau, lambda *_: None)
    before = Dispute.objects.filter(pk=dispute.pk).values().get()
    do, states = ACTS[act]
    if state in states:
        do(dispute)
        assert history_of(dispute).entries[0].act == f"dispute.{act}"
        return
    with pytest.raises(Refused):
        do(dispute)
    assert Dispute.objects.filter(pk=dispute.pk).values().get() == before


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({}, date(2024, 5, 21)),  # ten working days; 11 May was worked, 1–5 May were not
        ({"simple": True}, date(2024, 5, 14)),
        ({"group": "litigation_direct"}, date(2024, 5, 23)),  # fifteen days
    ],
)
def test_the_respondents_clock_runs_from_the_day_of_service(
    bureau: Organ, more: dict[str, object], due: date
) -> None:
    found = answer_due(things.opened(bureau, **more), calendar=calendar())
    assert found.due == due
    assert all(step.cites for step in found.steps)


def test_the_clock_tells_how_many_days_are_left(bureau: Organ) -> None:
    open_ = things.opened(bureau)
    due = queries.clock_of(open_, day=date(2025, 1, 1), calendar=calendar())
    assert due is not None
    assert due.due.due is not None
    for days, said, late in ((-3, "还剩 3 天", False), (0, "今日到期", False),
                             (2, "已逾期 2 天", True)):  # fmt: skip
        day = due.due.due + timedelta(days=days)
        clock = queries.clock_of(open_, day=day, calendar=calendar())
        assert clock is not None
        assert (clock.told, clock.late) == (said, late)


def test_a_late_answer_is_noted_as_late(bureau: Organ) -> None:
    dispute = things.opened(bureau)
    services.answer(dispute, on=date(2024, 5, 30), calendar=calendar(), by=None)
    assert "已逾期" in history_of(dispute).entries[0].words


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        ({"about": " "}, "about"),
        ({"served": date(2024, 5, 5)}, "served"),
        ({"group": "litigation_direct", "simple": True}, "simple"),
        ({"role": "co_defendant"}, "role"),
    ],
)
def test_what_cannot_be_is_refused(bureau: Organ, odd: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        things.opened(bureau, **odd)
    assert refused.value.field == field
    assert not Dispute.objects.exists()


def test_a_number_is_entered_once_in_an_organ(bureau: Organ, neighbour: Organ) -> None:
    things.opened(bureau, number="甲1号")
    things.opened(neighbour, number="甲1号")
    with pytest.raises(Refused):
        things.opened(bureau, number="甲1号")


def test_an_outcome_is_one_of_the_path(bureau: Organ) -> None:
    dispute = things.answered(bureau)
    for odd in ("suit_revoked", "", "没有"):
        with pytest.raises(Refused):
            services.close(dispute, on=CLOSED, outcome=odd, perform_by=None, by=None)
    with pytest.raises(Refused):
        services.close(
            dispute, on=CLOSED, outcome="review_upheld", perform_by=date(2024, 8, 1), by=None
        )


def test_every_outcome_is_counted_in_one_class() -> None:
    assert {each.counts for each in outcomes().values()} == {"upheld", "corrected", "other"}
    assert len(of_path("review")) + len(of_path("suit")) == len(outcomes())


def test_an_appeal_replaces_the_outcome_of_the_first_instance(bureau: Organ) -> None:
    dispute = things.answered(bureau, group="litigation_direct")
    services.close(dispute, on=CLOSED, outcome="suit_dismissed", perform_by=None, by=None)
    services.add_step(dispute, kind=Step.Kind.APPEAL, on=date(2024, 7, 8), words="上诉", by=None)
    ended = services.close(
        dispute, on=date(2024, 10, 9), outcome="suit_revoked", perform_by=None, by=None
    )
    assert ended.state == State.PERFORMING
    (fact,) = disputes_of(bureau, year=2024)
    assert (fact.closed, fact.result) == (date(2024, 10, 9), "corrected")


def test_a_day_for_performance_in_the_document_goes_first(bureau: Organ) -> None:
    dispute = things.answered(bureau)
    ended = services.close(
        dispute, on=CLOSED, outcome="review_ordered", perform_by=date(2024, 7, 31), by=None
    )
    due = performance_due(ended, calendar=calendar())
    assert due is not None
    assert due.due == date(2024, 7, 31)
    clock = queries.clock_of(ended, day=date(2024, 8, 1), calendar=calendar())
    assert clock is not None
    assert clock.late


def test_table_four_counts_by_path_and_class_and_leaves_out_co_defendants(bureau: Organ) -> None:
    things.decided(bureau)
    things.performing(bureau)
    things.opened(bureau)
    things.opened(bureau, group="litigation_after_review", role="co_defendant")
    things.opened(bureau, accepted=date(2025, 1, 6), served=date(2025, 1, 8))
    cells = tally(year_facts(bureau, year=2024), edition=edition_of(2024))
    row = {key: cells[f"table4.review.{key}"].value
           for key in ("upheld", "corrected", "other", "pending", "total")}  # fmt: skip
    assert row == {"upheld": 1, "corrected": 1, "other": 0, "pending": 1, "total": 3}
    assert cells["table4.litigation_after_review.total"].value == 0
    assert cells["table4.review.total"].ids[0].startswith("dispute-")


def test_what_was_pending_is_in_the_next_years_facts_again(bureau: Organ) -> None:
    things.opened(bureau)
    things.decided(bureau)
    assert len(disputes_of(bureau, year=2024)) == 2
    assert len(disputes_of(bureau, year=2025)) == 1


def test_an_open_dispute_is_on_todays_list_of_the_office(bureau: Organ, hire: Hire) -> None:
    dispute = things.opened(bureau)
    (matter,) = matters(hire(bureau, "ogi_head"), day=SERVED)
    assert (str(dispute) in matter.what, matter.due) == (True, date(2024, 5, 21))
    assert matters(hire(bureau, "secrecy_reviewer"), day=SERVED) == ()


def test_the_list_pages_back_to_the_first(bureau: Organ) -> None:
    made = [things.opened(bureau) for _ in range(5)]
    first = queries.listed([bureau.pk], size=2)
    second = queries.listed([bureau.pk], size=2, before=first.older)
    third = queries.listed([bureau.pk], size=2, before=second.older)
    assert [*first.rows, *second.rows, *third.rows] == made[::-1]
    assert third.older == ""
    assert queries.listed([bureau.pk], before="x_y", state="没有").rows == tuple(made[::-1])


def test_a_clerk_enters_a_review_on_a_page_and_sees_why_it_is_due(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    given = {
        "group": "review", "role": "respondent", "ground": "overdue", "about": "逾期未答复",
        "authority": "某县人民政府", "number": "某政复〔2024〕88号", "party": "李某",
        "accepted": ACCEPTED, "served": "2024-05-01",
    }  # fmt: skip
    address = f"/workspace/organs/{bureau.code}/disputes/enter/"
    bad = client.post(address, given)
    assert (bad.status_code, "不能早于受理日期" in bad.text) == (422, True)
    assert client.post(address, given | {"served": SERVED}).status_code == 302
    page = client.get(f"/workspace/disputes/{Dispute.objects.get().pk}/").text
    assert "2024-05-21" in page
    assert "行政复议法" in page


def test_a_review_names_its_case_by_the_number_on_the_letter(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    case = making.closed(bureau)
    client = enter(hire(bureau, "clerk"))
    given = {
        "group": "review", "role": "respondent", "ground": "decision", "about": "",
        "authority": "某县人民政府", "number": "某政复〔2025〕1号", "party": "李某",
        "accepted": "2025-03-10", "served": "2025-03-11",
    }  # fmt: skip
    address = f"/workspace/organs/{bureau.code}/disputes/enter/"
    bad = client.post(address, given | {"case": "〔2025〕99号"})
    assert (bad.status_code, "没有这个登记编号" in bad.text) == (422, True)
    typed = case.number.replace("〔", " [").replace("〕", "] ")
    assert client.post(address, given | {"case": typed}).status_code == 302
    dispute = Dispute.objects.get()
    assert dispute.case == case
    page = client.get(f"/workspace/disputes/{dispute.pk}/").text
    assert f'href="/workspace/cases/{case.pk}/"' in page
    told = [each.title for each in exhibits(dispute)]
    assert told == ["政府信息公开申请", "审批记录", "送达凭证", str(case.letters.get())]
    assert "证据目录" in page
    closing.reopen(case, reason="复议决定", on=dispute.accepted + timedelta(days=1), by=None)
    assert [each.title for each in exhibits(dispute)] == told


def test_what_was_revoked_leads_to_the_case_that_is_answered_anew(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    case, head = making.closed(bureau), enter(hire(bureau, "ogi_head"))
    dispute = things.opened(bureau, case=case)
    address, again = f"/workspace/disputes/{dispute.pk}/", f"/workspace/cases/{case.pk}/reopen/"
    assert again not in head.get(address).text
    services.close(dispute, on=CLOSED, outcome="review_revoked", perform_by=None, by=None)
    assert again in head.get(address).text


def test_without_a_case_there_is_no_record_to_draw_evidence_from(bureau: Organ) -> None:
    assert exhibits(things.opened(bureau)) == ()
