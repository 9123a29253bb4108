"""A citizen without JavaScript finds what was published, in two words and by keyboard."""

import re

from playwright.sync_api import Browser

# The site and the browser of the other pages.
from tests.web.browser.test_pages import browser, site  # noqa: F401


def test_two_characters_lead_to_the_item(browser: Browser, site: str) -> None:  # noqa: F811
    page = browser.new_context(java_script_enabled=False, base_url=site).new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("垃圾")
    page.keyboard.press("Enter")
    assert re.search(r"共 [1-9]\d* 条", page.get_by_role("status").inner_text())
    assert page.locator("mark").first.inner_text() == "垃圾"
    page.get_by_role("link", name=re.compile("垃圾分类")).first.click()
    assert page.get_by_role("heading", level=1).inner_text().count("垃圾") == 1
    assert page.get_by_role("img", name="本页网址的二维码").is_visible()
    page.get_by_role("link", name="English").click()
    assert page.get_by_text("Catalogue entry").is_visible()
    assert page.context.cookies() == []


def test_the_home_page_is_light(browser: Browser, site: str) -> None:  # noqa: F811
    page = browser.new_context(base_url=site).new_page()
    weights: list[int] = []
    page.on("response", lambda answer: weights.append(len(answer.body())))
    page.goto("/", wait_until="networkidle")
    assert 0 < sum(weights) < 100_000
