"""Complaints under Art. 47 and 51: their clock, their acts, who sees them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gongkai.web.journal.queries import entries_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision.matters import matters
from gongkai.web.supervision.models import Complaint, Problem
from gongkai.web.supervision.queries import complaints
from gongkai.web.supervision.services import complaint as acts
from gongkai.web.supervision.terms import due_of, terms
from tests.web.conftest import Hire
from tests.web.supervision import things
from tests.web.supervision.things import DAY

EARLY = date(2024, 3, 1)
LATER = date(2024, 4, 15)


@pytest.fixture
def came(county: Organ, bureau: Organ) -> Complaint:
    return things.registered(county)


def test_the_clock_runs_from_receipt_then_from_acceptance(came: Complaint) -> None:
    first = due_of(came, day=DAY, calendar=calendar())
    assert first is not None
    assert (first.what, first.due, first.late) == ("决定是否受理", date(2024, 3, 11), False)
    taken = acts.accept(came, on=date(2024, 3, 6), by=None)
    second = due_of(taken, day=LATER, calendar=calendar())
    assert second is not None
    assert (second.what, second.due, second.late) == ("答复", date(2024, 4, 3), True)
    acts.establish(taken, finding="属实", on=LATER, by=None)
    done = acts.answer(taken, answer="已说明理由", on=LATER, by=None)
    assert due_of(done, day=LATER, calendar=calendar()) is None


def test_every_clock_says_that_it_is_no_law() -> None:
    assert {each.certainty for each in terms().clocks.values()} == {"house"}
    assert all("没有规定" in each.note for each in terms().clocks.values())


def test_an_order_to_correct_becomes_a_problem_of_the_organ(
    came: Complaint, bureau: Organ
) -> None:
    taken = acts.accept(came, on=DAY, by=None)
    acts.establish(taken, finding="目录没有更新", measure="correct", on=DAY, by=None)
    problem = Problem.objects.get(organ=bureau)
    assert (problem.source, problem.problem) == ("投诉举报", "目录没有更新")


def test_what_is_not_true_orders_nothing(came: Complaint) -> None:
    taken = acts.accept(came, on=DAY, by=None)
    acts.establish(taken, finding="已经公开", on=DAY, by=None)
    assert not Problem.objects.exists()


def test_days_and_states_that_cannot_be_are_refused(came: Complaint, county: Organ) -> None:
    for odd in (
        lambda: acts.accept(came, on=EARLY, by=None),
        lambda: acts.reject(came, answer="不是", on=EARLY, by=None),
        lambda: acts.establish(came, finding="属实", on=DAY, by=None),
        lambda: acts.answer(came, answer="答复", on=DAY, by=None),
        lambda: acts.register(
            county, about=county, basis="51", received=DAY, what="自己", by=None
        ),
    ):
        with pytest.raises(Refused):
            odd()
    came.refresh_from_db()
    assert came.state == Complaint.State.REGISTERED


def test_who_complained_is_sealed_and_not_in_the_journal(came: Complaint, county: Organ) -> None:
    assert "王某" not in came.sealed
    assert acts.complainant_of(came) == {"name": "王某", "contact": "13800000000"}
    words = [each.words for each in entries_of(organ=county.pk).entries]
    assert not any("王某" in each or "没有公开" in each for each in words)


def test_a_complaint_is_on_todays_list_of_the_authority_alone(
    came: Complaint, county: Organ, bureau: Organ, hire: Hire
) -> None:
    (matter,) = matters(hire(county, "authority"), day=LATER)
    assert (matter.due, matter.act) == (date(2024, 3, 11), "受理")
    assert matters(hire(bureau, "head"), day=LATER) == ()


def test_the_queue_goes_on_where_it_stopped(came: Complaint, county: Organ) -> None:
    for _ in range(50):
        things.registered(county)
    first = complaints([county.pk], state="", before="")
    rest = complaints([county.pk], state="registered", before=first.older)
    assert [len(first.rows), [each.pk for each in rest.rows], rest.older] == [50, [came.pk], ""]
    assert len(complaints([county.pk], state="", before="nonsense").rows) == 50


def test_the_authority_works_a_complaint_through_its_pages(
    came: Complaint, county: Organ, bureau: Organ, hire: Hire,
    enter: Callable[[Person], Client],
) -> None:  # fmt: skip
    client = enter(hire(county, "authority"))
    queue = client.get("/workspace/complaints/").text
    assert "已逾期" in queue
    assert "条例没有规定" in queue
    page = f"/workspace/complaints/{came.pk}/"
    assert "13800000000" in client.get(page).text
    assert enter(hire(bureau, "head")).get(page).status_code == 403
    client = enter(hire(county, "head"))
    assert client.post(f"{page}reject/", {"answer": "", "on": DAY}).status_code == 422
    assert client.post(f"{page}reject/", {"answer": "信访事项", "on": DAY}).status_code == 302
    assert client.post(f"{page}reject/", {"answer": "信访事项", "on": DAY}).status_code == 409
    assert "信访事项" in client.get(page).text


def test_a_complaint_about_the_handling_organ_cannot_be_entered_here(
    county: Organ, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(county, "authority"))
    address = f"/workspace/organs/{county.code}/complaints/register/"
    given = {"about": bureau.pk, "basis": "51", "received": DAY, "what": "没有答复"}
    assert client.post(address, given | {"about": county.pk}).status_code == 422
    assert client.post(address, given).status_code == 302
    assert Complaint.objects.get().about == bureau
