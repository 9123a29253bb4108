"""The pages: a document from draft to number by the right people, lists, catalogues, matters."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from gongkai.web.documents.matters import matters
from gongkai.web.documents.models import Document
from gongkai.web.documents.services import drafting
from gongkai.web.documents.services.secrecy import POINTS
from gongkai.web.organs.matters import Whose
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.documents import things
from tests.web.documents.things import DAY

Enter = Callable[[Person], Client]
CLEAN = {f"point_{key}": "clean" for key in POINTS}
TEXT = {"kind": "notice", "code": "示发", "title": "关于甲的通知", "body": "正文一段",
        "term": "general", "proposed": "active"}  # fmt: skip


@pytest.fixture
def staff(bureau: Organ, hire: Hire) -> dict[str, Person]:
    roles = ("clerk", "ogi_head", "secrecy_reviewer", "head")
    return {role: hire(bureau, role) for role in roles}


def test_a_document_goes_from_draft_to_number_page_by_page(
    bureau: Organ, staff: dict[str, Person], enter: Enter
) -> None:
    clients = {role: enter(person) for role, person in staff.items()}
    begun = clients["clerk"].post(f"/workspace/organs/{bureau.code}/documents/draft/", TEXT)
    document = Document.objects.get()
    assert begun["Location"] == f"/workspace/documents/{document.pk}/"
    for role, act, given in (
        ("clerk", "propose", {"attribute": "active"}),
        ("ogi_head", "check", {"attribute": "active"}),
        ("secrecy_reviewer", "clear", CLEAN),
        ("head", "sign", {"attribute": "active", "on": "2024-03-04"}),
        ("clerk", "issue", {"on": "2024-03-05"}),
    ):
        address = f"/workspace/documents/{document.pk}/{act}/"
        shown = clients[role].get(address)
        assert shown.status_code == 200
        done = clients[role].post(address, given)
        assert done.status_code == 302, done.text
    document.refresh_from_db()
    assert (document.state, document.number) == ("issued", "示发〔2024〕1号")
    page = clients["clerk"].get(f"/workspace/documents/{document.pk}/").text
    assert "2024-04-01" in page
    assert "条例（2019）第二十六条" in page


def test_what_was_typed_stays_when_something_is_wrong(
    bureau: Organ, staff: dict[str, Person], enter: Enter
) -> None:
    client, address = enter(staff["clerk"]), f"/workspace/organs/{bureau.code}/documents/draft/"
    for wrong, told in (
        ({"title": "关于甲的通知的通知"}, "文种“通知”重复"),
        ({"kind": "request", "title": "关于甲的请示", "addressee": "甲局、乙局"}, "只能主送一个"),
        ({"term": "budget"}, "应填写起算日"),
    ):
        answer = client.post(address, TEXT | wrong)
        assert answer.status_code == 422
        assert told in answer.text
        assert "正文一段" in answer.text
    assert not Document.objects.exists()


def test_the_judges_see_the_text_and_what_the_machine_noticed(
    bureau: Organ, staff: dict[str, Person], enter: Enter
) -> None:
    document = things.draft(bureau)
    drafting.edit(document, body="联系电话13912345678", by=None)
    drafting.propose(document, attribute="active", by=None)
    shown = enter(staff["ogi_head"]).get(f"/workspace/documents/{document.pk}/check/").text
    assert "联系电话13912345678" in shown
    assert "手机" in shown


def test_a_review_with_an_open_point_is_not_taken(
    bureau: Organ, staff: dict[str, Person], enter: Enter
) -> None:
    document = things.checked(bureau)
    some = dict(list(CLEAN.items())[1:])
    answer = enter(staff["secrecy_reviewer"]).post(
        f"/workspace/documents/{document.pk}/clear/", some
    )
    assert answer.status_code == 422
    assert not document.secrecy_reviews.exists()


def test_the_list_shows_the_organs_one_may_see_and_keeps_its_filter_in_the_address(
    bureau: Organ, neighbour: Organ, staff: dict[str, Person], enter: Enter
) -> None:
    mine, others = things.issued(bureau), things.issued(neighbour)
    client = enter(staff["clerk"])
    page = client.get("/workspace/documents/").text
    assert mine.title in page
    assert others.title not in page
    none = client.get("/workspace/documents/?attribute=withheld&text=通知").text
    assert "没有符合条件的公文" in none
    assert 'value="withheld" selected' in none


def test_the_authority_chooses_among_organs(
    county: Organ, bureau: Organ, neighbour: Organ, hire: Hire, enter: Enter
) -> None:
    mine, others = things.issued(bureau), things.issued(neighbour)
    page = enter(hire(county, "authority")).get(f"/workspace/documents/?organ={bureau.code}").text
    assert mine.title in page
    assert others.title not in page
    assert f'value="{bureau.code}" selected' in page


@pytest.mark.parametrize("attribute", ["active", "on_request", "withheld"])
def test_each_catalogue_is_a_page_and_a_workbook(
    bureau: Organ, staff: dict[str, Person], enter: Enter, attribute: str
) -> None:
    document = things.issued(bureau, attribute=attribute)
    Document.objects.filter(pk=document.pk).update(summary="=1+1")
    address = f"/workspace/organs/{bureau.code}/documents/catalogue/?year=2024"
    client = enter(staff["clerk"])
    assert document.title in client.get(f"{address}&attribute={attribute}").text
    answer = client.get(f"{address}&attribute={attribute}&as=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    row = [cell.value for cell in sheet[3]]
    assert row[1:3] == ["ju/2024-示发-00001", document.title]
    assert row[3] == "'=1+1"


def test_todays_list_tells_whose_turn_it_is(bureau: Organ, staff: dict[str, Person]) -> None:
    clerk, office = staff["clerk"], staff["ogi_head"]
    document = drafting.draft(bureau, kind="notice", code="示发", title="关于甲的通知", by=clerk)
    (one,) = matters(clerk, day=DAY)
    assert (one.act, one.whose) == ("送审", Whose.MINE)
    drafting.propose(document, attribute="active", by=clerk)
    (one,) = matters(clerk, day=DAY)
    assert one.whose == Whose.OTHERS
    (one,) = matters(office, day=DAY)
    assert (one.act, one.whose) == ("审核", Whose.MINE)


def test_todays_list_names_the_last_day_to_publish_and_to_assess(
    bureau: Organ, staff: dict[str, Person]
) -> None:
    things.issued(bureau)
    things.issued(bureau, attribute="withheld")
    (publish,) = matters(staff["clerk"], day=DAY)
    assert (publish.act, publish.due) == ("公开", date(2024, 4, 1))
    assert [each.act for each in matters(staff["ogi_head"], day=date(2025, 3, 4))] == ["评估"]


def test_who_drafted_may_give_the_number(bureau: Organ, staff: dict[str, Person]) -> None:
    document = things.signed(bureau)
    Document.objects.filter(pk=document.pk).update(drafter=staff["clerk"])
    (one,) = matters(staff["clerk"], day=DAY)
    assert (one.act, one.whose) == ("编号", Whose.MINE)
