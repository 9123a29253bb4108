"""Stories of applications to their end: every letter issued, opened and read as its reader would.

Days before today are lived by the services or entered in the forms; what decides is clicked.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from gongkai.law.workdays import load_calendar
from tests.web.browser.cases import (
    BEFORE,
    act,
    ago,
    clock,
    decide,
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
web = take("story-silence-01", 25, channel="web", wanted="食堂食材采购合同\\n供应商报价单")
registering.confirm(web, on=ago(25), how="电话", by=clerk)
asked = consulting.consult(
    web, whom="third_party", name="示例餐饮公司", about="供应商报价单", on=ago(22), by=clerk)
consulting.note_delivery(web, letter=asked.pk, on=ago(20), by=clerk)
print(web.pk, web.number, codes.code_of(web))
known = {"id_kind": "护照", "id_number": "E10000001"}
few = take("story-items-001", 24, wanted="公务用车维修单", person=known,
           items=[f"第{n}辆车的维修单" for n in range(1, 11)])
many = take("story-items-002", 24, wanted="公务用车派车单", person=known,
            items=[f"第{n}周的派车单" for n in range(1, 26)])
other = take("story-items-003", 24, wanted="三十五份会议通知", name="李远山",
             items=[f"第{n}份会议通知" for n in range(1, 36)])
charging.charge(other, method="by_item", how="通过非税收入系统缴纳", on=ago(22), by=chief)
charging.note_charge_delivery(other, on=ago(21), by=clerk)
secret = take("story-secret-01", 90, wanted="人防工程平面图")
for each in (few, many, other, secret):
    print(each.pk, each.number, codes.code_of(each))
"""
)


