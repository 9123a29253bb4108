"""A real browser before the real server: two processes, the sample county, two factors, axe."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from gongkai.web.demo.build import plan
from tests.web.places import manage, own_county, served

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
CENTRE = "/workspace/organs/jiguanshiwu/"
ORGAN = "/organs/jiguanshiwu/"
PUBLIC = [
    "/", ORGAN, "/organs/zhijianju/", "/nowhere/", "/workspace/sign-in/", f"{ORGAN}columns/guide/",
    f"{ORGAN}columns/statutory/", f"{ORGAN}columns/penalties/", f"{ORGAN}columns/apply/",
    f"{ORGAN}columns/reports/", "/items/4/", "/items/6/", "/items/8/", "/search/",
    "/search/?q=机关", "/search/?q=没有", "/site-map/", "/data/", "/subscribe/?scope=jiguanshiwu",
    "/en/", f"/en{ORGAN}", "/en/items/8/", "/en/search/?q=机关", "/en/data/", "/en/nowhere/",
    "/boards/", f"{ORGAN}boards/", f"/en{ORGAN}boards/", "/apply/", "/apply/jiguanshiwu/",
    "/status/", "/reports/", "/reports/check/", f"{ORGAN}reports/2024/",
    f"{ORGAN}reports/", "/reports/data/", f"/en{ORGAN}reports/", "/en/reports/data/",
    "/en/apply/",
    "/en/status/", "/en/reports/", "/en/reports/check/", f"/en{ORGAN}reports/2024/",
    "/en/boards/", "/en/site-map/",
]  # fmt: skip
INSIDE = [
    "/workspace/", "/workspace/organs/", CENTRE, f"{CENTRE}people/", f"{CENTRE}journal/",
    "/workspace/people/4/", "/workspace/account/", "/workspace/account/password/",
    "/workspace/account/again/", "/workspace/publishing/", "/workspace/publishing/items/7/",
    "/workspace/publishing/items/6/", "/workspace/publishing/versions/7/", f"{CENTRE}columns/",
    "/workspace/publishing/versions/15/third/", "/workspace/publishing/versions/17/publish/",
    "/workspace/publishing/versions/17/schedule/", "/workspace/publishing/items/4/withdraw/",
    f"{CENTRE}boards/", "/workspace/boards/1/", "/workspace/postings/72/", "/workspace/health/",
    f"{CENTRE}health/", f"{CENTRE}uploads/", f"{CENTRE}words/",
    "/workspace/annual/", "/workspace/reports/1/", "/workspace/reports/1/changes/",
    "/workspace/disputes/", "/workspace/supervision/", f"{CENTRE}supervision/",
    "/workspace/conservation/", f"{CENTRE}energy/indicators/?year=2024",
    f"{CENTRE}energy/events/?year=2024", "/workspace/energy-returns/1/", "/workspace/meters/1/",
    f"{CENTRE}waste/?year=2024", f"{CENTRE}waste/rows/?year=2026&month=5",
    "/workspace/waste-rows/1/", f"{CENTRE}kitchen/?year=2024", f"{CENTRE}inspections/?year=2026",
    "/workspace/inspections/34/", f"{CENTRE}energy/projects/", "/workspace/energy-projects/2/",
    "/workspace/energy-audits/1/", f"{CENTRE}energy/awards/?year=2026", "/workspace/awards/1/",
    f"{CENTRE}energy/public/?year=2025",
]  # fmt: skip
WRITING = [
    "/workspace/applications/", "/workspace/applications/workload/", "/workspace/cases/2/",
    "/workspace/applications/calendar/", "/workspace/applications/rules/", "/workspace/cases/5/",
    "/workspace/cases/7/guide/", "/workspace/cases/7/decide/", "/workspace/cases/7/unmask/",
    f"{CENTRE}cases/register/", f"{CENTRE}payments/", "/workspace/cases/5/issue-letter/",
    "/workspace/cases/1/",
    "/workspace/", "/workspace/publishing/?state=published", "/workspace/publishing/?column=2",
    f"{CENTRE}items/draft/", "/workspace/publishing/items/15/",
    "/workspace/publishing/versions/12/edit/", "/workspace/publishing/versions/12/submit/",
    "/workspace/publishing/versions/12/attach/", "/workspace/publishing/versions/16/edit/",
    "/workspace/publishing/items/4/correct/", "/workspace/boards/1/propose/",
    f"{CENTRE}uploads/add/", f"{CENTRE}ledger/", f"{CENTRE}ledger/import/",
    "/workspace/boards/1/enter/", "/workspace/postings/73/sheet/",
    f"{CENTRE}energy/month/?year=2026&month=11", f"{CENTRE}energy/import/",
    f"{CENTRE}energy/profile/?year=2026", f"{CENTRE}waste/enter/", f"{CENTRE}waste/import/",
    f"{CENTRE}energy/public/draft/?year=2025",
]  # fmt: skip
OVERSEEING = [
    f"/workspace/organs/shilixian/reports/{page}?year=2024"
    for page in ("", "compare/", "reuse/", "twice/", "letters/", "due/")
] + [
    f"{CENTRE}oversight/?year=2025", "/workspace/assessments/1/", "/workspace/standards/1/",
    "/workspace/organs/shilixian/standards/", "/workspace/organs/shilixian/oversight/?year=2025",
    "/workspace/complaints/", "/workspace/complaints/1/", "/workspace/complaints/1/establish/",
]  # fmt: skip
JUDGING = ["/workspace/", "/workspace/publishing/versions/13/clear/"]
ACTING = [
    CENTRE, f"{CENTRE}people/", f"{CENTRE}people/add/", f"{CENTRE}rename/", f"{CENTRE}close/",
    f"{CENTRE}found/", f"{CENTRE}contact/", f"{CENTRE}sections/open/", "/workspace/people/4/",
    "/workspace/people/4/appoint/", "/workspace/people/4/password/", f"{CENTRE}journal/",
    "/workspace/organs/shilixian/import/", "/workspace/tasks/",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample county."""
    env = own_county(tmp_path_factory.mktemp("site"))
    with served(env) as address:
        yield address
    proof = manage(env, "prove_journal")
    assert proof.returncode == 0, proof.stderr


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)


