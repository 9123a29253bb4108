"""What an inspection would find is found first: empty, stale, late, dead, undated."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.health import queries, services, tasks
from gongkai.web.publishing.health.looking import Found, Kind, look, months_before
from gongkai.web.publishing.health.matters import matters
from gongkai.web.publishing.health.models import Checkup
from gongkai.web.publishing.health.thresholds import threshold
from gongkai.web.publishing.services import columns, drafting
from tests.web.conftest import Hire
from tests.web.documents.things import issued
from tests.web.publishing.making import AT, Staff, column, drafted, words

Enter = Callable[[Person], Client]
DAY = AT.date()


def found(organ: Organ, kind: Kind, *, day: date = DAY) -> list[Found]:
    return [each for each in look(organ, day=day) if each.kind == kind]


def test_an_open_leaf_without_items_is_empty_unless_it_says_why(bureau: Organ) -> None:
    column(bureau)
    first = bureau.columns.get(key="penalties")
    assert first.title in {each.what for each in found(bureau, Kind.EMPTY)}
    columns.mark_not_applicable(first, reason="没有行政处罚职权", by=None)
    assert first.title not in {each.what for each in found(bureau, Kind.EMPTY)}


def test_what_other_rooms_fill_is_not_empty(bureau: Organ) -> None:
    column(bureau)
    titles = {each.what for each in found(bureau, Kind.EMPTY)}
    assert "依申请公开" not in titles
    assert "政府信息公开年报" not in titles


def test_a_column_is_stale_by_the_threshold_of_its_kind(staff: Staff) -> None:
    item = staff.published()
    assert found(staff.organ, Kind.STALE) == []
    assert found(staff.organ, Kind.STALE, day=DAY.replace(year=2025)) == []
    (stale,) = found(staff.organ, Kind.STALE, day=DAY.replace(year=2025) + timedelta(days=1))
    assert stale.what == item.column.title
    assert "国办秘函〔2019〕19号" in stale.why


def test_a_guide_stands_for_years(staff: Staff) -> None:
    guide = column(staff.organ, "guide")
    made = drafting.draft(column=guide, words=words("指南"), at=AT, by=staff["clerk"])
    staff.published(made)
    assert found(staff.organ, Kind.STALE, day=DAY.replace(year=2030)) == []


def test_months_are_counted_back_to_the_last_day_of_a_short_one() -> None:
    assert months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)
    assert months_before(date(2024, 3, 15), 12) == date(2023, 3, 15)
    assert months_before(date(2024, 1, 31), 2) == date(2023, 11, 30)


def test_what_is_open_and_not_public_after_its_term_is_late(bureau: Organ, hire: Hire) -> None:
    document = issued(bureau)
    assert found(bureau, Kind.LATE, day=date(2024, 3, 20)) == []
    (late,) = found(bureau, Kind.LATE, day=date(2024, 5, 20))
    assert late.what == document.title
    assert late.url == f"/workspace/documents/{document.pk}/"
    issued(bureau, attribute="on_request")
    assert len(found(bureau, Kind.LATE, day=date(2024, 5, 20))) == 1


def test_a_draft_past_its_term_is_late(bureau: Organ) -> None:
    drafted(bureau, formed_on=date(2024, 1, 2))
    assert len(found(bureau, Kind.LATE)) == 1


def test_links_of_ours_are_followed_to_what_the_public_may_see(staff: Staff) -> None:
    seen, gone = staff.published(), staff.withdrawn()
    body = (
        f"[好](/items/{seen.pk}/) [好](/organs/{staff.organ.code}/) [好](/site-map/)\n"
        f"[撤回](/items/{gone.pk}/) [没有](/nowhere/) [没有](/organs/wu/)"
        f" [没有](/organs/{staff.organ.code}/columns/wu/)"
    )
    staff.published(staff.drafted(title="链接", body=body))
    dead = [each.why for each in found(staff.organ, Kind.DEAD)]
    assert len(dead) == 4
    assert f"站内链接 /items/{gone.pk}/ 打不开" in dead


def test_an_item_without_its_day_is_told(staff: Staff) -> None:
    staff.published(staff.drafted(title="有日期", formed_on=date(2024, 5, 1)))
    staff.published(staff.drafted(title="没有日期"))
    assert [each.what for each in found(staff.organ, Kind.UNDATED)] == ["没有日期"]


def test_the_night_looks_at_each_organ_once_and_tells_only_what_changed(staff: Staff) -> None:
    staff.published()
    at = datetime.combine(DAY, AT.timetz())
    assert tasks.check_all(at) == 1
    assert tasks.check_all(at) == 0
    assert Entry.objects.filter(act="health.check").count() == 1
    assert tasks.check_all(at + timedelta(days=1)) == 1
    assert Entry.objects.filter(act="health.check").count() == 1
    old, new = Checkup.objects.order_by("day")
    assert (old.findings, len(new.findings)) == ([], new.whole)
    services.check(staff.organ, at=at + timedelta(days=1), by=staff["ogi_head"])
    assert Entry.objects.filter(act="health.check").count() == 2
    assert Checkup.objects.count() == 2


def test_the_whole_is_held_against_the_limits(staff: Staff) -> None:
    staff.published()
    services.check(staff.organ, at=AT, by=None)
    checkups = queries.latest([staff.organ.pk])
    idle, empty, stale = queries.measures(checkups, day=DAY + timedelta(days=14))
    assert (idle.number, idle.exceeded) == (14, False)
    assert empty.exceeded
    assert not stale.exceeded
    idle, *_ = queries.measures(checkups, day=DAY + timedelta(days=15))
    assert idle.exceeded
    assert queries.measures([], day=DAY)[0].exceeded


@pytest.mark.parametrize("key", ["home_days", "policy_months", "other_months", "empty_columns"])
def test_each_threshold_says_where_it_stands(key: str) -> None:
    found = threshold(key, day=DAY)
    assert found.cites.startswith("国办秘函")
    assert found.confidence in {"read", "known", "derived"}
    assert threshold(key, day=date(2000, 1, 1)) == found


def test_the_office_finds_it_under_today_and_looks_again(
    staff: Staff, enter: Enter, hire: Hire
) -> None:
    staff.published()
    office = staff["ogi_head"]
    assert matters(office, day=DAY) == ()
    client = enter(office)
    assert "还没有体检过" in client.get("/workspace/health/").text
    assert client.post(f"/workspace/organs/{staff.organ.code}/health/check/").status_code == 302
    assert "空白栏目" in client.get(f"/workspace/organs/{staff.organ.code}/health/").text
    assert str(staff.organ) in client.get("/workspace/health/").text
    (matter,) = matters(office, day=timezone.localdate())
    assert "空白栏目" in matter.why
    assert matters(staff["clerk"], day=DAY) == ()
    clerk = enter(staff["clerk"])
    assert clerk.get(f"/workspace/organs/{staff.organ.code}/health/check/").status_code == 403
