"""Before the public: publish, in time, replace, withdraw, effect."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.publishing.models import Item, Outbox, Step
from gongkai.web.publishing.services import drafting, releasing
from gongkai.web.publishing.tasks import publish_due
from tests.web.publishing.making import AT, Staff, words

HOUR = timedelta(hours=1)


def test_a_passed_version_is_published_with_an_index_number_and_a_row_in_the_outbox(
    staff: Staff,
) -> None:
    item = staff.published()
    assert (item.state, item.published_at, item.index_number) == (
        "published", AT, "ju/202405-00001",
    )  # fmt: skip
    assert staff.published().index_number == "ju/202405-00002"
    assert Outbox.objects.filter(item=item).count() == 1
    entry = Entry.objects.filter(act="version.publish").earliest("id")
    assert entry.details["digest"] == item.shown.digest  # type: ignore[union-attr]


@pytest.mark.parametrize("step", [each for each in Step.values if each != Step.SCHEDULED])
def test_nothing_else_is_published_or_scheduled(staff: Staff, step: str) -> None:
    version = staff.in_step(step)
    changes = Outbox.objects.count()
    with pytest.raises(Refused):
        releasing.publish(version, at=AT, by=staff["head"])
    with pytest.raises(Refused):
        releasing.schedule(version, scheduled_for=AT + HOUR, at=AT, by=staff["head"])
    assert Outbox.objects.count() == changes


def test_a_correction_replaces_what_is_shown_and_keeps_the_first_day(staff: Staff) -> None:
    item = staff.published()
    new = drafting.correct(item, note="数字更正", at=AT, by=staff["clerk"])
    new = drafting.edit(new, words=words("更正后"), note="数字更正", at=AT, by=staff["clerk"])
    staff.reviewed(3, new)
    assert Item.objects.get(pk=item.pk).shown_id == item.shown_id
    releasing.publish(new, at=AT + HOUR, by=staff["head"])
    item = Item.objects.get(pk=item.pk)
    assert (item.shown_id, item.published_at, str(item)) == (new.pk, AT, "更正后")
    assert item.versions.get(number=1).state == Step.REPLACED
    assert "取代第1稿：数字更正" in Entry.objects.latest("id").words


def test_a_withdrawn_item_leaves_its_notice_and_may_come_back(staff: Staff) -> None:
    item = staff.withdrawn()
    assert (item.state, item.shown, item.notice) == ("withdrawn", None, "内容有误，正在更正。")
    with pytest.raises(Refused, match="没有在发布中"):
        releasing.withdraw(item, notice="再撤", at=AT, by=staff["head"])
    new = drafting.correct(item, note="更正", at=AT, by=staff["clerk"])
    staff.reviewed(3, new)
    releasing.publish(new, at=AT + HOUR, by=staff["head"])
    item.refresh_from_db()
    assert (item.state, item.notice, item.published_at) == ("published", "", AT + HOUR)
    assert Outbox.objects.filter(item=item).count() == 3


def test_a_scheduled_version_is_published_at_its_minute_and_only_once(staff: Staff) -> None:
    version = staff.in_step("scheduled")
    with pytest.raises(Refused, match="晚于现在"):
        releasing.schedule(version, scheduled_for=AT, at=AT, by=staff["head"])
    releasing.schedule(version, scheduled_for=AT + HOUR, at=AT, by=staff["head"])
    assert "定于2024-05-06 10:30发布" in Entry.objects.latest("id").words
    assert publish_due(AT + HOUR / 2) == 0
    assert publish_due(AT + HOUR) == 1
    assert publish_due(AT + HOUR) == 0
    version.refresh_from_db()
    assert (version.state, version.published_at) == (Step.PUBLISHED, AT + HOUR)
    assert Entry.objects.latest("id").person_name == "系统"


def test_a_schedule_can_be_taken_back(staff: Staff) -> None:
    version = staff.in_step("scheduled")
    releasing.schedule(version, scheduled_for=AT + HOUR, at=AT, by=staff["head"])
    releasing.schedule(version, scheduled_for=None, at=AT, by=staff["head"])
    assert publish_due(AT + 9 * HOUR) == 0


def test_an_edit_takes_the_schedule_away(staff: Staff) -> None:
    version = staff.in_step("scheduled")
    releasing.schedule(version, scheduled_for=AT + HOUR, at=AT, by=staff["head"])
    drafting.edit(version, words=words(), note="", at=AT, by=staff["clerk"])
    assert publish_due(AT + 9 * HOUR) == 0


def test_the_effect_of_a_normative_document_changes_at_once(staff: Staff) -> None:
    item = staff.published()
    releasing.set_effect(item, effect="repealed", note="已被新办法取代", at=AT, by=staff["head"])
    item.refresh_from_db()
    assert item.get_effect_display() == "废止"
    assert Outbox.objects.filter(item=item).count() == 2
    with pytest.raises(Refused, match="没有变化"):
        releasing.set_effect(item, effect="repealed", note="", at=AT, by=staff["head"])
    with pytest.raises(Refused, match="没有在发布中"):
        releasing.set_effect(
            staff.withdrawn(), effect="lapsed", note="", at=timezone.now(), by=staff["head"]
        )
