"""Writing: drafts change in place, what was handed in never does."""

import pytest

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.publishing.models import Step
from gongkai.web.publishing.services import drafting
from gongkai.web.publishing.words import words_of
from tests.web.publishing.making import AT, Staff, column, drafted, words


def test_a_draft_carries_its_digest_and_the_subject_of_its_column(staff: Staff) -> None:
    budget = column(staff.organ, "budget")
    version = drafting.draft(
        column=budget, words=words("2025年部门预算"), at=AT, by=staff["clerk"]
    )
    assert (version.state, version.number) == (Step.DRAFT, 1)
    assert version.digest == words_of(version).digest
    assert len(version.digest) == 64
    assert version.item.subject == "budget"
    assert str(version.item) == "2025年部门预算"
    assert Entry.objects.latest("id").words == "在“部门预算”起草《2025年部门预算》"


def test_nothing_is_written_into_the_entry_to_applications(staff: Staff) -> None:
    with pytest.raises(Refused, match="申请入口"):
        drafting.draft(column=column(staff.organ, "apply"), words=words(), at=AT, by=None)


def test_the_writer_changes_a_draft_in_place(staff: Staff) -> None:
    version = staff.drafted()
    after = drafting.edit(version, words=words("改过"), note="", at=AT, by=staff["clerk"])
    assert (after.pk, after.title, after.number) == (version.pk, "改过", 1)
    assert after.digest == words("改过").digest


def test_a_draft_changed_by_somebody_else_is_a_new_version_so_that_both_are_known(
    staff: Staff,
) -> None:
    version = staff.drafted()
    after = drafting.edit(version, words=words("改过"), note="", at=AT, by=staff["ogi_head"])
    version.refresh_from_db()
    assert (version.state, after.number) == (Step.DROPPED, 2)


@pytest.mark.parametrize("step", ["first", "second", "third", "returned", "scheduled"])
def test_an_edit_after_handing_in_begins_again_at_the_first_level(staff: Staff, step: str) -> None:
    version = staff.in_step(step)
    after = drafting.edit(version, words=words("改过"), note="改标题", at=AT, by=staff["clerk"])
    version.refresh_from_db()
    assert (version.state, after.state, after.number) == (Step.DROPPED, Step.DRAFT, 2)
    assert not after.reviews.exists()
    assert "重新从一审一校开始" in Entry.objects.latest("id").words
    staff.submitted(after)
    assert after.state == Step.FIRST


@pytest.mark.parametrize("step", ["published", "withdrawn", "replaced", "dropped"])
def test_what_is_over_cannot_be_edited_handed_in_or_dropped(staff: Staff, step: str) -> None:
    version = staff.in_step(step)
    with pytest.raises(Refused, match="他人已经先行办理"):
        drafting.edit(version, words=words(), note="", at=AT, by=staff["clerk"])
    with pytest.raises(Refused):
        drafting.submit(version, reasons={}, at=AT, by=staff["clerk"])
    with pytest.raises(Refused):
        drafting.drop(version, reason="", by=staff["clerk"])


def test_an_empty_text_is_not_handed_in(staff: Staff) -> None:
    with pytest.raises(Refused, match="正文不能为空"):
        staff.submitted(drafted(staff.organ, staff["clerk"], body=" \n"))


def test_a_correction_begins_with_the_words_that_are_shown(staff: Staff) -> None:
    item = staff.published()
    version = drafting.correct(item, note="改正数字", at=AT, by=staff["clerk"])
    assert words_of(version) == words_of(item.shown)  # type: ignore[arg-type]
    assert (version.number, version.note) == (2, "改正数字")
    item.refresh_from_db()
    assert item.state == "published"
    with pytest.raises(Refused, match="已有更正稿"):
        drafting.correct(item, note="再改", at=AT, by=staff["clerk"])


def test_what_was_never_published_is_edited_not_corrected(staff: Staff) -> None:
    with pytest.raises(Refused, match="直接修改"):
        drafting.correct(staff.drafted().item, note="改", at=AT, by=staff["clerk"])


def test_a_dropped_correction_leaves_what_is_shown(staff: Staff) -> None:
    item = staff.published()
    version = drafting.correct(item, note="改正数字", at=AT, by=staff["clerk"])
    drafting.drop(version, reason="没有错", by=staff["clerk"])
    item.refresh_from_db()
    assert (item.state, item.shown.number) == ("published", 1)  # type: ignore[union-attr]
    assert drafting.correct(item, note="另改", at=AT, by=staff["clerk"]).number == 3