class Visit:
    """A page that notes every request to anybody else, and what the browser complains of."""

    def __init__(self, browser: Browser, site: str, *, width: int = 1200) -> None:
        """An empty browser of some width, before the site."""
        self.site = site
        self.strange: list[str] = []
        self.page: Page = browser.new_context(
            viewport={"width": width, "height": 800}, base_url=site, locale="zh-CN"
        ).new_page()
        self.page.on("request", self._note)
        self.page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if "Content Security" in message.text:
            self.strange.append(message.text)

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.strange.append(request.url)

    def sign_in(self, name: str) -> None:
        """Through the front door, with the password of the sample county."""
        self.page.goto("/workspace/")
        self.page.get_by_label("账号").fill(name)
        self.page.get_by_label("口令").fill(plan()["password"])
        self.page.get_by_role("button", name="登录").click()

    def faults(self, address: str) -> list[str]:
        """What axe, the width and the network object to."""
        self.page.goto(address)
        return self.seen(address)

    def seen(self, address: str) -> list[str]:
        """The same of the page that is open, where it was posted to."""
        found = Axe().run(self.page, options=STANDARD).response["violations"]
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return [
            *(f"{address}: {each['id']} {each['nodes'][0]['html']}" for each in found),
            *([f"{address}: scrolls sideways"] if wide else []),
            *(f"{address}: asks {each}" for each in self.strange),
        ]


def now(secret: str) -> str:
    """The code of this half minute; that of the one before, which counts too, may just run out."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize(
    ("who", "addresses"),
    [
        ("", PUBLIC),
        ("zhuyao", INSIDE),
        ("guanli", ACTING),
        ("jingban", WRITING),
        ("baomi", JUDGING),
        ("zhuguan", OVERSEEING),
    ],
)
def test_every_page_is_fit_for_everybody(
    browser: Browser, site: str, width: int, who: str, addresses: list[str]
) -> None:
    visit = Visit(browser, site, width=width)
    if who:
        visit.sign_in(who)
    assert [fault for each in addresses for fault in visit.faults(each)] == []


def test_an_organ_is_renamed_behind_two_factors_and_the_journal_tells_it(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    first = Visit(browser, site)
    first.sign_in("guanli")
    page = first.page
    assert page.get_by_role("rowheader", name="登录尚未使用动态口令").is_visible()
    page.get_by_role("link", name=re.compile("启用")).click()
    page.get_by_label("口令").fill(plan()["password"])
    page.get_by_role("button", name="确认").click()
    assert first.faults("/workspace/account/codes/activate/") == []
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("动态口令").fill(now(secret))
    page.get_by_role("button", name="启用").click()
    assert page.locator(".codes li").count() == 10
    assert first.faults("/workspace/account/recovery/") == []

    second = Visit(browser, site)
    second.sign_in("guanli")
    page = second.page
    recovery = first.page.locator(".codes code").first.inner_text()
    page.get_by_label("动态口令").fill(recovery)
    page.get_by_role("button", name="登录").click()
    assert page.get_by_text("今天没有等您办理的事项").is_visible()
    page.goto("/workspace/organs/fagaiju/")
    page.get_by_role("link", name="更改机关名称").click()
    page.get_by_label("新名称").fill("示例县发展改革和科技局")
    page.get_by_label("自哪一日起").fill("2024-05-01")
    page.get_by_role("button", name="更改机关名称").click()
    assert page.get_by_role("heading", name="示例县发展改革和科技局").is_visible()

    third = Visit(browser, site)
    third.sign_in("shenji")
    third.page.goto("/workspace/organs/fagaiju/journal/")
    told = third.page.locator(".timeline li").first.inner_text()
    assert "孙涛" in told
    assert "由“示例县发展和改革局”更改为“示例县发展改革和科技局”" in told
    assert first.strange + second.strange + third.strange == []


def test_the_keyboard_reaches_the_text_at_once(browser: Browser, site: str) -> None:
    page = Visit(browser, site).page
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
