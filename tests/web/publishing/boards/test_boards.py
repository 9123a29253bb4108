"""Boards and postings: somebody else looks first; what is due comes down."""

import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from gongkai.files.samples.model import model_organ
from gongkai.report import facts
from gongkai.report.figures import FIGURES
from gongkai.web.demo.build import build
from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.boards import services
from gongkai.web.publishing.boards.facts import boards_of, postings_of
from gongkai.web.publishing.boards.matters import matters
from gongkai.web.publishing.boards.models import Posting
from gongkai.web.publishing.services import releasing
from tests.web.conftest import Hire
from tests.web.publishing.boards.things import LATER, approved, posted, proposed, standing
from tests.web.publishing.making import AT, Staff

Enter = Callable[[Person], Client]
DAY = timedelta(days=1)


def test_what_somebody_proposes_is_looked_at_by_another_and_hung_up(
    bureau: Organ, hire: Hire
) -> None:
    clerk, head = hire(bureau, "clerk"), hire(bureau, "section_head")
    posting = proposed(bureau, hire, by=clerk)
    with pytest.raises(Refused, match="应由他人审核"):
        services.approve(posting, by=clerk)
    with pytest.raises(Refused, match="待审核"):
        services.post(posting, on=LATER, due_down=None, by=clerk)
    services.approve(posting, by=head)
    services.post(posting, on=LATER, due_down=LATER + 30 * DAY, by=clerk)
    posting.refresh_from_db()
    assert (posting.state, posting.reviewer, posting.posted) == ("posted", head, LATER)
    told = Entry.objects.filter(act__startswith="posting.").values_list("act", flat=True)
    assert list(told) == ["posting.propose", "posting.approve", "posting.post"]


def test_what_is_on_the_portal_hangs_at_once_as_long_as_it_is_there(staff: Staff) -> None:
    item = staff.published()
    board = standing(staff.organ)
    posting = services.propose(board, title="通知", item=item, by=staff["clerk"])
    assert posting.state == "approved"
    releasing.withdraw(item, notice="内容有误。", at=AT, by=staff["head"])
    with pytest.raises(Refused, match="已经撤回"):
        services.post(posting, on=LATER, due_down=None, by=None)
    with pytest.raises(Refused, match="已经公开"):
        services.propose(board, title="通知", item=item, by=None)


def test_only_ones_own_items_hang(staff: Staff, neighbour: Organ) -> None:
    item = staff.published()
    with pytest.raises(Refused, match="本机关"):
        services.propose(standing(neighbour), title="通知", item=item, by=None)


def test_the_database_itself_refuses_what_nobody_looked_at(bureau: Organ, hire: Hire) -> None:
    posting = proposed(bureau, hire)
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.filter(pk=posting.pk).update(state="posted", posted=LATER)
    clerk = hire(bureau, "clerk")
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.filter(pk=posting.pk).update(by=clerk, reviewer=clerk)


def test_days_follow_each_other(bureau: Organ, hire: Hire) -> None:
    posting = approved(bureau, hire)
    with pytest.raises(Refused, match="不应早于张贴日期"):
        services.post(posting, on=LATER, due_down=LATER - DAY, by=None)
    with pytest.raises(Refused, match="公开栏设置"):
        services.post(posting, on=date(2023, 1, 1), due_down=None, by=None)
    hung = posted(bureau, hire)
    with pytest.raises(Refused, match="不应早于张贴"):
        services.take_down(hung, on=LATER - DAY, by=None)
    services.take_down(hung, on=LATER, by=None)
    with pytest.raises(Refused, match="已撤下"):
        services.take_down(hung, on=LATER, by=None)


def test_a_board_on_which_something_hangs_is_not_removed(bureau: Organ, hire: Hire) -> None:
    hung = posted(bureau, hire)
    with pytest.raises(Refused, match="请先撤下"):
        services.remove(hung.board, on=LATER, by=None)
    services.take_down(hung, on=LATER, by=None)
    services.remove(hung.board, on=LATER, by=None)
    with pytest.raises(Refused, match="已撤除"):
        services.propose(hung.board, title="x", by=None)


def test_two_boards_of_one_name_do_not_stand(bureau: Organ) -> None:
    board = standing(bureau)
    with pytest.raises(Refused, match="已有公开栏"):
        services.set_up(
            bureau, name=board.name, kind="展板", place="", keeper="", on=LATER, by=None
        )


def test_a_posting_on_paper_is_entered_with_its_reviewer(bureau: Organ, hire: Hire) -> None:
    clerk, head = hire(bureau, "clerk"), hire(bureau, "section_head")
    board = standing(bureau)
    with pytest.raises(Refused, match="不应是登记人本人"):
        services.enter(
            board, title="x", category="", source="", reviewer=clerk, on=LATER, due_down=None,
            by=clerk,
        )  # fmt: skip
    made = services.enter(
        board, title="总结", category="工作总结", source="办公室", reviewer=head, on=LATER,
        due_down=None, by=clerk,
    )  # fmt: skip
    assert made.state == "posted"


