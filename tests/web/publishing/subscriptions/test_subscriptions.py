"""Letters to those who asked: twice confirmed, one a day, stopped by one press."""

import re
import time
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.subscriptions import scopes, services
from gongkai.web.publishing.subscriptions.models import Letter, Subscription
from gongkai.web.publishing.subscriptions.tasks import ATTEMPTS, send_due
from tests.web.publishing.shown import Told, columns_of, publish, withdraw

NOON = datetime(2024, 5, 6, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = timedelta(days=1)
SITE = "https://example.org/"


@pytest.fixture(autouse=True)
def mailing(settings: Any) -> None:
    """A site that sends letters."""
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def subscribed(scope: str = "", email: str = "reader@example.org") -> Subscription:
    services.ask(email=email, scope=scope, site=SITE, at=NOON)
    found = Subscription.objects.get(email=email, scope=scope)
    services.confirm(found, at=NOON)
    send_due(NOON)
    mail.outbox.clear()
    return found


def test_ask_confirm_news_stop(bureau: Organ) -> None:
    columns = columns_of(bureau)
    browser = Client()
    answer = browser.post("/subscribe/?scope=ju/plans", {"email": "Reader@Example.org"})
    assert "确认信" in answer.text
    assert not answer.cookies
    asked = Subscription.objects.get()
    assert send_due(asked.asked_at) == 1
    (letter,) = mail.outbox
    assert letter.to == ["reader@example.org"]
    (link,) = re.findall(r"/subscribe/confirm/\S+", letter.body)
    assert "确认订阅" in browser.get(link).text
    assert Subscription.objects.get().confirmed_at is None  # looking is not confirming
    assert "订阅已确认" in browser.post(link).text
    assert browser.post(link).status_code == 200  # twice is once
    assert Entry.objects.filter(act="subscription.confirm").count() == 1

    tomorrow = (asked.asked_at + DAY).astimezone(NOON.tzinfo).replace(hour=12)
    publish(columns["plans"], [Told(title="新规划")], start=tomorrow - timedelta(hours=1))
    publish(columns["budget"], [Told(title="新预算")], start=tomorrow - timedelta(hours=1))
    mail.outbox.clear()
    assert send_due(tomorrow) == 1
    (news,) = mail.outbox
    assert "新规划" in news.body
    assert "新预算" not in news.body
    assert send_due(tomorrow) == 0
    stop = news.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert "退订" in browser.get(stop).text
    assert Subscription.objects.exists()
    assert "已经退订" in browser.post(stop, {"List-Unsubscribe": "One-Click"}).text
    assert not Subscription.objects.exists()
    assert not Letter.objects.exists()
    assert "已经退订" in browser.get(stop).text
    assert not Entry.objects.filter(words__contains="reader").exists()
    assert not Entry.objects.filter(subject_name__contains="@").exists()


def test_what_nobody_confirmed_is_forgotten(bureau: Organ) -> None:
    services.ask(email="a@example.org", scope="", site=SITE, at=NOON)
    services.ask(email="a@example.org", scope="", site=SITE, at=NOON)
    assert send_due(NOON) == 1
    assert send_due(NOON + DAY) == 0
    publish(columns_of(bureau)["plans"], [Told(title="甲")], start=NOON)
    assert send_due(NOON + 2 * DAY) == 0
    send_due(NOON + 8 * DAY)
    assert not Subscription.objects.exists()
    assert not Entry.objects.filter(act__startswith="subscription").exists()


def test_nobody_learns_who_has_subscribed(bureau: Organ) -> None:
    subscribed()
    answer = Client().post("/subscribe/", {"email": "reader@example.org"})
    assert "确认信" in answer.text
    assert send_due(NOON + DAY) == 0


def test_no_news_no_letter_and_none_before_morning(bureau: Organ) -> None:
    subscribed("ju")
    assert send_due(NOON + DAY) == 0
    publish(columns_of(bureau)["plans"], [Told(title="甲")], start=NOON + DAY)
    assert send_due(NOON + DAY + timedelta(hours=17)) == 0  # five in the morning
    assert send_due(NOON + DAY + timedelta(hours=21)) == 1


def test_what_is_withdrawn_before_the_letter_is_not_in_it(bureau: Organ) -> None:
    subscribed()
    gone, _ = publish(
        columns_of(bureau)["plans"], [Told(title="错误"), Told(title="正确")],
        start=NOON + timedelta(hours=1),
    )  # fmt: skip
    withdraw(gone)
    assert send_due(NOON + DAY) == 1
    assert "正确" in mail.outbox[0].body
    assert "错误" not in mail.outbox[0].body


def test_a_full_day_is_cut_with_a_word(bureau: Organ) -> None:
    subscribed()
    told = [Told(title=f"甲{number}") for number in range(60)]
    publish(columns_of(bureau)["plans"], told, start=NOON + timedelta(hours=1), apart=1)
    assert send_due(NOON + DAY) == 1
    assert "50 条以上" in mail.outbox[0].subject
    assert "此外还有更多" in mail.outbox[0].body


def test_a_mail_server_that_is_down_is_asked_again(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(self: EmailBackend, messages: object) -> int:
        raise ConnectionRefusedError("no server")

    services.ask(email="a@example.org", scope="", site=SITE, at=NOON)
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", down)
        assert send_due(NOON) == 0
    assert send_due(NOON + timedelta(minutes=5)) == 0  # still taken
    assert send_due(NOON + timedelta(minutes=16)) == 1
    assert Letter.objects.get().attempts == 2


def test_after_five_attempts_nobody_tries_any_more(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(self: EmailBackend, messages: object) -> int:
        raise ConnectionRefusedError("no server")

    services.ask(email="a@example.org", scope="", site=SITE, at=NOON)
    monkeypatch.setattr(EmailBackend, "send_messages", down)
    for step in range(ATTEMPTS + 2):
        send_due(NOON + step * timedelta(minutes=20))
    assert Letter.objects.get().attempts == ATTEMPTS


def test_a_letter_taken_by_another_worker_is_not_sent_again(bureau: Organ) -> None:
    services.ask(email="a@example.org", scope="", site=SITE, at=NOON)
    Letter.objects.update(taken_at=NOON)
    assert send_due(NOON + timedelta(minutes=1)) == 0


def test_without_mail_only_feeds_are_offered(bureau: Organ, settings: Any) -> None:
    settings.MAIL = False
    page = Client().get("/subscribe/?scope=ju").text
    assert "没有开通邮件" in page
    assert "/organs/ju/feed.atom" in page
    assert "<form method" not in page
    Client().post("/subscribe/?scope=ju", {"email": "a@example.org"})
    assert not Subscription.objects.exists()
    assert send_due(NOON) == 0


def test_a_wrong_address_is_shown_beside_its_field(bureau: Organ) -> None:
    page = Client().post("/subscribe/", {"email": "not an address"}).text
    assert 'value="not an address"' in page
    assert 'role="alert"' in page
    assert not Subscription.objects.exists()


def test_asking_too_often_is_refused(bureau: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.time() // 600 * 600  # the stretch does not end while we ask
    monkeypatch.setattr("time.time", lambda: start)
    answers = [
        Client().post("/subscribe/", {"email": f"a{number}@example.org"}).status_code
        for number in range(7)
    ]
    assert answers == [200] * 5 + [429] * 2


@pytest.mark.parametrize(
    ("scope", "known"),
    [("", True), ("ju", True), ("ju/plans", True), ("nowhere", False), ("ju/nothing", False),
     ("/plans", False), ("ju\x00", False), ("ju/plans/x", False)],
)  # fmt: skip
def test_only_what_exists_can_be_subscribed_to(bureau: Organ, scope: str, known: bool) -> None:
    columns_of(bureau)
    assert (scopes.title(scope) is not None) == known
    assert Client().get("/subscribe/", {"scope": scope}).status_code == (200 if known else 404)


def test_a_strange_token_opens_nothing(db: None) -> None:
    assert Client().get("/subscribe/confirm/strange/").status_code == 404
    assert Client().post("/subscribe/confirm/strange/").status_code == 404
