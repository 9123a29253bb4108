"""Addresses of other sites: asked only where a setting allows it, never within the own network."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test.utils import override_settings

from gongkai.web.publishing.health import tasks
from gongkai.web.publishing.health.looking import Kind, look
from gongkai.web.publishing.health.models import Link
from gongkai.web.publishing.health.outside import asked
from tests.web.publishing.making import AT, Staff


class Site(BaseHTTPRequestHandler):
    """/there, /gone, /moved, /round, /headless."""

    seen: list[str] = []  # noqa: RUF012 each test begins with an empty one

    def answer(self) -> None:
        Site.seen.append(f"{self.command} {self.path}")
        headless = self.path == "/headless" and self.command == "HEAD"
        status = {"/there": 200, "/moved": 302, "/round": 301, "/headless": 200, "/shy": 403}
        self.send_response(405 if headless else status.get(self.path, 404))
        if self.path in ("/moved", "/round"):
            self.send_header("Location", "/there" if self.path == "/moved" else "/round")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 the names the library asks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://site.example:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def here(host: str, port: int) -> str:
    return "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "alive", "why"),
    [
        ("/there", True, ""), ("/moved", True, ""), ("/headless", True, ""), ("/shy", True, ""),
        ("/gone", False, "HTTP 404"), ("/round", False, "一再转向别处"),
    ],
)  # fmt: skip
def test_an_address_answers_or_says_why_not(site: str, path: str, alive: bool, why: str) -> None:
    answer = asked(site + path, lookup=here)
    assert (answer.alive, answer.why) == (alive, why)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://[::1]/",
     "http://169.254.169.254/latest/", "http://0.0.0.0/"],
)  # fmt: skip
def test_the_own_network_is_never_asked(address: str) -> None:
    answer = asked(address)
    assert answer.alive
    assert "内部网络" in answer.why


def test_what_is_not_an_address_is_an_answer_too() -> None:
    assert not asked("http://127.0.0.1:1/", lookup=here).alive
    assert not asked("http://a.example:99999/", lookup=here).alive
    assert asked("ftp://a.example/", lookup=here).alive


def test_nothing_leaves_the_machine_unless_it_is_told_to(staff: Staff, site: str) -> None:
    leading(staff, f"{site}/gone")
    assert tasks.ask_links(AT, lookup=here) == 0
    assert Site.seen == []


@override_settings(LINK_CHECK=True)
def test_a_link_that_fails_two_nights_is_dead_until_it_answers(staff: Staff, site: str) -> None:
    leading(staff, f"见[通知]({site}/gone)和{site}/there")
    assert tasks.ask_links(AT, lookup=here) == 2
    assert dead(staff) == []
    assert tasks.ask_links(AT + timedelta(hours=1), lookup=here) == 0
    assert tasks.ask_links(AT + timedelta(days=1), lookup=here) == 1
    (told,) = dead(staff)
    assert f"{site}/gone 连续2次打不开：HTTP 404" in told
    Link.objects.filter(failed=2).update(failed=0)
    assert dead(staff) == []


@override_settings(LINK_CHECK=True)
def test_an_address_that_no_item_leads_to_any_more_is_forgotten(staff: Staff, site: str) -> None:
    Link.objects.create(address="http://old.example/", asked_at=AT)
    assert tasks.ask_links(AT, lookup=here) == 0
    assert not Link.objects.exists()


def leading(staff: Staff, body: str) -> None:
    staff.published(staff.drafted(title="有链接的信息", body=body))


def dead(staff: Staff) -> list[str]:
    return [each.why for each in look(staff.organ, day=AT.date()) if each.kind == Kind.DEAD]
