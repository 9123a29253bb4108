"""The pages of this room, as the people of an organ see them."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.models import State, Upload, WordEntry
from gongkai.web.uploads.services import files
from gongkai.web.uploads.workspace import pages
from tests.web.conftest import Hire
from tests.web.uploads import making, papers, things

Enter = Callable[[Person], Client]


@pytest.fixture
def clerk(bureau: Organ, hire: Hire, enter: Enter) -> Client:
    return enter(hire(bureau, "clerk"))


@pytest.fixture
def officer(bureau: Organ, hire: Hire, enter: Enter) -> Client:
    return enter(hire(bureau, "ogi_head"))


def test_a_clerk_sends_a_file_and_sees_what_was_found(bureau: Organ, clerk: Client) -> None:
    address = f"/workspace/organs/{bureau.code}/uploads/add/"
    bad = clerk.post(address, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert (bad.status_code, "程序文件" in bad.text) == (422, True)
    data = {"file": SimpleUploadedFile("a.docx", papers.revised())}
    sent = clerk.post(address, data, follow=True)
    assert "未接受的修订" in sent.text
    made = Upload.objects.get()
    assert clerk.get(f"/workspace/uploads/{made.pk}/file/").status_code == 200


def test_a_form_without_a_file_says_so(bureau: Organ, clerk: Client) -> None:
    address = f"/workspace/organs/{bureau.code}/uploads/add/"
    assert clerk.get(address).status_code == 200
    assert clerk.post(address).status_code == 422
    assert not Upload.objects.exists()


def test_the_grave_findings_stand_first_and_say_so_in_words(bureau: Organ, clerk: Client) -> None:
    made = things.checked(bureau, text=f"截止目前，手机{making.MOBILE}")
    page = clerk.get(f"/workspace/uploads/{made.pk}/").text
    assert page.index("<b>严重</b>") < page.index("<b>一般</b>")
    assert making.MOBILE not in page
    assert "没有配置查毒程序" in page


def test_a_masked_copy_is_made_on_a_page_and_both_name_each_other(
    bureau: Organ, clerk: Client
) -> None:
    made = things.checked(bureau, text=f"手机{making.MOBILE}")
    asked = clerk.get(f"/workspace/uploads/{made.pk}/mask/").text
    assert "重新读取加以证明" in asked
    page = clerk.post(f"/workspace/uploads/{made.pk}/mask/", follow=True).text
    copy = Upload.objects.get(masked_from=made)
    assert str(copy) in page
    assert f"/workspace/uploads/{made.pk}/" in clerk.get(f"/workspace/uploads/{copy.pk}/").text


def test_a_kind_that_cannot_be_masked_has_no_such_act(bureau: Organ, clerk: Client) -> None:
    made = files.take(bureau, data=papers.slides(), name="a.pptx", by=None, at=things.AT)
    page = clerk.get(f"/workspace/uploads/{made.pk}/").text
    assert f"/uploads/{made.pk}/check/" in page
    assert f"/uploads/{made.pk}/mask/" not in page


def test_a_refusal_says_what_becomes_of_the_bytes(bureau: Organ, officer: Client) -> None:
    waiting, used = things.quarantined(bureau), things.checked(bureau)
    assert "随即删除" in officer.get(f"/workspace/uploads/{waiting.pk}/refuse/").text
    assert "保留备查" in officer.get(f"/workspace/uploads/{used.pk}/refuse/").text
    page = officer.post(
        f"/workspace/uploads/{waiting.pk}/refuse/", {"reason": "与事项无关"}, follow=True
    ).text
    assert "与事项无关" in page
    assert "内容已删除" in page
    assert officer.post(f"/workspace/uploads/{waiting.pk}/refuse/").status_code == 409


def test_a_file_that_waits_can_be_checked_again_on_a_page(bureau: Organ, clerk: Client) -> None:
    waiting = things.quarantined(bureau)
    assert "尚未检查" in clerk.get(f"/workspace/uploads/{waiting.pk}/").text
    clerk.post(f"/workspace/uploads/{waiting.pk}/check/")
    waiting.refresh_from_db()
    assert waiting.state == State.CHECKED


def test_the_files_of_an_organ_are_listed_page_by_page_and_by_state(
    bureau: Organ, neighbour: Organ, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_PAGE", 2)
    mine = [things.quarantined(bureau) for _ in range(3)]
    other, bad = things.quarantined(neighbour), things.refused(bureau)
    address = f"/workspace/organs/{bureau.code}/uploads/"
    first = clerk.get(address).text
    assert f"/uploads/{bad.pk}/" in first
    assert f"before={mine[2].pk}" in first
    second = clerk.get(f"{address}?before={mine[2].pk}").text
    assert [f"/uploads/{each.pk}/" in second for each in (*mine, bad)] == [
        True,
        True,
        False,
        False,
    ]
    assert f"/uploads/{other.pk}/" not in first + second
    refused = clerk.get(f"{address}?state=refused").text
    assert [f"/uploads/{each.pk}/" in refused for each in (bad, mine[0])] == [True, False]
    for odd in ("?before=x", "?before=²", f"?before={'9' * 50}", "?state=x"):
        assert clerk.get(f"{address}{odd}").status_code == 200


def test_people_of_another_organ_see_no_file(
    bureau: Organ, neighbour: Organ, hire: Hire, enter: Enter
) -> None:
    made = things.checked(bureau)
    stranger = enter(hire(neighbour, "ogi_head"))
    for path in (
        f"uploads/{made.pk}/",
        f"uploads/{made.pk}/file/",
        f"organs/{bureau.code}/uploads/",
    ):
        assert stranger.get(f"/workspace/{path}").status_code == 403


def test_an_administrator_adds_and_ends_a_word_on_pages(
    bureau: Organ, hire: Hire, enter: Enter
) -> None:
    admin = enter(hire(bureau, "administrator"))
    address = f"/workspace/organs/{bureau.code}/words/"
    words = {"find": "某某办", "say": "已撤销", "use": "某某局", "grave": "on"}
    assert "某某办" in admin.post(f"{address}add/", words, follow=True).text
    assert admin.post(f"{address}add/", words).status_code == 422
    entry = WordEntry.objects.get()
    assert "停用" in admin.post(f"/workspace/words/{entry.pk}/end/", follow=True).text
    entry.refresh_from_db()
    assert entry.until is not None
