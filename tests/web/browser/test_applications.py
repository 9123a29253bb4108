"""Stories of applications before the real server: refused, lapsed, confirmed late, taken back.

The days before today are lived by the services; the acts that decide are clicked.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.web.browser.cases import (
    BEFORE,
    act,
    ago,
    clock,
    downloaded,
    fill,
    issue,
    journal,
    press,
    said,
    status,
)
from tests.web.browser.test_pages import Visit, browser  # noqa: F401 a fixture
from tests.web.places import manage, own_county, python, served

PAST = (
    BEFORE
    + """
late = take("story-late-0001", 21, wanted="某项验收材料")
plain = take("story-plain-0001", 25, channel="letter_plain", wanted="某项验收材料")
vague = take("story-vague-0001", 22, wanted="某项验收材料")
correcting.ask_correction(vague, points="请写明年份", until=ago(12), on=ago(19), by=clerk)
unclear = take("story-unclear-001", 6, wanted="那些文件")
until = date.fromordinal(today.toordinal() + 10)
correcting.ask_correction(unclear, points="请写明文号", until=until, on=ago(3), by=clerk)
print(late.pk, plain.pk, vague.pk, unclear.number, codes.code_of(unclear))
"""
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of a county, three cases whose past is told, number and code of a fourth."""
    env = own_county(tmp_path_factory.mktemp("stories"))
    past = python(env, PAST)
    told = past.communicate()[0]
    assert past.returncode == 0, told
    with served(env) as address:
        *cases, number, code = told.split()[-5:]
        yield address, [*(f"/workspace/cases/{each}/" for each in cases), number, code]
    proof = manage(env, "prove_journal")
    assert proof.returncode == 0, proof.stderr


