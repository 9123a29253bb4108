"""A document on its way: drafted, proposed, checked, reviewed, signed, issued, void."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from gongkai.web.documents import queries
from gongkai.web.documents.facts import documents_of
from gongkai.web.documents.models import Document, State
from gongkai.web.documents.route import ROUTE
from gongkai.web.documents.services import drafting, passing
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.permissions import table
from tests.web.conftest import Hire
from tests.web.documents import things
from tests.web.documents.things import ALL_CLEAN, AT, DAY, ONE_FOUND

ACTS: dict[str, Callable[[Document], object]] = {
    "document.propose": lambda it: drafting.propose(it, attribute="active", by=None),
    "document.check": lambda it: passing.check(it, attribute="active", by=None),
    "document.clear": lambda it: passing.clear(it, points=ALL_CLEAN, by=None, at=AT),
    "document.sign": lambda it: passing.sign(it, attribute="active", on=DAY, by=None),
    "document.issue": lambda it: passing.issue(it, on=DAY, by=None),
    "document.return": lambda it: passing.send_back(it, reason="重写", by=None),
    "document.void": lambda it: passing.void(it, reason="印错", by=None),
    "document.drop": lambda it: drafting.drop(it, reason="不再需要", by=None),
}
(DOCUMENT, *_) = things.THINGS


def row(document: Document) -> dict[str, object]:
    return Document.objects.filter(pk=document.pk).values().get()


def test_every_act_of_the_route_is_tried_and_stands_in_the_permissions() -> None:
    assert set(ACTS) == {each.act for each in ROUTE}
    for each in ROUTE:
        assert table().acts[each.act].states == each.start


@pytest.mark.parametrize(("state", "act"), list(product(State.values, ACTS)))
def test_an_act_leads_on_from_its_states_and_is_refused_in_all_others(
    bureau: Organ, state: str, act: str
) -> None:
    document = DOCUMENT.make(state, bureau, lambda *_: None)
    (move,) = (each for each in ROUTE if each.act == act)
    before = row(document)
    if state in move.start:
        ACTS[act](document)
        assert row(document)["state"] == move.end
    else:
        with pytest.raises(Refused):
            ACTS[act](document)
        assert row(document) == before


def test_numbers_follow_each_other_without_gaps_in_each_organ_code_and_year(
    bureau: Organ, neighbour: Organ
) -> None:
    numbers = [things.issued(organ, on=on).number for organ, on in (
        (bureau, DAY), (neighbour, DAY), (bureau, DAY), (bureau, date(2025, 1, 6)),
    )]  # fmt: skip
    assert numbers == ["示发〔2024〕1号", "示发〔2024〕1号", "示发〔2024〕2号", "示发〔2025〕1号"]


def test_an_issue_that_fails_leaves_no_gap(bureau: Organ) -> None:
    document = things.signed(bureau)
    with transaction.atomic():
        assert passing.issue(document, on=DAY, by=None).serial == 1
        transaction.set_rollback(True)
    assert passing.issue(document, on=DAY, by=None).serial == 1


def test_the_number_of_a_void_document_is_given_to_nobody(bureau: Organ) -> None:
    gone = things.void(bureau)
    assert (gone.state, gone.number) == ("void", "示发〔2024〕1号")
    assert things.issued(bureau).serial == 2


def test_drafter_checker_reviewer_and_signer_are_different_people(
    bureau: Organ, hire: Hire
) -> None:
    clerk, office = hire(bureau, "clerk"), hire(bureau, "ogi_head")
    document = drafting.draft(bureau, kind="notice", code="示发", title="关于甲的通知", by=clerk)
    drafting.propose(document, attribute="active", by=clerk)
    with pytest.raises(Refused):
        passing.check(document, attribute="active", by=clerk)
    passing.check(document, attribute="active", by=office)
    with pytest.raises(Refused):
        passing.clear(document, points=ALL_CLEAN, by=clerk, at=AT)
    passing.clear(document, points=ALL_CLEAN, by=hire(bureau, "secrecy_reviewer"), at=AT)
    for same in (clerk, office):
        with pytest.raises(Refused):
            passing.sign(document, attribute="active", on=DAY, by=same)
    passing.sign(document, attribute="active", on=DAY, by=hire(bureau, "head"))


def test_who_changed_a_draft_is_a_writer_too(bureau: Organ, hire: Hire) -> None:
    clerk, office = hire(bureau, "clerk"), hire(bureau, "ogi_head")
    document = drafting.draft(bureau, kind="notice", code="示发", title="关于甲的通知", by=clerk)
    drafting.edit(document, body="另有一段", by=office)
    drafting.propose(document, attribute="active", by=clerk)
    for act in (
        lambda: passing.check(document, attribute="active", by=office),
        lambda: (passing.check(document, attribute="active", by=None),
                 passing.clear(document, points=ALL_CLEAN, by=office, at=AT)),
    ):  # fmt: skip
        with pytest.raises(Refused), transaction.atomic():
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(checker=clerk)


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_what_is_not_to_be_open_says_why(bureau: Organ, attribute: str) -> None:
    document = things.draft(bureau)
    with pytest.raises(Refused) as refused:
        drafting.propose(document, attribute=attribute, by=None)
    assert refused.value.field == "reason"


def test_the_office_may_differ_with_a_word_and_the_signer_settles(bureau: Organ) -> None:
    document = things.proposed(bureau, attribute="on_request")
    with pytest.raises(Refused):
        passing.check(document, attribute="active", by=None)
    passing.check(document, attribute="active", note="与公众有关", by=None)
    passing.clear(document, points=ALL_CLEAN, by=None, at=AT)
    settled = passing.sign(document, attribute="active", on=DAY, by=None)
    assert (settled.proposed, settled.advised, settled.attribute) == (
        "on_request", "active", "active",
    )  # fmt: skip
    assert settled.reason == ""


def test_what_did_not_pass_the_secrecy_review_is_never_open(bureau: Organ) -> None:
    document = things.checked(bureau)
    passing.clear(document, points=ONE_FOUND, note="含值班电话", by=None, at=AT)
    with pytest.raises(Refused):
        passing.sign(document, attribute="active", on=DAY, by=None)
    with pytest.raises(Refused) as refused:
        passing.sign(document, attribute="withheld", reason="工作秘密", on=DAY, by=None)
    assert refused.value.field == "basis"
    closed = passing.sign(
        document, attribute="withheld", reason="工作秘密", basis=things.BASIS, on=DAY, by=None
    )
    issued = passing.issue(closed, on=DAY, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=issued.pk).update(attribute="active", reason="")


@pytest.mark.parametrize("points", [{}, {**ALL_CLEAN, "state": ""}, {"state": "clean"}])
def test_a_secrecy_review_answers_every_point(bureau: Organ, points: dict[str, str]) -> None:
    document = things.checked(bureau)
    with pytest.raises(Refused):
        passing.clear(document, points=points, by=None, at=AT)
    assert not document.secrecy_reviews.exists()


def test_a_review_that_finds_parts_says_so_and_does_not_pass(bureau: Organ) -> None:
    document = things.checked(bureau)
    review = passing.clear(document, points=ONE_FOUND, note="附件二", parts=True, by=None, at=AT)
    assert (review.result, review.passed) == ("parts", False)
    with pytest.raises(Refused):
        passing.sign(document, attribute="active", on=DAY, by=None)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "ode"}, "kind"),
        ({"kind": "report", "direction": "down"}, "direction"),
        ({"kind": "request"}, "addressee"),
        ({"kind": "request", "addressee": "甲局、乙局"}, "addressee"),
        ({"urgency": "very"}, "urgency"),
        ({"term": "never"}, "term"),
        ({"term": "budget"}, "term_from"),
        ({"title": " "}, "title"),
        ({"code": ""}, "code"),
    ],
)
def test_a_draft_is_proper_for_its_kind(bureau: Organ, given: dict[str, str], field: str) -> None:
    whole = {"kind": "notice", "code": "示发", "title": "关于甲的通知", **given}
    with pytest.raises(Refused) as refused:
        drafting.draft(bureau, by=None, **whole)
    assert refused.value.field == field
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("kind", "given", "direction"),
    [("report", "", "up"), ("letter", "", "level"), ("reply", "", "down"), ("opinion", "up", "up"),
     ("notice", "", "")],
)  # fmt: skip
def test_the_kind_settles_the_direction_where_it_does(
    bureau: Organ, kind: str, given: str, direction: str
) -> None:
    made = drafting.draft(
        bureau, kind=kind, code="示发", title="关于甲的事", direction=given, by=None
    )
    assert made.direction == direction


def test_a_budget_is_due_twenty_days_after_its_approval(bureau: Organ) -> None:
    document = things.draft(bureau)
    drafting.edit(document, term="budget", term_from=date(2024, 2, 26), by=None)
    drafting.propose(document, attribute="active", by=None)
    passing.check(document, attribute="active", by=None)
    passing.clear(document, points=ALL_CLEAN, by=None, at=AT)
    due = queries.publish_by(
        passing.sign(document, attribute="active", on=DAY, by=None), calendar=calendar()
    )
    assert due is not None
    assert due.steps[1].day == date(2024, 3, 17)
    assert due.steps[1].cites == ("预算法第十四条",)


def test_a_document_of_december_printed_in_january_belongs_to_the_old_year(
    bureau: Organ,
) -> None:
    made = things.signed(bureau, on=date(2024, 12, 31))
    assert passing.issue(made, on=date(2025, 1, 6), by=None).number == "示发〔2024〕1号"
    assert [each.issued for each in documents_of(bureau, year=2024)] == [date(2024, 12, 31)]
    assert documents_of(bureau, year=2025) == ()
    (row_,) = queries.catalogue(bureau, attribute="active", year=2024)
    assert queries.index_number(row_) == "ju/2024-示发-00001"


def test_a_forwarded_document_follows_the_attribute_or_says_why_not(bureau: Organ) -> None:
    source = things.issued(bureau, attribute="on_request")
    document = drafting.draft(
        bureau, kind="notice", code="示发", title="转发关于乙的通知", forwards=source, by=None
    )
    with pytest.raises(Refused):
        drafting.propose(document, attribute="active", by=None)
    drafting.propose(document, attribute="active", reason="只转发公开部分", by=None)


def test_a_joint_document_waits_for_the_others_and_bears_the_leads_number(
    bureau: Organ, neighbour: Organ
) -> None:
    document = drafting.draft(
        bureau, kind="notice", code="示发", title="联合通知", joint=(neighbour,), by=None
    )
    drafting.propose(document, attribute="active", by=None)
    passing.check(document, attribute="active", by=None)
    passing.clear(document, points=ALL_CLEAN, by=None, at=AT)
    with pytest.raises(Refused):
        passing.sign(document, attribute="active", on=DAY, by=None)
    passing.answer_joint(document, organ=neighbour.pk, opinion="同意", on=DAY, by=None)
    passing.sign(document, attribute="active", on=DAY, by=None)
    assert passing.issue(document, on=DAY, by=None).number == "示发〔2024〕1号"
    assert not Document.objects.filter(organ=neighbour).exists()


def test_a_returned_document_begins_again_with_its_words(bureau: Organ) -> None:
    document = passing.send_back(things.signed(bureau), reason="改标题", by=None)
    assert (document.state, document.attribute, document.signed, document.cleared) == (
        "draft", "", None, False,
    )  # fmt: skip
    assert document.proposed == "active"


def test_an_open_document_is_due_twenty_working_days_after_it_was_formed(bureau: Organ) -> None:
    due = queries.publish_by(things.issued(bureau), calendar=calendar())
    assert due is not None
    assert (due.due, due.steps[-1].cites) == (date(2024, 4, 1), ("条例（2019）第二十六条",))
    closed = things.issued(bureau, attribute="withheld")
    assert queries.publish_by(closed, calendar=calendar()) is None


def test_the_journal_tells_every_step(bureau: Organ) -> None:
    acts = [each.act for each in history_of(things.void(bureau)).entries]
    assert acts == [f"document.{act}" for act in (
        "void", "issue", "sign", "clear", "check", "propose", "draft",
    )]  # fmt: skip


def test_the_list_pages_back_to_the_first_and_filters(bureau: Organ, neighbour: Organ) -> None:
    made = [things.draft(bureau) for _ in range(7)] + [things.issued(bureau)]
    things.draft(neighbour)
    seen: list[Document] = []
    asked = queries.Filter()
    while True:
        page = queries.listed([bureau.pk], asked=asked, size=3)
        seen += page.rows
        if not page.older:
            break
        asked = queries.Filter(before=page.older)
    assert seen == made[::-1]
    only = queries.listed([bureau.pk], asked=queries.Filter(state="issued", text="〔2024〕"))
    assert only.rows == (made[-1],)


@pytest.mark.parametrize("odd", ["-1", "9" * 30, "１", "x", "1 OR 1"])
def test_an_odd_address_is_no_error(bureau: Organ, odd: str) -> None:
    asked = queries.Filter(before=odd, year=odd, state=odd, kind=odd, attribute=odd)
    assert queries.listed([bureau.pk], asked=asked).rows == ()