CONTRACT = FilePayload(
    name="食堂食材采购合同.txt", mimeType="text/plain",
    buffer="食堂食材采购合同\n联系手机13912345678\n单价每公斤玖元伍角\n".encode(),
)  # fmt: skip
Lived = tuple[str, list[list[str]]]
REVIEW_FIRST = (
    "应当先自收到本答复之日起60日内向示例县人民政府申请行政复议",
    "收到行政复议决定之日起15日内向示例县人民法院提起行政诉讼",
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """The address of a county, and the cases of the stories: address, number, status code."""
    env = own_county(tmp_path_factory.mktemp("stories"))
    past = python(env, PAST)
    told = past.communicate()[0]
    assert past.returncode == 0, told
    with served(env) as address:
        yield address, [each.split() for each in told.splitlines()]
    proof = manage(env, "prove_journal")
    assert proof.returncode == 0, proof.stderr


def desk(browser: Browser, site: str, name: str) -> Page:  # noqa: F811
    """Somebody signed in."""
    visit = Visit(browser, site)
    visit.sign_in(name)
    return visit.page


def test_a_web_application_is_answered_in_part_after_a_third_party_kept_silent(
    browser: Browser,  # noqa: F811
    lived: Lived,
) -> None:
    site, ((pk, number, code), *_) = lived
    case = f"/workspace/cases/{pk}/"
    clerk, chief = desk(browser, site, "jingban"), desk(browser, site, "gongkai")
    clerk.goto(case)
    assert "尚未答复" in clerk.get_by_role("row", name="示例餐饮公司").inner_text()

    receipt = issue(clerk, case, "政府信息公开申请登记回执")
    assert re.search(rf"示机管公收〔{ago(25).year}〕\d+号周小河：", receipt)
    assert f"收到申请之日为{said(ago(25))}" in receipt
    assert f"将于{said(ago(5))}前（含当日）答复" in receipt
    assert f"查询码为{code}" in receipt
    asked = issue(clerk, case, "征求第三方意见书")
    assert re.search(rf"示机管公征〔{ago(22).year}〕\d+号示例餐饮公司：", asked)
    assert "之日起15个工作日内" in asked
    assert "第三十二条" in asked
    assert "周小河" not in asked
    told = issue(clerk, case, "征求第三方意见告知书")
    assert f"本机关于{said(ago(22))}书面征求第三方的意见" in told
    assert "示例餐饮公司" not in told

    clerk.goto(f"{case}enclose/")
    clerk.locator("[name=file]").set_input_files(CONTRACT)
    fill(clerk, words="每公斤玖元伍角")
    clerk.locator("[name=masked]").check()
    press(clerk)
    files = clerk.get_by_role("row", name="食堂食材采购合同（已遮盖）.txt").inner_text()
    assert "已遮盖，已证明" in files

    given = "《食堂食材采购合同》1份，电子件，8页"
    decide(clerk, case, "partial", on=ago(3), provided=given,
           withheld="供应商报价单中的成本明细", withheld_reasons="属于商业秘密，公开会损害第三方"
           "合法权益（《条例》第十五条）；第三方逾期未提出意见")  # fmt: skip
    act(chief, case, "sign", on=ago(2).isoformat())
    reply = issue(clerk, case, "答复书")
    assert re.search(rf"答复书示机管公复〔{ago(2).year}〕\d+号周小河：", reply)
    for words in (f"予以公开的内容：{given}", "第三十七条，本机关决定部分公开", *REVIEW_FIRST,
                  f"示例县机关事务服务中心{said(ago(2))}"):  # fmt: skip
        assert words in reply
    act(clerk, case, "deliver", route="electronic", proof="发至所留邮箱", on=ago(1).isoformat())

    words = clock(clerk, case)
    assert "按期" in words
    # Three working days ran before the letter went out; the silence ended five days ago.
    assert f"期限 {load_calendar().add_workdays(ago(5), 17)}" in words
    assert f"{ago(5)}" in words[words.index("发函征求第三方意见，暂停计算") :]
    told = journal(clerk, case)
    for each in ("与申请人确认收到（电话）", "发函征求第三方意见", "计入“（二）部分公开”",
                 "签发答复", "发出政府信息公开申请答复书", "电子方式送达"):  # fmt: skip
        assert each in told

    citizen = Visit(browser, site).page
    status(citizen, number, code)
    assert citizen.get_by_text("已经办结，请查收答复。").is_visible()
    assert citizen.get_by_text("征求第三方意见书").count() == 0
    button = citizen.get_by_role("button", name=re.compile("^PDF .*公复"))
    assert downloaded(citizen, button) == reply
    with citizen.expect_download() as taken:
        citizen.get_by_role("button", name="下载 食堂食材采购合同（已遮盖）.txt").click()
    text = Path(taken.value.path()).read_text("utf-8")
    assert "食堂食材采购合同" in text
    assert not re.search("13912345678|玖元", text)


def test_thirty_five_items_in_a_month_are_charged_for_and_answered_when_paid(
    browser: Browser,  # noqa: F811
    lived: Lived,
) -> None:
    site, (_, few, many, *_) = lived
    clerk, chief = desk(browser, site, "jingban"), desk(browser, site, "gongkai")
    chief.goto(f"/workspace/cases/{few[0]}/charge/")
    fill(chief, method="by_item", how="通过非税收入系统缴纳", on=ago(22).isoformat())
    press(chief)
    assert "未超过免费的数量，不收费" in chief.locator(".error").first.inner_text()

    case = f"/workspace/cases/{many[0]}/"
    chief.goto(f"{case}charge/")
    assert "第11—30件，20件 × 100元 = 2000元" in chief.locator("main").inner_text()
    act(
        chief, case, "charge", method="by_item", how="通过非税收入系统缴纳", on=ago(22).isoformat()
    )
    notice = issue(clerk, case, "政府信息公开信息处理费收费通知书")
    for words in ("数量25件，应缴纳信息处理费3000.00元（大写：人民币叁仟元整）",
                  "当月此前已申请10件", "第11—30件，20件×100元=2000元", "第四十二条",
                  "第31—35件，5件×200元=1000元", "次日起20个工作日内缴纳",
                  f"缴费期限至{said(ago(2))}（含当日）"):  # fmt: skip
        assert words in notice
    act(clerk, case, "note-charge-delivery", on=ago(21).isoformat())
    assert "等待申请人缴费" in clock(clerk, case)
    act(clerk, case, "pay", yuan="3000", bill="票0001", on=ago(15).isoformat())
    words = clock(clerk, case)
    assert f"{load_calendar().add_workdays(ago(15), 20)}" in words
    assert f"{ago(15)}" in words

    decide(clerk, case, "granted_provided", on=ago(10), provided="派车单25份，纸质")
    act(chief, case, "sign", on=ago(9).isoformat())
    reply = issue(clerk, case, "答复书")
    assert reply.count("派车单25份，纸质") == 1
    act(clerk, case, "deliver", route="counter", proof="周小河签收", on=ago(8).isoformat())
    assert "按期" in clock(clerk, case)
    told = journal(clerk, case)
    for each in ("发出收费通知", "缴费3000", "当面领取送达"):
        assert each in told


def test_a_fee_that_is_not_paid_in_time_ends_the_application(
    browser: Browser,  # noqa: F811
    lived: Lived,
) -> None:
    site, (*_, lapsed, _) = lived
    case = f"/workspace/cases/{lapsed[0]}/"
    clerk, chief = desk(browser, site, "jingban"), desk(browser, site, "gongkai")
    receipt = issue(clerk, case, "政府信息公开申请登记回执", name="李远山")
    assert f"将于{said(ago(4))}前（含当日）答复" in receipt
    notice = issue(clerk, case, "政府信息公开信息处理费收费通知书", name="李远山")
    assert "第31—35件，5件×200元=1000元" in notice
    assert "3000.00元" in notice
    act(clerk, case, "lapse-fee", on=ago(0).isoformat())
    act(chief, case, "sign", on=ago(0).isoformat())
    ended = issue(clerk, case, "政府信息公开申请不再处理告知书", name="李远山")
    for words in ("示机管公结〔", "视为放弃申请，本机关不再处理该申请", f"{said(ago(21))}送达",
                  f"缴费期限至{said(ago(1))}", "应缴金额3000.00元", "投诉、举报"):  # fmt: skip
        assert words in ended
    act(
        clerk, case, "deliver", route="post", proof="邮件号码 XA00000000002", on=ago(0).isoformat()
    )
    told = journal(clerk, case)
    for each in ("收费通知", "逾期未缴费", "邮寄送达"):
        assert each in told


def test_a_refusal_for_state_secret_is_revoked_in_reconsideration_and_answered_again(
    browser: Browser,  # noqa: F811
    lived: Lived,
) -> None:
    site, (*_, (pk, number, code)) = lived
    case = f"/workspace/cases/{pk}/"
    clerk, chief = desk(browser, site, "jingban"), desk(browser, site, "gongkai")
    issue(clerk, case, "政府信息公开申请登记回执")
    decide(clerk, case, "denied_secret", on=ago(80), classification="秘密级，保密期限10年",
           classified_by="示例县人民防空办公室，《国家秘密定密管理暂行规定》")  # fmt: skip
    act(chief, case, "sign", on=ago(79).isoformat())
    refusal = issue(clerk, case, "答复书")
    for words in ("属于依法确定的国家秘密", "第十四条，本机关决定不予公开", "秘密级，保密期限10年",
                  *REVIEW_FIRST):  # fmt: skip
        assert words in refusal
    act(clerk, case, "deliver", route="post", proof="XA00000000003", on=ago(78).isoformat())

    clerk.goto("/workspace/organs/jiguanshiwu/disputes/enter/")
    fill(clerk, group="review", ground="decision", case=number, authority="示例县人民政府",
         number="示政复〔2026〕9号", party="周某", accepted=ago(60).isoformat(),
         served=ago(58).isoformat())  # fmt: skip
    press(clerk)
    clerk.get_by_role("link", name="示政复〔2026〕9号").click()
    dispute = clerk.url.removeprefix(site)
    assert f"{load_calendar().add_workdays(ago(58), 10)}" in clerk.locator("aside").inner_text()
    act(clerk, dispute, "answer", on=ago(50).isoformat())
    act(clerk, dispute, "close", outcome="review_revoked", on=ago(20).isoformat(),
        perform_by=ago(0).isoformat())  # fmt: skip
    assert clerk.get_by_role("link", name=number).count() == 1
    assert "答复书 示机管公复〔" in clerk.get_by_role("table").inner_text()

    chief.goto(dispute)
    chief.get_by_role("link", name="重新办理").click()
    fill(chief, on=ago(15).isoformat(),
         reason="示例县人民政府行政复议决定（示政复〔2026〕9号）撤销原答复")  # fmt: skip
    press(chief)
    assert "第 2 轮" in chief.locator("h1").inner_text()
    assert f"{load_calendar().add_workdays(ago(15), 20)}" in clock(chief, case)
    decide(clerk, case, "partial", on=ago(10), provided="平面图中已解密的部分，纸质1份",
           withheld="标注国家秘密的图层", withheld_reasons="属于国家秘密")  # fmt: skip
    act(chief, case, "sign", on=ago(9).isoformat())
    again = issue(clerk, case, "答复书")
    assert "平面图中已解密的部分" in again
    assert f"撤销原答复，本机关于{said(ago(15))}起重新办理该申请" in again
    assert again[:60] != refusal[:60]
    act(clerk, case, "deliver", route="post", proof="XA00000000004", on=ago(8).isoformat())
    assert "按期" in clock(clerk, case)
    act(clerk, dispute, "perform", on=ago(8).isoformat(), words="重新答复并送达")
    told = journal(clerk, case)
    for each in ("计入“1.属于国家秘密”", "重新办理：示例县人民政府", "计入“（二）部分公开”"):
        assert each in told
    assert "履行完毕" in journal(clerk, dispute)
    citizen = Visit(browser, site).page
    status(citizen, number, code)
    assert citizen.get_by_role("button", name=re.compile("^PDF .*公复")).count() == 2
