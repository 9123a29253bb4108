"""Three levels by three people, none of whom wrote; secrecy first."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.publishing.models import Clearance, Review, Step
from gongkai.web.publishing.services import drafting, reviewing
from tests.web.publishing.making import AT, BACK, FREE, PASS, SOUND, Staff, words


def test_three_people_pass_a_version_in_order(staff: Staff) -> None:
    version = staff.submitted()
    staff.clear(version)
    for level, step in ((1, Step.SECOND), (2, Step.THIRD), (3, Step.SCHEDULED)):
        staff.review(version, level)
        assert version.state == step
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.person_name) == ("version.review_third", "主要负责人")
    assert "三审三校通过" in entry.words


@pytest.mark.parametrize("level", [2, 3])
def test_no_level_is_skipped(staff: Staff, level: int) -> None:
    with pytest.raises(Refused, match="待一审一校"):
        staff.review(staff.submitted(), level)


def test_nobody_reviews_what_they_wrote_at_any_time_of_the_round(staff: Staff) -> None:
    version = staff.submitted()
    with pytest.raises(Refused, match="应由他人"):
        reviewing.review(version, level=1, verdict=PASS, at=AT, by=staff["clerk"])
    edited = drafting.edit(version, words=words(), note="", at=AT, by=staff["section_head"])
    again = drafting.edit(edited, words=words(), note="", at=AT, by=staff["clerk"])
    staff.submitted(again)
    with pytest.raises(Refused, match="应由他人"):
        staff.review(again, 1)
    with pytest.raises(Refused, match="应由他人"):
        reviewing.clear(again, points=FREE, note="", at=AT, by=staff["section_head"])


def test_who_wrote_an_earlier_published_version_may_review_a_later_one(staff: Staff) -> None:
    item = staff.published()
    version = drafting.correct(item, note="改", at=AT, by=staff["ogi_head"])
    staff.submitted(version)
    reviewing.review(version, level=1, verdict=PASS, at=AT, by=staff["clerk"])
    version.refresh_from_db()
    assert version.state == Step.SECOND


def test_one_person_holds_one_level(staff: Staff) -> None:
    version = staff.reviewed(1)
    with pytest.raises(Refused, match="两个审次"):
        reviewing.review(version, level=2, verdict=PASS, at=AT, by=staff["section_head"])


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (replace(PASS, gates=SOUND | {"secrecy": False}), "保密关没有把住"),
        (replace(PASS, gates={}), "政治关、政策关、保密关、格式关、文字关"),
        (replace(PASS, proofread=False), "校对"),
        (replace(PASS, defects=BACK.defects), "应当退回"),
        (replace(BACK, defects=()), "指出问题"),
    ],
)
def test_the_answers_go_with_the_result(
    staff: Staff, verdict: reviewing.Verdict, told: str
) -> None:
    version = staff.submitted()
    with pytest.raises(Refused, match=told):
        staff.review(version, 1, verdict)
    assert not Review.objects.exists()


def test_a_return_keeps_the_defects_with_their_fixes(staff: Staff) -> None:
    version = staff.returned()
    assert version.state == Step.RETURNED
    defect = version.reviews.get().defects.get()
    assert str(defect) == "“通之”应改为“通知”"
    assert Entry.objects.latest("id").words.endswith("一审一校退回，指出问题1处")


def test_the_third_level_passes_nothing_without_a_secrecy_review(staff: Staff) -> None:
    version = staff.submitted()
    staff.review(version, 1)
    staff.review(version, 2)
    with pytest.raises(Refused, match="先审查、后公开"):
        staff.review(version, 3)
    staff.clear(version)
    staff.review(version, 3)
    assert version.state == Step.SCHEDULED


def test_a_doubt_of_the_secrecy_review_sends_the_version_back(staff: Staff) -> None:
    version = staff.submitted()
    doubt = {"points": FREE | {"work_secret": False}, "at": AT, "by": staff["secrecy_reviewer"]}
    with pytest.raises(Refused, match="写明理由"):
        reviewing.clear(version, note="", **doubt)  # type: ignore[arg-type]
    reviewing.clear(version, note="含内部规程", **doubt)  # type: ignore[arg-type]
    version.refresh_from_db()
    assert version.state == Step.RETURNED
    assert "不含工作秘密" in Entry.objects.latest("id").words


def test_a_version_has_one_secrecy_review(staff: Staff) -> None:
    version = staff.submitted()
    staff.clear(version)
    with pytest.raises(Refused, match="已经作过"):
        staff.clear(version)


def test_nothing_but_active_passes_the_secrecy_review_in_the_data(staff: Staff) -> None:
    version = staff.submitted()
    with pytest.raises(IntegrityError), transaction.atomic():
        Clearance.objects.create(version=version, attribute="on_request", result="passed", at=AT)
