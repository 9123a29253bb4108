"""The county's year: twelve reports come in, one goes back, all are added up and made public."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from gongkai.files import read_bytes
from gongkai.report.finding import plain
from tests.web.browser.county import ELSEWHERE, HERE, WAITING, YEAR
from tests.web.browser.test_pages import Visit, browser  # noqa: F401 a fixture
from tests.web.places import ROOT, own_county, python, served

BOARD = f"/workspace/organs/shilixian/reports/?year={YEAR}"
PERMITS = "table2.permit.decisions"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> dict[str, str]:
    made = own_county(tmp_path_factory.mktemp("county")) | {"PYTHONPATH": str(ROOT)}
    lived(made, f"prepare({str(folder)!r})")
    return made


@pytest.fixture(scope="module")
def site(env: dict[str, str]) -> Iterator[str]:
    with served(env) as address:
        yield address


def lived(env: dict[str, str], act: str) -> None:
    """Something that people did meanwhile."""
    code = f"import django; django.setup()\nfrom tests.web.browser import county\ncounty.{act}"
    child = python(env, code)
    told, _ = child.communicate()
    assert child.returncode == 0, told


def at(browser: Browser, site: str, who: str) -> Visit:  # noqa: F811
    visit = Visit(browser, site)
    visit.sign_in(who)
    return visit


def act(page: Page, name: str) -> None:
    """Press the act on the page of a report, and again on its own page."""
    page.locator(".acts").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("button", name=name, exact=True).click()


def hand_in(page: Page, code: str, file: Path) -> None:
    page.goto(f"/workspace/organs/{code}/reports/hand-in/")
    page.get_by_label("年度").fill(str(YEAR))
    page.get_by_label("年报文件").set_input_files(file)
    page.get_by_role("button", name="上传并读取").click()


def cell(page: Page, key: str) -> str:
    return page.locator(f'td[data-key="{key}"]').inner_text().strip()


def test_the_county_receives_adds_up_and_publishes_and_a_number_leads_down_to_an_organ(
    browser: Browser,  # noqa: F811
    env: dict[str, str],
    site: str,
    folder: Path,
) -> None:
    authority = at(browser, site, "zhuguan")
    elsewhere = received(authority, folder)
    below = accepted(authority)
    assert below == sum(HERE.values()) + sum(elsewhere.values())
    assert authority.faults(f"/workspace/organs/shilixian/reports/compare/?year={YEAR}") == []
    published(browser, env, site, authority)
    followed(browser, site, below)
    carried(browser, site)


def received(authority: Visit, folder: Path) -> dict[str, int]:
    """Two files come in; the one that does not balance gets its letter, goes back, is mended."""
    page = authority.page
    page.goto(BOARD)
    expect(page.get_by_text("未开始 3 个")).to_be_visible()
    found = {}
    hand_in(page, "weijianju", folder / "weijianju.pdf")
    expect(page.get_by_role("heading", name="示例县卫生健康局").first).to_be_visible()
    found["weijianju"] = int(cell(page, PERMITS))
    hand_in(page, "caizhengju", folder / "caizhengju-odd.docx")
    expect(page.locator(".findings .grave").first).to_be_visible()
    report = page.url
    assert authority.faults(report) == []
    letter(page)
    page.goto(report)
    page.locator(".acts").get_by_role("link", name="退回", exact=True).click()
    reasons = page.get_by_label("退回意见").input_value()
    assert "表三" in reasons
    assert "table3" not in reasons
    page.get_by_role("button", name="退回", exact=True).click()
    expect(page.get_by_text("已退回").first).to_be_visible()
    expect(page.get_by_role("heading", name="退回意见")).to_be_visible()
    expect(page.locator("td.error").first).to_contain_text("须改正")  # at its cell, in the file
    hand_in(page, "caizhengju", folder / "caizhengju.docx")
    assert page.url == report
    expect(page.locator(".findings .grave").filter(has_text="合计")).to_have_count(0)
    found["caizhengju"] = int(cell(page, PERMITS))
    return found


def letter(page: Page) -> None:
    """The findings letter, chosen for one organ, opened."""
    page.goto(BOARD)
    page.get_by_role("link", name="出具整改建议").click()
    for box in page.get_by_role("checkbox").all():
        box.set_checked(False)
    page.get_by_role("checkbox", name=re.compile("财政局")).check()
    with page.expect_download() as coming:
        page.get_by_role("button", name="出具并下载").click(no_wait_after=True)
    with zipfile.ZipFile(coming.value.path()) as package:
        (name,) = package.namelist()
        words = docx.Document(io.BytesIO(package.read(name))).paragraphs
    text = "\n".join(each.text for each in words)
    assert "示例县财政局：" in text
    assert "须改正的问题" in text
    assert "应为" in text


def accepted(authority: Visit) -> int:
    """What is still waiting is accepted; the permits of all, as the comparison shows them."""
    page = authority.page
    page.goto(BOARD)
    waiting = page.get_by_role("row").filter(has_text="已报送").get_by_role("link")
    assert waiting.count() == len(WAITING) + len(ELSEWHERE)
    for address in [each.get_attribute("href") for each in waiting.all()]:
        page.goto(str(address))
        act(page, "接收")
        expect(page.get_by_text("已接收").first).to_be_visible()
    page.goto(f"/workspace/organs/shilixian/reports/compare/?year={YEAR}&figure={PERMITS}")
    *numbers, received = page.locator("table").first.locator("td").all_inner_texts()
    assert (len(numbers), received) == (13, "12")
    return sum(int(each.replace(",", "")) for each in numbers if each != "—")


def published(browser: Browser, env: dict[str, str], site: str, authority: Visit) -> None:  # noqa: F811
    """The government's own report: added up, checked, agreed to, signed, published."""
    clerk = at(browser, site, "xianjingban").page
    clerk.goto("/workspace/organs/shilixian/reports/open/")
    clerk.get_by_label("年度").fill(str(YEAR))
    clerk.get_by_role("button", name="编制年报").click()
    clerk.get_by_role("link", name=re.compile(f"{YEAR}年")).first.click()
    report = clerk.url
    lived(env, "explain('shilixian')")
    clerk.goto(report)
    act(clerk, "完成自查")
    office = at(browser, site, "xiangongkai").page
    head = at(browser, site, "xianzhang").page
    for page, name in ((office, "审核同意"), (head, "签发"), (office, "报送"),
                       (authority.page, "接收"), (office, "公开")):  # fmt: skip
        page.goto(report)
        act(page, name)
    expect(office.get_by_role("link", name="公开页面")).to_be_visible()
    lived(env, "add_up('shilixian')")
    for address in (report, f"{report}cell/?key={PERMITS}"):
        assert authority.faults(address) == []


