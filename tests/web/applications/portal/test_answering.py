"""The applicant supplements and withdraws on the web, once, by number and code."""

import pytest
from django.test import Client

from gongkai.web.applications import codes
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import working
from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ
from tests.web.applications import making

pytestmark = pytest.mark.django_db


def door(case: Case) -> dict[str, str]:
    return {"number": case.number, "code": codes.code_of(case)}


def test_a_supplement_is_taken_once(bureau: Organ) -> None:
    case, client = making.correcting(bureau), Client()
    page = client.post("/status/", door(case)).text
    for words in ("提交补正", "请写明年份", str(making.later(making.DAY, 15))):
        assert words in page
    given = door(case) | {"seen": str(case.version), "text": "指2023年的合同"}
    assert "已收到您的补正" in client.post("/status/supplement/", given).text
    assert client.post("/status/supplement/", given).status_code == 409
    case.refresh_from_db()
    assert case.state == "handling"
    assert case.events.filter(kind="supplemented").count() == 1


def test_a_withdrawal_is_confirmed_by_a_box_and_closes_the_case(bureau: Organ) -> None:
    case, client = making.handling(bureau), Client()
    given = door(case) | {"seen": str(case.version)}
    assert client.post("/status/withdraw/", given).status_code == 422
    answer = client.post("/status/withdraw/", given | {"sure": "on"})
    assert "申请已经撤回" in answer.text
    assert client.post("/status/withdraw/", given | {"sure": "on"}).status_code == 409
    case.refresh_from_db()
    assert (case.state, case.leaf) == ("closed", "other_other")


@pytest.mark.parametrize("act", ["supplement", "withdraw"])
def test_without_the_code_nothing_happens(bureau: Organ, act: str) -> None:
    case, client = making.correcting(bureau), Client()
    given = door(case) | {"seen": str(case.version), "text": "x", "sure": "on", "code": "A" * 12}
    assert client.post(f"/status/{act}/", given).status_code == 302
    assert client.get(f"/status/{act}/").status_code == 302
    case.refresh_from_db()
    assert case.state == "correcting"


def test_nothing_is_supplemented_that_was_not_asked_for(bureau: Organ) -> None:
    case, client = making.handling(bureau), Client()
    assert "提交补正" not in client.post("/status/", door(case)).text
    given = door(case) | {"seen": str(case.version), "text": "x"}
    assert client.post("/status/supplement/", given).status_code == 409


def test_an_answered_case_is_not_withdrawn(bureau: Organ) -> None:
    assert "撤回申请" not in Client().post("/status/", door(making.closed(bureau))).text


def test_form_way_and_address_are_changed_online_and_no_address_enters_the_journal(
    bureau: Organ,
) -> None:
    case, client = making.handling(bureau), Client()
    identity = case.applicant.identity
    assert "变更获取方式" in client.post("/status/", door(case)).text
    given = door(case) | {"seen": str(case.version), "medium": "electronic", "route": "electronic"}
    assert "案件已有新的进展" not in (refused := client.post("/status/reach/", given)).text
    assert (refused.status_code, "请填写电子邮箱" in refused.text) == (422, True)
    given |= {"email": "new@example.org"}
    assert "已按您的要求变更" in client.post("/status/reach/", given).text
    case.refresh_from_db()
    assert (case.medium, case.route) == ("electronic", "electronic")
    assert case.applicant.identity == identity
    known = working.unmask(case, reason="寄送", by=None)
    assert (known["email"], known["telephone"]) == ("new@example.org", "13900001111")
    told = Entry.objects.get(act="case.reach")
    assert told.words == "申请人变更获取方式：电子，电子方式"
    assert client.post("/status/reach/", given).status_code == 409
    closed = making.closed(bureau)
    assert "变更获取方式" not in client.post("/status/", door(closed)).text
