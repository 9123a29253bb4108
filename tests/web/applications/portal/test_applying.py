"""Somebody applies on the web, step by step, and asks how it goes."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from gongkai.web.applications.models import Case
from gongkai.web.applications.portal import drafts
from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ

ID = "11010519491231002X"
ANSWERS = (
    {"wanted": "某路改造的批准文件\n某路改造的预算"},
    {"kind": "natural", "name": "张小山", "id_kind": "居民身份证", "id_number": ID},
    {"telephone": "13900001111"},
    {"medium": "paper", "route": "post"},
)


@pytest.fixture(autouse=True)
def calm(db: None) -> None:
    cache.clear()


def draft_in(page: str) -> str:
    found = re.search(r'name="draft" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def walk(client: Client, upto: int = 4) -> str:
    """The draft after so many steps."""
    page = client.get("/apply/ju/").text
    for step, answers in enumerate(ANSWERS[:upto], start=1):
        given = {"draft": draft_in(page), "step": str(step), **answers}
        page = client.post("/apply/ju/", given).text
        assert f"第 {step + 1} 步" in page
    return draft_in(page)


def test_five_steps_lead_to_a_receipt_and_the_receipt_to_the_status(bureau: Organ) -> None:
    client = Client()
    assert "/apply/ju/" in client.get("/apply/").text
    answer = client.post("/apply/ju/receipt/", {"draft": walk(client)})
    case = Case.objects.get()
    code = re.search(r"<code>(\w+)</code>", answer.text)
    assert code is not None
    assert case.number in answer.text
    assert (case.channel, case.state, case.received, case.items.count()) == (
        "web", "unconfirmed", None, 2,
    )  # fmt: skip
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not client.cookies
    told = client.post("/status/", {"number": case.number, "code": code[1].lower()}).text
    assert "待确认收到" in told
    assert "张小山" not in told


def test_the_same_draft_posted_twice_is_one_case(bureau: Organ) -> None:
    client = Client()
    draft = walk(client)
    first = client.post("/apply/ju/receipt/", {"draft": draft}).text
    assert client.post("/apply/ju/receipt/", {"draft": draft}).text == first
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("step", "wrong", "said"),
    [
        (1, {"wanted": " "}, "error"),
        (2, {"id_number": "110105194912310021"}, "身份证号码有误"),
        (2, {"id_kind": "统一社会信用代码", "id_number": "123"}, "应为18位"),
        (3, {"telephone": "", "postcode": "100001"}, "请至少填写一种联系方式"),
        (4, {"medium": "stone"}, "error"),
    ],
)
def test_what_is_wrong_is_told_and_kept(
    bureau: Organ, step: int, wrong: dict[str, str], said: str
) -> None:
    client = Client()
    given = ANSWERS[step - 1] | wrong
    draft = walk(client, step - 1) if step > 1 else draft_in(client.get("/apply/ju/").text)
    answer = client.post("/apply/ju/", {"draft": draft, "step": step, **given}).text
    assert f"第 {step} 步" in answer
    assert said in answer
    kept = wrong.get("id_number") or wrong.get("postcode") or ""
    assert kept in answer


def test_a_half_filled_draft_is_not_taken(bureau: Organ) -> None:
    client = Client()
    answer = client.post("/apply/ju/receipt/", {"draft": walk(client, 2)}).text
    assert "第 3 步" in answer
    assert not Case.objects.exists()


def test_a_draft_of_elsewhere_of_yesterday_or_tampered_is_refused(
    bureau: Organ, neighbour: Organ
) -> None:
    client = Client()
    draft, now = walk(client), timezone.now()
    assert client.post("/apply/linju/receipt/", {"draft": draft}).status_code == 400
    for broken in ("", "x", draft[:-8], draft[:20]):
        assert client.post("/apply/ju/receipt/", {"draft": broken}).status_code == 400
    late = now + drafts.LASTS + timedelta(minutes=1)
    assert drafts.opened(draft, organ=bureau.pk, at=late) is None


def test_a_wrong_number_and_a_wrong_code_get_the_same_answer_until_it_is_too_much(
    bureau: Organ,
) -> None:
    client = Client()
    client.post("/apply/ju/receipt/", {"draft": walk(client)})
    number = Case.objects.get().number
    for each in (number, "〔1999〕9号"):
        answer = client.post("/status/", {"number": each, "code": "AAAAAAAAAAAA"})
        assert "编号或者查询码不对" in answer.text
    for _ in range(8):
        client.post("/status/", {"number": number, "code": "AAAAAAAAAAAA"})
    assert client.post("/status/", {"number": number, "code": "A"}).status_code == 429


def test_the_journal_and_the_draft_say_nothing_personal(bureau: Organ) -> None:
    client = Client()
    draft = walk(client)
    client.post("/apply/ju/receipt/", {"draft": draft})
    told = " ".join(str(each) for each in Entry.objects.values_list())
    for secret in ("张小山", ID, "13900001111"):
        assert secret not in told
        assert secret not in draft
