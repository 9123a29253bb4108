"""What of publishing waits for whom, and what the report counts."""

from datetime import date, timedelta

import pytest

from gongkai.web.documents.services import passing
from gongkai.web.organs.matters import Whose
from gongkai.web.publishing.facts import publications_of
from gongkai.web.publishing.matters import matters
from gongkai.web.publishing.models import Step
from gongkai.web.publishing.services import drafting, releasing
from tests.web.publishing.making import AT, Staff, column, words
from tests.web.publishing.test_sources import published

DAY = date(2024, 5, 7)


def told(staff: Staff, role: str) -> list[tuple[str, Whose]]:
    return [(each.act, each.whose) for each in matters(staff[role], day=DAY)]


@pytest.mark.parametrize(
    ("step", "role", "act"),
    [
        ("draft", "clerk", "送审"),
        ("returned", "clerk", "修改"),
        ("first", "section_head", "一审一校"),
        ("first", "ogi_head", "一审一校"),
        ("second", "deputy_head", "二审二校"),
        ("third", "head", "三审三校"),
        ("scheduled", "head", "发布"),
    ],
)
def test_each_step_waits_for_somebody(staff: Staff, step: str, role: str, act: str) -> None:
    staff.in_step(step)
    assert told(staff, role) == [(act, Whose.MINE)]
    others = {"section_head", "deputy_head", "head", "secrecy_reviewer"} - {role}
    if step not in ("draft", "returned", "scheduled"):
        assert told(staff, "clerk") == [("查看", Whose.OTHERS)]
    for each in others - ({"section_head"} if step == "first" else set()):
        assert told(staff, each) == [] or (step, each) == ("first", "secrecy_reviewer")


def test_the_secrecy_review_waits_until_it_is_done(staff: Staff) -> None:
    version = staff.in_step(Step.FIRST)
    assert told(staff, "secrecy_reviewer") == [("审查", Whose.MINE)]
    staff.clear(version)
    assert told(staff, "secrecy_reviewer") == []


def test_what_is_over_or_has_its_minute_waits_for_nobody(staff: Staff) -> None:
    for step in ("published", "withdrawn", "replaced", "dropped"):
        staff.in_step(step)
    version = staff.in_step("scheduled")
    releasing.schedule(version, scheduled_for=AT + timedelta(days=1), at=AT, by=staff["head"])
    for role in ("clerk", "section_head", "deputy_head", "head", "secrecy_reviewer", "ogi_head"):
        assert told(staff, role) == []


def test_a_matter_says_by_which_day(staff: Staff) -> None:
    staff.submitted(staff.drafted(formed_on=date(2024, 5, 1)))
    (matter,) = matters(staff["section_head"], day=DAY)
    assert matter.due == date(2024, 5, 30)


def test_an_item_of_a_void_document_is_to_be_withdrawn_today(staff: Staff) -> None:
    item = published(staff)
    passing.void(item.document, reason="有误", by=staff["head"])  # type: ignore[arg-type]
    (matter,) = matters(staff["ogi_head"], day=DAY)
    assert (matter.act, matter.due) == ("撤回", DAY)


def test_the_report_counts_what_was_published_in_the_year_and_no_document_twice(
    staff: Staff,
) -> None:
    published(staff)
    staff.withdrawn()
    staff.drafted()
    budget = drafting.draft(
        column=column(staff.organ, "budget"), words=words("预算"), at=AT, by=staff["clerk"]
    )
    staff.reviewed(3, budget)
    releasing.publish(budget, at=AT + timedelta(days=300), by=staff["head"])
    (last,) = publications_of(staff.organ, year=2024)
    assert (last.channel, last.column, last.month, last.subject) == (
        "政府网站", "其他法定公开信息", 5, "",
    )  # fmt: skip
    (this,) = publications_of(staff.organ, year=2025)
    assert (this.id, this.title, this.subject, this.month) == (
        f"publications-{budget.item_id}", "预算", "budget", 3,
    )  # fmt: skip
