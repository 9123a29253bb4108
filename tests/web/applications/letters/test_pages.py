"""The pages of letters: preview, list of what is missing, issue, download."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.web.applications import codes, retention
from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.download import for_applicant
from gongkai.web.applications.letters.occasions import open_occasions
from gongkai.web.applications.matters import matters
from gongkai.web.applications.models import Letter, LetterHead
from gongkai.web.applications.services import closing, consulting, deciding, lettering
from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ
from tests.web.applications import making
from tests.web.applications.letters.reading import docx_text
from tests.web.applications.making import DAY
from tests.web.conftest import Hire

CLOSED = "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.fixture
def desk(bureau: Organ, hire: Hire, enter: Callable[..., Client]) -> Client:
    """A clerk of the bureau."""
    return enter(hire(bureau, "clerk"))


def test_from_the_case_over_the_preview_to_the_file(bureau: Organ, desk: Client) -> None:
    making.letterhead(bureau)
    case = making.signed(bureau)
    key = f"reply-{events_of(case)[-1].pk}"
    assert f"?letter={key}" in desk.get(reverse("case", args=[case.pk])).text
    shown = desk.get(reverse("case-letters", args=[case.pk]), {"letter": key}).text
    for word in (
        "示测公复〔2025〕　号",
        "张××",
        "批准文件1份",
        "某县人民法院",
        "没有查到全国统一",
    ):
        assert word in shown
    assert "张小山" not in shown
    press = {"letter": key, "seen": case.version}
    url = reverse("case-issue-letter", args=[case.pk])
    assert desk.post(url, press).status_code == 302
    again = desk.post(url, press)
    assert (again.status_code, "已经发出" in again.text) == (422, True)
    letter = Letter.objects.get(case=case)
    for kind, mark in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = desk.get(reverse("letter-file", args=[letter.pk]), {"as": kind})
        assert answer.content[: len(mark)] == mark
        assert f".{kind}" in answer["Content-Disposition"]
    assert Entry.objects.filter(act="letter.read").count() == 2
    assert letter.number in desk.get(reverse("case", args=[case.pk])).text


def test_what_is_missing_is_listed_and_there_is_no_button(bureau: Organ, desk: Client) -> None:
    case = making.signed(bureau)
    text = desk.get(reverse("case-issue-letter", args=[case.pk])).text
    for word in ("内容不全", "机关代字", "行政复议机关", "有管辖权的人民法院"):
        assert word in text
    assert "编号并发出" not in text
    press = {"letter": f"reply-{events_of(case)[-1].pk}", "seen": case.version}
    answer = desk.post(reverse("case-issue-letter", args=[case.pk]), press)
    assert (answer.status_code, "机关代字" in answer.text) == (422, True)


def test_a_draft_is_shown_to_its_signer_who_issues_nothing(
    bureau: Organ, hire: Hire, enter: Callable[..., Client]
) -> None:
    making.letterhead(bureau)
    case = making.drafted(bureau)
    head = enter(hire(bureau, "head"))
    text = head.get(reverse("case-letters", args=[case.pk])).text
    assert "签发后才能编号发出" in text
    assert "批准文件1份" in text
    assert head.post(reverse("case-issue-letter", args=[case.pk]), {}).status_code == 403


def test_a_post_without_a_letter_is_told(bureau: Organ, desk: Client) -> None:
    answer = desk.post(reverse("case-issue-letter", args=[making.handling(bureau).pk]), {})
    assert (answer.status_code, "请选择要发出的文书" in answer.text) == (422, True)


def test_the_head_of_the_office_sets_mark_authority_and_court(
    bureau: Organ, hire: Hire, enter: Callable[..., Client]
) -> None:
    office = enter(hire(bureau, "ogi_head"))
    url = reverse("letters-head", args=[bureau.code])
    assert "某县人民政府" in office.get(url).text
    assert office.post(url, {"mark": "某甲"}).status_code == 422
    typed = {"mark": "某甲", "authority": "某县人民政府", "court": "某县人民法院"}
    assert office.post(url, typed).status_code == 302
    assert LetterHead.objects.get(organ=bureau).mark == "某甲"
    assert Entry.objects.filter(act="letters.head").exists()


def test_the_letter_that_is_due_stands_first_among_the_acts(bureau: Organ, desk: Client) -> None:
    making.letterhead(bureau)
    case = making.signed(bureau)
    text = desk.get(reverse("case", args=[case.pk])).text
    assert 'class="act first" href="' + reverse("case-issue-letter", args=[case.pk]) in text
    assert "发出答复书" in text
    receipt, reply = open_occasions(case, events_of(case))
    for each in (receipt, reply):
        press = {"letter": each.key, "seen": case.version}
        assert desk.post(reverse("case-issue-letter", args=[case.pk]), press).status_code == 302
    text = desk.get(reverse("case", args=[case.pk])).text
    assert reverse("case-issue-letter", args=[case.pk]) not in text
    assert "待发" not in text


def test_the_applicant_fetches_the_reply_only_after_its_delivery(
    bureau: Organ, desk: Client, client: Client
) -> None:
    making.letterhead(bureau)
    case = making.signed(bureau)
    for each in open_occasions(case, events_of(case)):
        press = {"letter": each.key, "seen": case.version}
        desk.post(reverse("case-issue-letter", args=[case.pk]), press)
    receipt, reply = Letter.objects.filter(case=case).order_by("pk")
    known = {"number": case.number, "code": codes.code_of(case)}
    shown = client.post(reverse("status"), known).text
    assert (receipt.number in shown, reply.number in shown) == (True, False)
    assert client.post(reverse("status-letter", args=[reply.pk]), known).status_code == 404
    deciding.deliver(case, route="post", proof="EMS 1", on=DAY, by=None)
    assert reply.number in client.post(reverse("status"), known).text
    got = client.post(reverse("status-letter", args=[reply.pk]), known)
    assert (got.content[:4], got["Cache-Control"]) == (b"%PDF", CLOSED)
    got = client.post(reverse("status-letter", args=[reply.pk]), {**known, "as": "docx"})
    assert "张小山" in docx_text(got.content)
    entry = Entry.objects.filter(act="letter.read", subject=str(reply.pk)).latest("pk")
    assert "申请人凭查询码" in entry.words


def test_nobody_else_fetches_a_letter(bureau: Organ, client: Client) -> None:
    letter, case = making.letter(bureau), making.handling(bureau)
    url = reverse("status-letter", args=[letter.pk])
    assert client.get(url).status_code == 302
    assert client.post(url, {}).status_code == 302
    wrong = {"number": letter.case.number, "code": "AAAAAAAAAAAA"}
    assert client.post(url, wrong).status_code == 404
    others = {"number": case.number, "code": codes.code_of(case)}
    assert client.post(url, others).status_code == 404


def test_a_letter_to_a_third_party_is_not_the_applicant_s(bureau: Organ) -> None:
    making.letterhead(bureau)
    case = making.handling(bureau)
    consulting.consult(case, whom="third_party", name="某公司", about="报价", on=DAY, by=None)
    for each in open_occasions(case, events_of(case)):
        lettering.issue_letter(case, letter=each.key, at=timezone.now(), on=DAY, by=None)
    assert [each.kind for each in for_applicant(case)] == ["receipt"]
    closing.withdraw(case, how="书面", on=DAY, by=None)
    case.refresh_from_db()
    assert [each.kind for each in for_applicant(case)] == ["receipt", "consult_notice"]


def test_delivery_and_today_tell_that_the_reply_has_not_gone_out(
    bureau: Organ, hire: Hire, enter: Callable[..., Client]
) -> None:
    making.letterhead(bureau)
    case, clerk = making.signed(bureau), hire(bureau, "clerk")
    desk, url = enter(clerk), reverse("case-deliver", args=[case.pk])
    typed = {"seen": case.version, "route": "post", "proof": "EMS 1", "on": DAY}
    assert "尚未编号发出" in desk.get(url).text
    assert desk.post(url, typed).status_code == 422
    assert any("待编号发出" in each.why for each in matters(clerk, day=DAY))
    (reply,) = (it for it in open_occasions(case, events_of(case)) if it.kind == "reply")
    lettering.issue_letter(case, letter=reply.key, at=timezone.now(), on=DAY, by=clerk)
    assert "尚未编号发出" not in desk.get(url).text
    assert not any("待编号发出" in each.why for each in matters(clerk, day=DAY))
    assert desk.post(url, typed).status_code == 302


def test_after_a_reopening_there_is_another_reply(bureau: Organ) -> None:
    making.letterhead(bureau)
    case = making.closed(bureau)
    for each in open_occasions(case, events_of(case)):
        lettering.issue_letter(case, letter=each.key, at=timezone.now(), on=DAY, by=None)
    case = closing.reopen(case, reason="复议决定撤销", on=DAY, by=None)
    assert open_occasions(case, events_of(case)) == []
    deciding.decide(case, answers={1: making.PROVIDED}, on=DAY, by=None)
    deciding.sign(case, on=DAY, by=None)
    case.refresh_from_db()
    (again,) = open_occasions(case, events_of(case))
    letter = lettering.issue_letter(case, letter=again.key, at=timezone.now(), on=DAY, by=None)
    assert letter.number == "示测公复〔2025〕2号"


def test_once_the_applicant_is_erased_no_letter_is_written(bureau: Organ, desk: Client) -> None:
    making.letterhead(bureau)
    case = making.archived(bureau)
    retention.erase(case.applicant, on=DAY)
    text = desk.get(reverse("case-letters", args=[case.pk])).text
    assert "申请人姓名或名称" in text
    assert "编号并发出" not in text
