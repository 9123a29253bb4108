"""The pages of the staff: an item from the draft to the public through three people's browsers."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Item, Step, Version
from gongkai.web.publishing.services import drafting
from tests.web.publishing.making import AT, BACK, SOUND, Staff, column, words

Enter = Callable[[Person], Client]
GATES = {f"gate_{each}": "on" for each in SOUND}


@pytest.fixture
def desks(staff: Staff, enter: Enter) -> Callable[[str], Client]:
    """The browser of whoever holds a role."""
    opened: dict[str, Client] = {}

    def one(role: str) -> Client:
        if role not in opened:
            opened[role] = enter(staff[role])
        return opened[role]

    return one


def test_an_item_goes_from_the_draft_to_the_public_by_forms_alone(
    staff: Staff, desks: Callable[[str], Client]
) -> None:
    place = column(staff.organ)
    draft = reverse("item-draft", args=["ju"])
    typed = {"column": place.pk, "title": "关于节约用水的通知", "body": "一、要求\r\n关紧水龙头。"}
    answer = desks("clerk").post(draft, typed, follow=True)
    assert "草稿已保存" in answer.text
    assert "<h2>一、要求</h2>" in answer.text
    version = Version.objects.get()

    def act(role: str, name: str, **data: str) -> str:
        answer = desks(role).post(reverse(name, args=[version.pk]), data, follow=True)
        assert answer.status_code == 200, answer.text
        return answer.text

    act("clerk", "version-submit")
    points = {
        f"point_{each}": "on"
        for each in ("state_secret", "work_secret", "commercial_secret", "personal", "stability",
                     "aggregation", "consent")
    }  # fmt: skip
    assert "保密审查通过" in act("secrecy_reviewer", "version-clear", **points)
    ticked = GATES | {"proofread": "on", "pass": "yes"}
    assert "一审一校通过" in act("section_head", "version-review-first", **ticked)
    assert "二审二校通过" in act("deputy_head", "version-review-second", **ticked)
    assert "三审三校通过" in act("head", "version-review-third", **ticked)
    page = desks("head").get(reverse("version-publish", args=[version.pk])).text
    assert "任何人立即可以在“某县甲局 › 其他法定公开信息”看到《关于节约用水的通知》" in page
    assert "已发布" in act("head", "version-publish")
    assert Item.objects.get().shown == version


def test_a_reviewer_sends_back_with_defects_and_the_writer_sees_them_and_what_changed(
    staff: Staff, desks: Callable[[str], Client]
) -> None:
    version = staff.submitted(staff.drafted(body="请各科室按照通之执行。"))
    url = reverse("version-review-first", args=[version.pk])
    half = GATES | {"at_0": "wording", "quote_0": "通之", "fix_0": "", "return": "yes"}
    answer = desks("section_head").post(url, half)
    assert (answer.status_code, "问题应写明" in answer.text) == (422, True)
    assert 'value="通之"' in answer.text
    desks("section_head").post(url, half | {"fix_0": "通知"})
    page = desks("clerk").get(reverse("item", args=[version.item_id])).text
    assert "<del>通之</del> → <ins>通知</ins>" in page
    edit = reverse("version-edit", args=[version.pk])
    assert "从一审一校重新开始" in desks("clerk").get(edit).text
    typed = {"title": version.title, "body": "请各科室按照通知执行。", "note": "改错字"}
    page = desks("clerk").post(edit, typed, follow=True).text
    assert "请各科室按照通<del>之</del><ins>知</ins>执行。" in page
    assert version.item.versions.count() == 2


def test_what_contradicts_itself_is_told_beside_the_form(
    staff: Staff, desks: Callable[[str], Client]
) -> None:
    version = staff.submitted()
    url = reverse("version-review-first", args=[version.pk])
    answer = desks("section_head").post(url, {"pass": "yes", "proofread": "on"})
    assert (answer.status_code, "没有把住，不能通过" in answer.text) == (422, True)
    url = reverse("version-clear", args=[version.pk])
    answer = desks("secrecy_reviewer").post(url, {})
    assert (answer.status_code, "请写明理由" in answer.text) == (422, True)


def test_who_wrote_is_not_offered_a_review(staff: Staff, desks: Callable[[str], Client]) -> None:
    mine = drafting.draft(column=column(staff.organ), words=words(), at=AT, by=staff["ogi_head"])
    version = staff.submitted(mine)
    review = reverse("version-review-first", args=[version.pk])
    page = reverse("item", args=[version.item_id])
    assert review not in desks("ogi_head").get(page).text
    assert review in desks("section_head").get(page).text


def test_the_queue_keeps_its_filters_in_the_address(
    staff: Staff, neighbour: Organ, desks: Callable[[str], Client]
) -> None:
    draft, first = staff.in_step(Step.DRAFT), staff.in_step(Step.FIRST)
    queue = reverse("publishing")

    def titles(role: str, **asked: object) -> set[str]:
        page = desks(role).get(queue, asked).context["page"]
        return {each.title for each in page.versions}

    assert titles("clerk") == {draft.title, first.title}
    assert titles("clerk", state="first") == {first.title}
    assert titles("clerk", mine="on") == {draft.title}
    assert titles("section_head", mine="on") == {first.title}
    assert titles("secrecy_reviewer", mine="on") == {first.title}
    assert titles("head", mine="on") == set()
    assert titles("clerk", column=draft.item.column_id) == {draft.title, first.title}
    assert titles("clerk", column=column(staff.organ, "budget").pk) == set()
    assert titles("clerk", state="nonsense", before="x") == {draft.title, first.title}
    assert "没有符合条件的稿件" in desks("head").get(queue, {"mine": "on"}).text


def test_the_queue_shows_nothing_of_other_organs(
    staff: Staff, neighbour: Organ, hire: Callable[..., Person], enter: Enter
) -> None:
    staff.in_step(Step.DRAFT)
    stranger = enter(hire(neighbour, "clerk"))
    assert stranger.get(reverse("publishing")).context["page"].versions == ()


def test_the_queue_goes_on_with_older_ones(staff: Staff, desks: Callable[[str], Client]) -> None:
    for _ in range(51):
        staff.drafted()
    page = desks("clerk").get(reverse("publishing"), {"state": "draft"})
    assert len(page.context["page"].versions) == 50
    assert f"?state=draft&amp;before={page.context['page'].older}" in page.text
    rest = desks("clerk").get(f"{reverse('publishing')}?{page.context['older']}")
    assert len(rest.context["page"].versions) == 1


def test_columns_are_planted_opened_and_marked_by_forms(
    staff: Staff, desks: Callable[[str], Client]
) -> None:
    desk = desks("ogi_head")
    tree = reverse("columns", args=["ju"])
    assert "还没有栏目" in desk.get(tree).text
    assert "先<a" in desk.get(reverse("item-draft", args=["ju"])).text
    desk.post(reverse("columns-plant", args=["ju"]), {"on": "2024-01-02"})
    typed = {"title": "节能工作", "key": "energy", "on": "2024-01-02"}
    desk.post(reverse("column-open", args=["ju"]), typed)
    own = column(staff.organ, "energy")
    empty = column(staff.organ, "permits")
    desk.post(reverse("column-not-applicable", args=[empty.pk]), {"reason": "无行政许可事项"})
    page = desk.get(tree).text
    assert "无行政许可事项" in page
    assert f"/columns/{own.pk}/close/" in page
    assert "空栏目" in page
    desk.post(reverse("column-applicable", args=[empty.pk]))
    desk.post(reverse("column-close", args=[own.pk]), {"on": "2024-02-01"})
    own.refresh_from_db()
    empty.refresh_from_db()
    assert (own.state, empty.state) == ("closed", "open")


def test_publish_in_time_withdraw_correct_and_drop_by_forms(
    staff: Staff, desks: Callable[[str], Client]
) -> None:
    version = staff.in_step(Step.SCHEDULED)
    url = reverse("version-schedule", args=[version.pk])
    assert desks("head").post(url, {"scheduled_for": "2020-01-01T08:00"}).status_code == 422
    page = desks("head").post(url, {"scheduled_for": "2099-01-01T08:00"}, follow=True)
    assert "定于 2099-01-01 08:00" in page.text
    desks("head").post(reverse("version-publish", args=[version.pk]))
    item = Item.objects.get()
    desks("ogi_head").post(reverse("item-effect", args=[item.pk]), {"effect": "in_force"})
    page = desks("head").get(reverse("item-withdraw", args=[item.pk])).text
    assert "原网址只显示下面的撤回说明" in page
    url = reverse("item-withdraw", args=[item.pk])
    page = desks("head").post(url, {"notice": "数据有误"}, follow=True).text
    assert "公众看到的说明：数据有误" in page
    url = reverse("item-correct", args=[item.pk])
    assert "更正稿已建立" in desks("clerk").post(url, {"note": "改数据"}, follow=True).text
    new = item.versions.get(number=2)
    url = reverse("version-drop", args=[new.pk])
    page = desks("clerk").post(url, {"reason": "不再发布"}, follow=True).text
    assert "已放弃" in page
    assert "查看最新的一稿" in desks("clerk").get(reverse("version", args=[new.pk])).text


def test_a_returned_version_waits_for_its_writer(
    staff: Staff, desks: Callable[[str], Client]
) -> None:
    version = staff.submitted()
    staff.review(version, 1, BACK)
    page = desks("clerk").get(reverse("publishing"), {"mine": "on"})
    assert [each.pk for each in page.context["page"].versions] == [version.pk]
