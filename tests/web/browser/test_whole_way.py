"""A document from the draft to the public and back, behind two factors; and into the year."""

import re

from playwright.sync_api import Browser, Page

from gongkai.web.demo.build import plan
from gongkai.web.documents.services.secrecy import POINTS
from tests.web.browser.test_pages import Visit, browser, now, site  # noqa: F401 fixtures

TITLE = "示例县机关事务服务中心关于冬季供暖安排的通知"
CODE = "示机暖发"


def test_a_document_is_drafted_signed_published_found_withdrawn_and_counted(
    browser: Browser,  # noqa: F811
    site: str,  # noqa: F811
) -> None:
    desks = {name: Visit(browser, site) for name in
             ("gongkai", "baomi", "kezhang", "fenguan", "zhuyao")}  # fmt: skip
    for name, each in desks.items():
        each.sign_in(name)
    clerk = _with_two_factors(browser, site)
    document = _issued(clerk, {name: each.page for name, each in desks.items()})
    assert re.search(rf"{CODE}〔20\d\d〕1号", clerk.content())
    item = _published(clerk, {name: each.page for name, each in desks.items()})

    public = Visit(browser, site).page
    public.goto("/search/?q=供暖")
    public.get_by_role("link", name=re.compile("供暖")).first.click()
    assert public.get_by_role("heading", name=TITLE).is_visible()
    assert CODE in public.content()

    office = desks["gongkai"].page
    office.goto(item)
    office.get_by_role("link", name="撤回").click()
    office.get_by_label("撤回说明").fill("安排有变。")
    office.get_by_role("button", name="撤回").click()
    public = Visit(browser, site).page
    public.goto("/search/?q=供暖")
    assert public.get_by_role("link", name=TITLE).count() == 0

    clerk.goto(document)
    told = clerk.locator(".timeline").inner_text()
    for word in ("起草通知", "拟定公开属性为主动公开", "同意拟定", "保密审查通过", "签发", "印发"):
        assert word in told
    office.goto("/workspace/organs/jiguanshiwu/journal/")
    assert "撤回" in office.locator(".timeline li").first.inner_text()
    _year(clerk)
    assert not any(each.strange for each in desks.values())


def _with_two_factors(browser: Browser, site: str) -> Page:  # noqa: F811
    """The clerk puts up the second factor and comes in with it."""
    first = Visit(browser, site)
    first.sign_in("jingban")
    first.page.goto("/workspace/account/codes/activate/")
    first.page.get_by_label("口令").fill(plan()["password"])
    first.page.get_by_role("button", name="确认").click()
    secret = first.page.locator("code.secret").inner_text()
    first.page.get_by_label("动态口令").fill(now(secret))
    first.page.get_by_role("button", name="启用").click()
    recovery = first.page.locator(".codes code").first.inner_text()
    second = Visit(browser, site)
    second.sign_in("jingban")
    assert second.page.get_by_label("动态口令").is_visible()
    second.page.get_by_label("动态口令").fill(recovery)
    second.page.get_by_role("button", name="登录").click()
    return second.page


def _issued(clerk: Page, desks: dict[str, Page]) -> str:
    """Draft, propose, check, review for secrecy, sign, number; the address of the document."""
    clerk.goto("/workspace/documents/")
    clerk.get_by_role("link", name="起草公文").click()
    clerk.get_by_label("机关代字").fill(CODE)
    clerk.get_by_label("标题").fill(TITLE)
    clerk.get_by_label("正文").fill("一、时间\n自11月1日起供暖。")
    clerk.get_by_role("button", name="保存").click()
    document = clerk.url
    _act(clerk, document, "拟定公开属性", lambda page: page.get_by_label("主动公开").check())
    _act(desks["gongkai"], document, "审核公开属性",
         lambda page: page.get_by_label("主动公开").check())  # fmt: skip
    _act(desks["baomi"], document, "保密审查", _all_clean)
    _act(desks["zhuyao"], document, "签发", lambda page: page.get_by_label("主动公开").check())
    _act(clerk, document, "编号印发", lambda _: None)
    return document


def _all_clean(page: Page) -> None:
    for box in page.get_by_label("未发现").all()[: len(POINTS)]:
        box.check()


def _published(clerk: Page, desks: dict[str, Page]) -> str:
    """From the document to the public through three people; the address of the item."""
    clerk.goto("/workspace/publishing/")
    clerk.locator("details").filter(has_text="公开这件公文").locator("summary").click()
    clerk.get_by_role("link", name=re.compile("公开这件公文.*供暖")).click()
    clerk.get_by_label("栏目").select_option(label="　其他法定公开信息")
    clerk.get_by_role("button", name="保存").click()
    item = clerk.url
    clerk.get_by_role("link", name="送审").click()
    clerk.get_by_role("button", name="送审").click()
    for name, act in (("kezhang", "一审一校"), ("fenguan", "二审二校"), ("zhuyao", "三审三校")):
        page = desks[name]
        if name == "kezhang":
            _clear_item(desks["baomi"])
        page.goto("/workspace/")
        page.get_by_role("row", name=re.compile("供暖")).get_by_role("link", name=act).click()
        for box in page.locator("fieldset input[type=checkbox]").all():
            box.check()
        page.get_by_role("button", name="通过").click()
    office = desks["gongkai"]
    office.goto("/workspace/")
    office.get_by_role("row", name=re.compile("供暖")).get_by_role("link", name="发布").click()
    office.get_by_role("button", name="发布").click()
    return item


def _clear_item(page: Page) -> None:
    """The secrecy review of the item, where the one of its document does not serve."""
    page.goto("/workspace/")
    rows = page.get_by_role("row", name=re.compile("供暖"))
    if rows.count() == 0:
        return
    rows.get_by_role("link", name="审查").click()
    for box in page.locator("fieldset input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="完成审查").click()


def _act(page: Page, address: str, title: str, fill: object) -> None:
    """Open the act from the page of the thing, fill in what it asks, do it."""
    page.goto(address)
    page.locator(".acts").get_by_role("link", name=re.compile(title)).first.click()
    fill(page)  # type: ignore[operator]
    page.get_by_role("button", name=re.compile(title)).click()
    page.wait_for_url(address)


def _year(clerk: Page) -> None:
    """The year 2024 of the model organ, closed without typing: 11 documents, 3 and 8."""
    clerk.goto("/workspace/annual/")
    clerk.get_by_role("link", name=re.compile("2024年")).click()
    assert clerk.get_by_text("全年制发公文11件，其中主动公开3件、依申请公开8件").is_visible()
