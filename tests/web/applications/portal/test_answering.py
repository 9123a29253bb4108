"""The applicant supplements and withdraws on the web, once, by number and code."""

import pytest
from django.test import Client

from gongkai.web.applications import codes
from gongkai.web.applications.models import Case
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
