"""Nothing but 主动公开 with a passed secrecy review is open, from every door."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.web.documents.models import Attribute, Document, Normative
from gongkai.web.documents.services import changing, drafting, normative, passing, secrecy
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.publishing import tasks
from gongkai.web.publishing.models import Clearance, Item, Outbox
from gongkai.web.publishing.services import drafting as items
from gongkai.web.publishing.services import releasing
from gongkai.web.publishing.visibility import sees, visible
from tests.web.publishing.making import AT, PASS, Staff, column, words

DAY = date(2024, 4, 1)


def issued(staff: Staff, attribute: str = "active", body: str = "请遵照执行。") -> Document:
    """A document that went the whole way."""
    made = drafting.draft(
        staff.organ, kind="notice", code="甲发", title="关于值班的通知", body=body,
        by=staff["clerk"],
    )  # fmt: skip
    why = "" if attribute == "active" else "属于机关内部管理事务"
    basis = why and "《条例》第十六条第一款"
    drafting.propose(made, attribute=attribute, reason=why, basis=basis, by=staff["clerk"])
    passing.check(made, attribute=attribute, by=staff["ogi_head"])
    passing.clear(made, points=points(), by=staff["secrecy_reviewer"], at=AT)
    passing.sign(made, attribute=attribute, reason=why, on=DAY, by=staff["head"])
    return passing.issue(made, on=DAY, by=staff["clerk"])


def points() -> dict[str, str]:
    return dict.fromkeys(secrecy.POINTS, secrecy.CLEAN)


def close(document: Document, staff: Staff) -> None:
    """Take a document out of the public by the whole route."""
    change = changing.propose_change(
        document, after="on_request", reason="情况变化", on=DAY, by=staff["clerk"]
    )
    changing.check_change(change, by=staff["ogi_head"])
    changing.clear_change(change, points=points(), by=staff["secrecy_reviewer"], at=AT)
    changing.sign_change(change, agree=True, on=DAY, by=staff["head"])


def halt(document: Document, staff: Staff) -> None:
    """A later secrecy review finds something; the signer has not yet settled it."""
    change = changing.propose_change(
        document, after="on_request", reason="情况变化", on=DAY, by=staff["clerk"]
    )
    changing.check_change(change, by=staff["ogi_head"])
    found = points() | {"work": secrecy.FOUND}
    changing.clear_change(
        change, points=found, note="含值班安排", by=staff["secrecy_reviewer"], at=AT
    )


def published(staff: Staff) -> Item:
    version = items.draft_from(issued(staff), column=column(staff.organ), at=AT, by=staff["clerk"])
    staff.submitted(version)
    for level in (1, 2, 3):
        staff.review(version, level)
    return releasing.publish(version, at=AT, by=staff["head"])


def test_an_open_document_becomes_an_item_under_its_own_secrecy_review(staff: Staff) -> None:
    item = published(staff)
    assert item.document is not None
    shown = item.shown
    assert shown is not None
    assert (shown.title, shown.document_number, shown.formed_on, shown.source) == (
        "关于值班的通知", "甲发〔2024〕1号", DAY, "某县甲局",
    )  # fmt: skip
    assert "沿用甲发〔2024〕1号的保密审查" in shown.clearance.note
    assert Document.objects.get().published == AT.date()
    with pytest.raises(Refused, match="已有公开信息"):
        items.draft_from(item.document, column=item.column, at=AT, by=staff["clerk"])


def test_other_words_than_the_documents_need_a_secrecy_review_of_their_own(staff: Staff) -> None:
    version = items.draft_from(issued(staff), column=column(staff.organ), at=AT, by=None)
    other = words(version.title, body="请遵照执行。另附名单。")
    edited = items.edit(version, words=other, note="", at=AT, by=staff["clerk"])
    staff.submitted(edited)
    assert not Clearance.objects.exists()


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_a_document_that_is_not_open_becomes_no_item(staff: Staff, attribute: str) -> None:
    document = issued(staff, attribute)
    with pytest.raises(Refused, match="不是主动公开"):
        items.draft_from(document, column=column(staff.organ), at=AT, by=staff["clerk"])


def test_a_document_on_its_way_becomes_no_item(staff: Staff) -> None:
    made = drafting.draft(
        staff.organ, kind="notice", code="甲发", title="草", body="草", by=staff["clerk"]
    )
    with pytest.raises(Refused, match="公文起草"):
        items.draft_from(made, column=column(staff.organ), at=AT, by=staff["clerk"])


def test_an_item_stands_in_a_column_of_the_documents_organ(
    staff: Staff, neighbour: object
) -> None:
    with pytest.raises(Refused, match="主办机关"):
        items.draft_from(issued(staff), column=column(neighbour), at=AT, by=None)  # type: ignore[arg-type]


def test_what_closes_on_the_way_is_stopped_at_every_door(staff: Staff) -> None:
    def begun(upto: int) -> Document:
        document = issued(staff)
        version = items.draft_from(document, column=column(staff.organ), at=AT, by=staff["clerk"])
        if upto >= 0:
            staff.submitted(version)
        for level in range(1, upto + 1):
            staff.review(version, level)
        close(document, staff)
        return document

    drafted = begun(-1).item.versions.get()
    with pytest.raises(Refused, match="不是主动公开"):
        staff.submitted(drafted)
    reviewed = begun(2).item.versions.get()
    with pytest.raises(Refused, match="不是主动公开"):
        staff.review(reviewed, 3, PASS)
    passed = begun(3).item.versions.get()
    with pytest.raises(Refused, match="不是主动公开"):
        releasing.publish(passed, at=AT, by=staff["head"])
    releasing.schedule(passed, scheduled_for=AT + timedelta(hours=1), at=AT, by=staff["head"])
    assert tasks.publish_due(AT + timedelta(hours=2)) == 0
    assert not Item.objects.filter(state="published").exists()


@pytest.mark.parametrize("how", ["closed", "void", "halted"])
def test_a_document_taken_back_takes_its_item_from_the_public_that_very_moment(
    staff: Staff, how: str
) -> None:
    item = published(staff)
    assert sees(None, item)
    document = Document.objects.get()
    if how == "closed":
        close(document, staff)
    elif how == "halted":
        halt(document, staff)
    else:
        passing.void(document, reason="印发有误", by=staff["head"])
    assert not sees(None, item)
    assert sees(staff["clerk"], item)
    assert tasks.withdraw_barred(AT) == 1
    assert tasks.withdraw_barred(AT) == 0
    item.refresh_from_db()
    assert item.state == "withdrawn"
    assert item.notice.endswith("已撤回。")
    assert Outbox.objects.filter(item=item).count() == 2


def test_a_normative_document_tells_whether_it_is_law(staff: Staff) -> None:
    document = issued(staff)
    normative.register(
        staff.organ, kind="normative_documents", title=document.title, number=document.number,
        issued=DAY, effective=DAY, expires=date(2024, 12, 31), document=document, by=None,
    )  # fmt: skip
    version = items.draft_from(document, column=column(staff.organ), at=AT, by=staff["clerk"])
    staff.submitted(version)
    for level in (1, 2, 3):
        staff.review(version, level)
    item = releasing.publish(version, at=AT, by=staff["head"])
    assert item.effect == "in_force"
    assert Normative.objects.get().published == AT.date()
    assert tasks.follow_normatives(AT) == 0
    assert tasks.follow_normatives(AT + timedelta(days=365)) == 1
    item.refresh_from_db()
    assert item.effect == "lapsed"


def test_the_public_sees_what_is_published_and_the_staff_what_is_theirs(
    staff: Staff, neighbour: object, hire: Callable[..., Person], county: object
) -> None:
    drafted, shown = staff.drafted().item, staff.published()
    withdrawn = staff.withdrawn()
    assert set(visible(person=None)) == {shown}
    assert set(visible(person=staff["clerk"])) == {drafted, shown, withdrawn}
    assert set(visible(person=hire(neighbour, "clerk"))) == {shown}
    assert set(visible(person=hire(county, "authority"))) == {drafted, shown, withdrawn}
    assert set(visible(person=hire(county, "administrator"))) == {shown}


def test_no_attribute_but_active_was_forgotten() -> None:
    assert set(Attribute.values) == {"active", "on_request", "withheld"}


def test_an_item_is_written_from_a_document_by_a_form(
    staff: Staff, enter: Callable[[Person], Client]
) -> None:
    document = issued(staff)
    desk = enter(staff["clerk"])
    place = column(staff.organ)
    url = reverse("item-from-document", args=[document.pk])
    assert url in desk.get(reverse("publishing")).text
    assert "沿用公文的保密审查" in desk.get(url).text
    answer = desk.post(url, {"column": place.pk}, follow=True)
    assert "草稿已由公文生成" in answer.text
    assert Item.objects.get().document == document
    assert url not in desk.get(reverse("publishing")).text