def test_what_is_due_stands_on_todays_list(bureau: Organ, hire: Hire) -> None:
    clerk, head = hire(bureau, "clerk"), hire(bureau, "section_head")
    proposed(bureau, hire, by=clerk)
    assert [each.act for each in matters(clerk, day=LATER)] == []
    assert [each.act for each in matters(head, day=LATER)] == ["审核"]
    approved(bureau, hire)
    assert [each.act for each in matters(clerk, day=LATER)] == ["登记张贴"]
    posted(bureau, hire)
    assert [each.act for each in matters(clerk, day=LATER)] == ["登记张贴"]
    assert [each.act for each in matters(clerk, day=LATER + DAY)] == ["登记张贴", "撤下"]


def test_the_pages_of_the_staff_lead_from_the_board_to_the_sheet(
    staff: Staff, enter: Enter
) -> None:
    item = staff.published()
    office = enter(staff["ogi_head"])
    sent = {"name": "大厅展板", "kind": "展板", "on": "2024-01-02"}
    assert office.post(f"/workspace/organs/{staff.organ.code}/boards/set-up/", sent).url
    (board,) = staff.organ.boards.all()
    clerk = enter(staff["clerk"])
    sent = {"title": "办公用房管理", "category": "业务信息", "item": str(item.pk)}
    clerk.post(f"/workspace/boards/{board.pk}/propose/", sent)
    (posting,) = board.postings.all()
    sheet = clerk.get(f"/workspace/postings/{posting.pk}/sheet/").text
    assert "<svg" in sheet
    assert f"http://testserver/items/{item.pk}/" in sheet
    assert item.index_number in sheet
    clerk.post(
        f"/workspace/postings/{posting.pk}/post/", {"on": "2024-05-07", "due_down": "2024-05-08"}
    )
    assert "期满未撤" in clerk.get(f"/workspace/organs/{staff.organ.code}/boards/").text
    assert "期满未撤" in clerk.get(f"/workspace/postings/{posting.pk}/").text
    assert "办公用房管理" in clerk.get(f"/workspace/boards/{board.pk}/").text
    wrong = clerk.post(f"/workspace/postings/{posting.pk}/take-down/", {"on": "2024-05-01"})
    assert wrong.status_code == 422
    clerk.post(f"/workspace/postings/{posting.pk}/take-down/", {"on": "2024-05-09"})
    posting.refresh_from_db()
    assert posting.state == "down"


def test_a_photo_is_kept_and_shown_and_nothing_else_is_taken(
    staff: Staff, enter: Enter, hire: Hire
) -> None:
    posting = posted(staff.organ, hire)
    clerk = enter(staff["clerk"])
    address = f"/workspace/postings/{posting.pk}/photograph/"
    assert clerk.get(f"/postings/{posting.pk}/photo/").status_code == 404
    wrong = clerk.post(address, {"file": SimpleUploadedFile("a.txt", "字".encode())})
    assert "应为 PNG" in wrong.text
    assert clerk.post(address, {"file": SimpleUploadedFile("a.png", picture())}).status_code == 302
    shown = Client().get(f"/postings/{posting.pk}/photo/")
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/png")


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


def test_the_public_reads_what_hangs_and_hung_by_year(bureau: Organ, hire: Hire) -> None:
    hung = posted(bureau, hire)
    waiting = proposed(bureau, hire)
    client = Client()
    page = client.get(f"/organs/{bureau.code}/boards/").text
    assert str(hung) in page
    assert str(waiting) not in page
    assert "共 1 条" in page
    assert str(hung) in client.get(f"/organs/{bureau.code}/boards/?year=1&after=x").text
    assert hung.board.name in client.get("/boards/").text
    assert "公开栏" in client.get(f"/organs/{bureau.code}/").text
    assert client.get(f"/postings/{waiting.pk}/photo/").status_code == 404


def test_the_model_organs_report_counts_two_boards_and_seventy_two_postings(db: None) -> None:
    build()
    centre = Organ.objects.get(code="jiguanshiwu")
    web = facts.YearFacts(
        organ=facts.Organ(name=centre.name), year=2024, boards=boards_of(centre, year=2024),
        postings=postings_of(centre, year=2024),
    )  # fmt: skip
    figures = {each.key: each for each in FIGURES}
    for key in ("boards.count", "boards.postings"):
        ours, theirs = (figures[key].work(each, ()) for each in (web, model_organ()))
        assert ours.value == theirs.value > 0
    assert len(boards_of(centre, year=2018)) == 0
    assert len(postings_of(centre, year=2023)) == 0
    page = Client().get("/organs/jiguanshiwu/boards/").text
    assert "共 72 条" in page
    following = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    rest = Client().get(f"/organs/jiguanshiwu/boards/{following}").text
    assert rest.count('<th scope="row">') == 22
