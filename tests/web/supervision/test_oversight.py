"""Standards, assessments, social review, accountability: the acts and what they refuse."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import sections
from gongkai.web.supervision.matters import matters
from gongkai.web.supervision.models import Score
from gongkai.web.supervision.results import results_of
from gongkai.web.supervision.services import assessment, results, standard
from gongkai.web.supervision.terms import appeal_until, grade_of
from tests.web.conftest import SINCE, Hire
from tests.web.supervision import things
from tests.web.supervision.things import DAY

LATER = date(2024, 4, 15)


def test_a_standard_in_force_is_frozen_and_changed_by_a_new_version(bureau: Organ) -> None:
    old = things.in_force(bureau)
    with pytest.raises(Refused, match="施行"):
        standard.add_item(old, name="新的", points=Decimal(5), evidence="台账", by=None)
    new = standard.renew_standard(old, by=None)
    with pytest.raises(Refused, match="新版本"):
        standard.renew_standard(old, by=None)
    standard.enforce_standard(new, on=LATER, by=None)
    old.refresh_from_db()
    assert (new.version, new.items.count(), old.state) == (2, 2, "replaced")


def test_an_empty_standard_or_a_taken_name_is_refused(bureau: Organ) -> None:
    empty = standard.draft_standard(bureau, name="甲", appeal_days=5, by=None)
    with pytest.raises(Refused, match="没有考核项目"):
        standard.enforce_standard(empty, on=DAY, by=None)
    with pytest.raises(Refused, match="已有"):
        standard.draft_standard(bureau, name="甲", appeal_days=5, by=None)


def test_a_deduction_has_its_reason_and_evidence(bureau: Organ) -> None:
    made = things.scoring(bureau)
    item = made.standard.items.order_by("pk")[0]
    for odd in (
        {"deducted": Decimal(5)},
        {"deducted": Decimal(5), "reason": "逾期"},
        {"deducted": Decimal(61), "reason": "逾期", "evidence": "台账"},
        {"deducted": Decimal(-1), "reason": "逾期", "evidence": "台账"},
    ):
        with pytest.raises(Refused):
            assessment.score(made, item=item, by=None, **odd)
    foreign = things.in_force(bureau).items.order_by("pk")[0]
    with pytest.raises(Refused, match="不在"):
        assessment.score(made, item=foreign, deducted=Decimal(0), by=None)
    assert assessment.points_of(made) == 100
    with pytest.raises(IntegrityError), transaction.atomic():
        Score.objects.filter(assessment=made).update(deducted=1)


def test_points_appeal_hearing_and_grade(bureau: Organ, county: Organ, hire: Hire) -> None:
    scorer, decider = hire(county, "authority"), hire(county, "head")
    made = things.scoring(bureau)
    item = made.standard.items.order_by("pk")[0]
    given = {"reason": "三件逾期", "evidence": "台账第3页"}
    assessment.score(made, item=item, deducted=Decimal(15), **given, by=scorer)
    told = assessment.announce(made, on=DAY, by=scorer)
    until = appeal_until(told, calendar=calendar())
    assert until == date(2024, 3, 11)
    with pytest.raises(Refused, match="届满"):
        assessment.appeal(made, words="晚了", on=LATER, calendar=calendar(), by=None)
    with pytest.raises(Refused, match="届满后"):
        assessment.decide(made, on=until, calendar=calendar(), by=decider)
    assessment.appeal(made, words="两件没有逾期", on=until, calendar=calendar(), by=None)
    assert [str(made) in each.what for each in matters(scorer, day=LATER)] == [True]
    with pytest.raises(Refused, match="评分的人"):
        assessment.hear(made, answer="维持", on=LATER, by=scorer)
    less = {"item": item, "deducted": Decimal(5)}
    assessment.hear(made, answer="改为扣5分", on=LATER, by=decider, **less)
    with pytest.raises(Refused, match="评分的人"):
        assessment.decide(made, on=LATER, calendar=calendar(), by=scorer)
    done = assessment.decide(made, on=LATER, calendar=calendar(), by=decider)
    assert (done.result, done.grade) == (95, "优秀")
    with pytest.raises(Refused, match="已确定"):
        assessment.decide(made, on=LATER, calendar=calendar(), by=decider)


def test_an_organ_does_not_assess_itself_but_its_sections(
    bureau: Organ, neighbour: Organ, hire: Hire
) -> None:
    office = hire(bureau, "ogi_head")
    rule = things.in_force(bureau)
    with pytest.raises(Refused, match="上级"):
        assessment.begin(bureau, standard=rule, year=2024, by=office)
    section = sections.open_section(bureau, name="办公室", on=SINCE, by=None)
    made = assessment.begin(bureau, standard=rule, year=2024, section=section, by=office)
    assert str(made) == "2024年度考核：办公室"
    with pytest.raises(Refused, match="已经"):
        assessment.begin(bureau, standard=rule, year=2024, section=section, by=office)
    with pytest.raises(Refused, match="不属于"):
        assessment.begin(neighbour, standard=rule, year=2024, section=section, by=None)
    with pytest.raises(Refused, match="施行中"):
        assessment.begin(bureau, standard=things.drafted(bureau), year=2024, by=None)


def test_grades_come_from_the_share_of_full_points() -> None:
    shares = (Decimal(90), Decimal("89.9"), Decimal(60), Decimal(0))
    grades = [grade_of(points=each * 2, full=Decimal(200)) for each in shares]
    assert grades == ["优秀", "良好", "合格", "不合格"]


def test_a_review_is_counted_after_its_period_and_only_in_figures(bureau: Organ) -> None:
    made = things.review(bureau)
    good = {"asked": 10, "answered": 9, "content": 8, "summary": "满意", "on": DAY, "by": None}
    for odd in ({"on": made.ends}, {"answered": 11}, {"content": 10}):
        with pytest.raises(Refused):
            results.count_review(made, **(good | odd))
    with pytest.raises(Refused):
        results.publish_review(made, on=DAY, by=None)
    results.count_review(made, **good)
    assert results.publish_review(made, on=DAY, by=None).published == DAY
    with pytest.raises(Refused, match="截止"):
        results.open_review(
            bureau, title="乙", way="paper", begins=DAY, ends=date(2024, 1, 1), by=None
        )


def test_the_results_of_the_year_name_their_records(bureau: Organ) -> None:
    done, asked = things.decided(bureau), things.counted(bureau)
    things.review(bureau)
    held = results.hold_to_account(
        bureau, whom="leader", ground="update", measure="correct", decided_by="某县人民政府",
        on=DAY, by=None,
    )  # fmt: skip
    ids = [each.ids for each in results_of(bureau, year=2024)]
    assert ids == [(f"assessment-{done.pk}",), (f"social_review-{asked.pk}",),
                   (f"accountability-{held.pk}",), ()]  # fmt: skip
    assert all(each.value == 0 for each in results_of(bureau, year=2023))


def test_the_pages_of_the_year_tell_what_was_done(
    county: Organ, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    made = things.decided(bureau)
    things.published(bureau)
    client = enter(hire(county, "authority"))
    page = client.get(f"/workspace/organs/{bureau.code}/oversight/?year=2024").text
    assert "优秀" in page
    assert "100 / 90 / 80" in page
    assert "已经公开" in client.get(f"/workspace/assessments/{made.pk}/").text
    begin = f"/workspace/organs/{bureau.code}/assessments/begin/"
    rule = things.in_force(bureau)
    assert client.post(begin, {"standard": rule.pk, "year": "x"}).status_code == 422
    assert client.post(begin, {"standard": rule.pk, "year": 2025}).status_code == 302
    listed = client.get(f"/workspace/organs/{bureau.code}/standards/").text
    assert rule.name in listed


def test_only_the_head_and_the_authority_hold_to_account(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    address = f"/workspace/organs/{bureau.code}/accountability/enter/"
    given = {"whom": "direct", "ground": "duty", "measure": "correct", "decided_by": "某县",
             "on": DAY}  # fmt: skip
    assert enter(hire(bureau, "clerk")).post(address, given).status_code == 403
    client = enter(hire(bureau, "head"))
    assert client.post(address, given | {"whom": "王某"}).status_code == 422
    assert client.post(address, given).status_code == 302
    assert "直接责任人员" in client.get(f"/workspace/organs/{bureau.code}/oversight/").text