def followed(browser: Browser, site: str, below: int) -> None:  # noqa: F811
    """A citizen opens a number of the county and comes to the row of one organ."""
    citizen = Visit(browser, site)
    page = citizen.page
    page.goto("/reports/")
    page.get_by_role("link", name="示例县人民政府", exact=True).click()
    county = page.url
    number = page.locator(f'td[data-key="{PERMITS}"]')
    assert number.inner_text().strip() == str(below)
    papers(page, county)
    number.get_by_role("link").click()
    row = page.get_by_role("row").filter(has_text="示例县公安局")
    expect(row.get_by_role("cell")).to_have_text(str(HERE["gonganju"]))
    opened = page.url
    row.get_by_role("link").click()
    assert cell(page, PERMITS) == str(HERE["gonganju"])
    for address in (county, opened, "/organs/shilixian/reports/", "/reports/data/",
                    "/en/organs/gonganju/reports/"):  # fmt: skip
        assert citizen.faults(address) == []
    phone = Visit(browser, site, width=360)
    assert [*phone.faults(county), *phone.faults(opened)] == []


def papers(page: Page, county: str) -> None:
    """What is downloaded says, cell by cell, what the page says."""
    printed = dict(
        page.locator("td[data-key]").evaluate_all(
            "found => found.map(each => [each.dataset.key, each.innerText.trim()])"
        )
    )
    for kind in ("docx", "pdf", "html"):
        file = page.request.get(f"{county}report.{kind}").body()
        read = read_bytes(file, name=f"report.{kind}")
        assert {key: plain(value) for key, value in read.facts.items()} == printed, kind
        assert "工作考核、社会评议和责任追究方面，本年度没有登记结果" in read.text(1), kind


def carried(browser: Browser, site: str) -> None:  # noqa: F811
    """The next year begins with the case that was open, and the figure opens it."""
    clerk = at(browser, site, "fagaijingban").page
    clerk.goto("/workspace/organs/fagaiju/reports/open/")
    clerk.get_by_label("年度").fill(str(YEAR + 1))
    clerk.get_by_role("button", name="编制年报").click()
    clerk.get_by_role("link", name=re.compile(f"{YEAR + 1}年")).first.click()
    number = clerk.locator('td[data-key="table3.carried_over.natural"]')
    assert number.inner_text().startswith("1")
    number.get_by_role("link").click()
    expect(clerk.get_by_role("rowheader", name=re.compile("某路改造的批准文件"))).to_have_count(1)
