"""An item through six people's browsers: written, judged, shown, found, withdrawn."""

import re

from playwright.sync_api import Browser, Page

from tests.web.browser.test_pages import Visit, browser, site  # noqa: F401 fixtures

TITLE = "关于机关游泳馆暑期开放的公告"
DESK = "/workspace/publishing/"
NUMBER = "11010519491231002X"


def test_an_item_goes_through_three_people_to_the_public_and_back(
    browser: Browser,  # noqa: F811
    site: str,  # noqa: F811
) -> None:
    desks = {name: Visit(browser, site) for name in
             ("jingban", "baomi", "kezhang", "fenguan", "zhuyao", "gongkai")}  # fmt: skip
    for name, each in desks.items():
        each.sign_in(name)
    clerk = desks["jingban"].page
    clerk.goto(DESK)
    clerk.get_by_role("link", name="起草公开信息").click()
    clerk.get_by_label("栏目").select_option(label="　其他法定公开信息")
    clerk.get_by_label("标题").fill(TITLE)
    clerk.get_by_label("正文").fill(f"一、时间\n7月至8月。\n联系人：张某，{NUMBER}")
    clerk.get_by_role("button", name="保存").click()
    address = clerk.url
    clerk.get_by_role("link", name="送审").click()
    clerk.get_by_role("button", name="送审").click()
    assert clerk.get_by_text("严重问题1处").is_visible()
    assert NUMBER not in clerk.content()

    clerk.goto(address)
    clerk.get_by_role("link", name="修改").click()
    clerk.get_by_label("正文").fill("一、时间\n7月至8月。\n联系人：张某。")
    clerk.get_by_role("button", name="保存").click()
    clerk.get_by_role("link", name="送审").click()
    clerk.get_by_role("button", name="送审").click()

    _from_today(desks["baomi"].page, "审查")
    for box in desks["baomi"].page.locator("fieldset input[type=checkbox]").all():
        box.check()
    desks["baomi"].page.get_by_role("button", name="完成审查").click()
    for name, act in (("kezhang", "一审一校"), ("fenguan", "二审二校"), ("zhuyao", "三审三校")):
        page = desks[name].page
        _from_today(page, act)
        for box in page.locator("fieldset input[type=checkbox]").all():
            box.check()
        page.get_by_role("button", name="通过").click()
        assert page.get_by_text(f"{act}通过").first.is_visible()

    page = desks["gongkai"].page
    _from_today(page, "发布")
    assert page.get_by_text("任何人立即可以").is_visible()
    page.get_by_role("button", name="发布").click()

    public = Visit(browser, site).page
    public.goto("/search/?q=游泳")
    public.get_by_role("link", name=TITLE).click()
    assert public.get_by_role("heading", name=TITLE).is_visible()
    shown = public.url

    page.goto(address)
    page.get_by_role("link", name="撤回").click()
    page.get_by_label("撤回说明").fill("开放时间有变，撤回重拟。")
    page.get_by_role("button", name="撤回").click()
    page.wait_for_url(address)
    public = Visit(browser, site).page  # the other one may keep the page for a minute
    public.goto(shown)
    assert public.get_by_text("开放时间有变，撤回重拟。").is_visible()
    public.goto("/search/?q=游泳")
    assert public.get_by_role("link", name=TITLE).count() == 0
    told = page.locator(".timeline").inner_text()
    for word in ("起草", "送审", "保密审查通过", "一审一校通过", "三审三校通过", "发布", "撤回"):
        assert word in told


def _from_today(page: Page, act: str) -> None:
    """Open the matter of this item from today's list."""
    page.goto("/workspace/")
    row = page.get_by_role("row", name=re.compile(TITLE))
    row.get_by_role("link", name=act).click()
