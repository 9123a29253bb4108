"""The machine reads first: grave findings are mended or explained before people review."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.publishing import scanning
from gongkai.web.publishing.matters import matters
from gongkai.web.publishing.models import Scan, Step, Version
from gongkai.web.publishing.services import drafting
from gongkai.web.publishing.tasks import rescan
from gongkai.web.uploads.services.words import add_word
from tests.web.publishing.making import AT, DAY, Staff, words

NUMBER = "11010519491231002X"


def risky(staff: Staff) -> Version:
    return staff.drafted(body=f"名单如下。\n张某，{NUMBER}")


def key_of(version: Version) -> scanning.Key:
    (found,) = scanning.found_in(version)
    return found.key


def test_what_is_found_has_its_place_and_never_shows_the_number(staff: Staff) -> None:
    (found,) = scanning.found_in(risky(staff))
    assert (found.place, found.rule, found.grave) == ("正文第2行", "identity_number", True)
    assert NUMBER not in found.quote


def test_a_grave_finding_stops_the_version_until_it_is_mended(staff: Staff) -> None:
    version = risky(staff)
    with pytest.raises(Refused, match="严重问题1处"):
        staff.submitted(version)
    edited = drafting.edit(
        version, words=words(body="名单略。"), note="", at=AT, by=staff["clerk"]
    )
    assert staff.submitted(edited).state == Step.FIRST
    assert Scan.objects.get().findings == []


def test_or_until_somebody_says_why_it_may_stand_which_the_journal_keeps(staff: Staff) -> None:
    version = risky(staff)
    key = key_of(version)
    with pytest.raises(Refused):
        drafting.submit(version, reasons={key: "", ("x", "y"): "z"}, at=AT, by=staff["clerk"])
    drafting.submit(version, reasons={key: "依法公示"}, at=AT, by=staff["clerk"])
    assert Entry.objects.latest("id").words.endswith("保留：依法公示")
    assert version.explanations.get().reason == "依法公示"
    assert Scan.objects.get().grave == 1
    assert NUMBER not in str(Scan.objects.get().findings)


def test_a_reason_goes_on_with_the_next_version(staff: Staff) -> None:
    version = risky(staff)
    drafting.submit(version, reasons={key_of(version): "依法公示"}, at=AT, by=staff["clerk"])
    again = drafting.edit(
        version, words=words(body=f"改。\n张某，{NUMBER}"), note="", at=AT, by=staff["clerk"]
    )
    assert staff.submitted(again).state == Step.FIRST


def test_when_the_lists_change_what_is_public_is_read_again(staff: Staff) -> None:
    item = staff.published(staff.drafted(body="原土地管理局办理。"))
    staff.drafted(body="原土地管理局")
    assert rescan(AT) == 0
    add_word(
        staff.organ, find="原土地管理局", say="机构已更名", use="自然资源局", grave=True, on=DAY,
        by=None,
    )  # fmt: skip
    assert rescan(AT) == 1
    assert rescan(AT) == 0
    found = [each for each in matters(staff["ogi_head"], day=DAY) if each.act == "处理"]
    assert [each.what for each in found] == [f"《{item}》"]
    shown = item.shown
    assert shown is not None
    (one,) = scanning.kept(shown)
    drafting.explain(shown, reasons={one.key: "引用历史名称"}, at=AT, by=staff["ogi_head"])
    assert [each for each in matters(staff["ogi_head"], day=DAY) if each.act == "处理"] == []
    with pytest.raises(Refused, match="至少"):
        drafting.explain(shown, reasons={}, at=AT, by=staff["ogi_head"])


def test_the_page_asks_for_each_reason_and_the_reviewer_reads_it(
    staff: Staff, enter: Callable[[Person], Client]
) -> None:
    version = risky(staff)
    desk, url = enter(staff["clerk"]), reverse("version-submit", args=[version.pk])
    page = desk.get(url).text
    assert "完整的居民身份证号码" in page
    assert NUMBER not in page
    assert desk.post(url, {"reason_0": ""}).status_code == 422
    assert "已送审" in desk.post(url, {"reason_0": "依法公示"}, follow=True).text
    review = reverse("version-review-first", args=[version.pk])
    assert "保留的理由：依法公示" in enter(staff["section_head"]).get(review).text
    explain = reverse("version-explain", args=[version.pk])
    assert "没有" not in desk.get(explain).text
    assert desk.post(explain, {}).status_code == 422