def test_an_extension_one_day_too_late_is_refused_with_the_article(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    site, (late, *_) = lived
    visit = Visit(browser, site)
    visit.sign_in("gongkai")
    page = visit.page
    receipt = issue(page, late, "政府信息公开申请登记回执")
    assert re.search(rf"示机管公收〔{ago(21).year}〕\d+号周小河：", receipt)
    assert f"将于{said(ago(1))}前（含当日）答复" in receipt
    page.goto(f"{late}extend/")
    fill(page, workdays="20", reason="需逐年核对", on=ago(0).isoformat())
    press(page)
    assert page.url.endswith(f"{late}extend/")
    assert "第三十三条" in page.locator("main form").inner_text()
    assert page.locator("[name=reason]").input_value() == "需逐年核对"
    assert "已逾期 1 个工作日" in clock(page, late)
    assert "批准延长" not in journal(page, late)
    page.goto(f"{late}letters/")
    assert page.get_by_text("没有待发的文书").is_visible()
    assert visit.strange == []


def test_a_letter_whose_confirmation_fails_twice_waits_and_then_begins(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    site, (_, plain, *_) = lived
    visit = Visit(browser, site)
    visit.sign_in("jingban")
    page = visit.page
    for day in (ago(24), ago(23)):
        act(page, plain, "try-confirm", how="拨打电话两次，无人接听", on=day.isoformat())
    assert "期限没有在计算" in clock(page, plain)
    act(page, plain, "confirm", how="电话", on=ago(20).isoformat())
    words = clock(page, plain)
    assert f"{ago(0)}" in words
    assert "确认之日为收到申请之日" in words
    assert page.locator(".timeline").first.inner_text().count("无人接听") == 2
    assert journal(page, plain).count("未能与申请人取得联系") == 2
    receipt = issue(page, plain, "政府信息公开申请登记回执")
    assert f"收到申请之日为{said(ago(20))}" in receipt
    assert f"将于{said(ago(0))}前（含当日）答复" in receipt
    assert "平常信函" in receipt
    assert visit.strange == []


def test_a_correction_lapses_after_its_term(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    site, (_, _, vague, *_) = lived
    visit, chief = Visit(browser, site), Visit(browser, site)
    visit.sign_in("jingban")
    chief.sign_in("gongkai")
    page, today = visit.page, ago(0).isoformat()
    receipt = issue(page, vague, "政府信息公开申请登记回执")
    assert f"收到申请之日为{said(ago(22))}" in receipt
    notice = issue(page, vague, "政府信息公开申请补正告知书")
    for words in ("请就下列事项一次补正：请写明年份", f"请于{said(ago(12))}前（含当日）",
                  "第三十条", "视为放弃申请"):  # fmt: skip
        assert words in notice
    act(page, vague, "lapse-correction", on=today)
    act(chief.page, vague, "sign", on=today)
    ended = issue(page, vague, "政府信息公开申请不再处理告知书")
    for words in (f"{said(ago(19))}告知补正", f"补正期限至{said(ago(12))}", "第三十条",
                  "未收到补正", "本机关不再处理该申请"):  # fmt: skip
        assert words in ended
    act(page, vague, "deliver", route="post", proof="XA00000000005", on=today)
    assert "答复" in clock(page, vague)
    told = journal(page, vague)
    for words in ("告知补正", "逾期未补正，拟计入", "邮寄送达"):
        assert words in told
    assert visit.strange == []


def test_a_citizen_applies_sees_the_status_and_takes_the_application_back(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    visit = Visit(browser, lived[0])
    page = visit.page
    page.goto("/apply/jiguanshiwu/")
    page.get_by_label("您需要哪些政府信息？").press_sequentially("我要2025年部门预算")
    hint = page.locator("#alike").get_by_role("link", name="2025年部门预算")
    hint.first.wait_for()
    assert visit.seen("apply, with what is public already") == []
    fill(page, wanted="会议中心改造合同")
    page.get_by_role("button", name="下一步").click()
    fill(page, kind="natural", name="周小河", id_kind="居民身份证", id_number="11010519491231002X")
    page.get_by_role("button", name="下一步").click()
    fill(page, telephone="13900002222")
    page.get_by_role("button", name="下一步").click()
    fill(page, medium="paper", route="post")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="提交申请").click()
    code = page.locator("code").inner_text()
    found = re.search(r"\S*〔20\d\d〕\d+号", page.locator("main").inner_text())
    assert found is not None
    status(page, found[0], code)
    page.locator("[name=sure]").check()
    page.get_by_role("button", name="撤回申请").click()
    assert page.get_by_text("申请已经撤回").is_visible()
    assert page.get_by_role("button", name="撤回申请").count() == 0

    clerk = Visit(browser, lived[0])
    clerk.sign_in("jingban")
    clerk.page.goto("/workspace/applications/")
    clerk.page.get_by_role("link", name="会议中心改造合同").first.click()
    case = clerk.page.url.removeprefix(lived[0])
    ended = issue(clerk.page, case, "政府信息公开申请撤回办结告知书")
    for words in ("示机管公结〔", "周小河：", f"{said(ago(0))}申请人撤回申请", "本件办结"):
        assert words in ended
    assert "申请人撤回申请" in journal(clerk.page, case)
    assert "按期" in clock(clerk.page, case)
    status(page, found[0], code)
    assert downloaded(page, page.get_by_role("button", name=re.compile("^PDF "))) == ended


def test_a_clerk_registers_a_letter_with_a_few_keys_and_no_mouse(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    visit = Visit(browser, lived[0])
    visit.sign_in("jingban")
    page = visit.page
    page.goto("/workspace/organs/jiguanshiwu/cases/register/")
    held = "document.activeElement.name || ''"
    assert page.evaluate(held) == "channel"
    typed = {"name": "周小河", "telephone": "13900004444", "wanted": "公车维修记录"}
    keys = 0
    while page.evaluate(held) != "address" and keys < 30:
        if text := typed.pop(page.evaluate(held), ""):
            page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
        keys += 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/workspace/cases/*/")
    assert (typed, keys <= 20) == ({}, True)
    assert "公车维修记录" in page.locator("main").inner_text()
    assert "登记" in page.locator(".timeline").first.inner_text()


@pytest.mark.parametrize("width", [360, 1200])
def test_the_citizens_page_is_fit_for_everybody(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
    width: int,
) -> None:
    visit, (*_, number, code) = Visit(browser, lived[0], width=width), lived[1]
    status(visit.page, number, code)
    for name in ("提交补正", "撤回申请"):
        assert visit.page.get_by_role("button", name=name).is_visible()
    assert visit.seen("status") == []
    visit.page.get_by_role("button", name="撤回申请").click()
    assert visit.page.get_by_role("alert").is_visible()
    assert visit.seen("status, withdrawn without a tick") == []
