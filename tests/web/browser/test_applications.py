"""Stories of applications before the real server: refused, lapsed, confirmed late, taken back.

The days before today are lived by the services; the acts that decide are clicked.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from gongkai.law.workdays import load_calendar
from tests.web.browser.test_pages import Visit, browser  # noqa: F401 a fixture
from tests.web.places import manage, own_county, python, served

PAST = """
import django
django.setup()
from django.utils import timezone
from gongkai.web.applications.services import correcting, registering
from gongkai.web.demo.applications import _ago
from gongkai.web.organs.models import Organ, Person
today = timezone.localdate()
organ, clerk = Organ.objects.get(code="jiguanshiwu"), Person.objects.get(username="jingban")
def take(key, ago, channel):
    return registering.register(
        organ, channel=channel, arrived=_ago(today, ago), kind="natural", wanted="某项验收材料",
        person={"name": "周小河", "telephone": "13900002222"}, key=key, by=clerk)
late = take("story-late-0001", 21, "counter")
plain = take("story-plain-0001", 5, "letter_plain")
vague = take("story-vague-0001", 12, "counter")
correcting.ask_correction(
    vague, points="请写明年份", until=_ago(today, 2), on=_ago(today, 9), by=clerk)
print(late.pk, plain.pk, vague.pk)
"""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of a county, and three cases whose past is told."""
    env = own_county(tmp_path_factory.mktemp("stories"))
    past = python(env, PAST)
    said = past.communicate()[0]
    assert past.returncode == 0, said
    with served(env) as address:
        yield address, [f"/workspace/cases/{each}/" for each in said.split()[-3:]]
    proof = manage(env, "prove_journal")
    assert proof.returncode == 0, proof.stderr


def act(page: Page, case: str, name: str, **fields: str) -> None:
    """Open an act of a case, fill in the form, send it."""
    page.goto(f"{case}{name}/")
    for field, value in fields.items():
        page.locator(f"[name={field}]").fill(value)
    page.locator("main form button.first, main form button.danger").first.click()


def test_an_extension_one_day_too_late_is_refused_with_the_article(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    site, (late, _, _) = lived
    visit = Visit(browser, site)
    visit.sign_in("gongkai")
    page = visit.page
    today = timezone.localdate()
    act(page, late, "extend", workdays="20", reason="需逐年核对", on=today.isoformat())
    assert page.url.endswith(f"{late}extend/")
    assert "第三十三条" in page.locator("main form").inner_text()
    assert page.locator("[name=reason]").input_value() == "需逐年核对"
    page.goto(late)
    assert "已逾期" in page.locator(".clock").inner_text() or page.locator(".pill.over").count()
    assert "批准延长" not in page.locator(".timeline").last.inner_text()
    assert visit.strange == []


def test_a_letter_whose_confirmation_fails_twice_waits_and_then_begins(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    site, (_, plain, _) = lived
    visit = Visit(browser, site)
    visit.sign_in("jingban")
    page, today = visit.page, timezone.localdate()
    for day in (today - timedelta(days=1), today):
        act(page, plain, "try-confirm", how="拨打电话两次，无人接听", on=day.isoformat())
        page.wait_for_url(f"**{plain}")
    assert "期限没有在计算" in page.locator(".clock").inner_text()
    act(page, plain, "confirm", how="电话", on=today.isoformat())
    page.wait_for_url(f"**{plain}")
    due = load_calendar().add_workdays(today, 20)
    assert due.isoformat() in page.locator(".clock").inner_text()
    assert page.locator(".timeline").first.inner_text().count("无人接听") == 2
    assert visit.strange == []


def test_a_correction_lapses_after_its_term(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    site, (_, _, vague) = lived
    visit = Visit(browser, site)
    visit.sign_in("jingban")
    page = visit.page
    act(page, vague, "lapse-correction", on=timezone.localdate().isoformat())
    page.wait_for_url(f"**{vague}")
    assert "逾期未补正，拟计入" in page.locator(".timeline").last.inner_text()
    assert page.locator(".clock").is_visible()
    assert visit.strange == []


def test_a_citizen_applies_sees_the_status_and_takes_the_application_back(
    browser: Browser,  # noqa: F811
    lived: tuple[str, list[str]],
) -> None:
    page = Visit(browser, lived[0]).page
    page.goto("/apply/jiguanshiwu/")
    page.locator("[name=wanted]").fill("会议中心改造合同")
    page.get_by_role("button", name="下一步").click()
    page.locator("[name=kind][value=natural]").check()
    page.locator("[name=name]").fill("周小河")
    page.locator("[name=id_kind]").select_option("居民身份证")
    page.locator("[name=id_number]").fill("11010519491231002X")
    page.get_by_role("button", name="下一步").click()
    page.locator("[name=telephone]").fill("13900002222")
    page.get_by_role("button", name="下一步").click()
    page.locator("[name=medium][value=paper]").check()
    page.locator("[name=route][value=post]").check()
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="提交申请").click()
    code = page.locator("code").inner_text()
    found = re.search(r"\S*〔20\d\d〕\d+号", page.locator("main").inner_text())
    assert found is not None
    page.goto("/status/")
    page.locator("[name=number]").fill(found[0])
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="查询").click()
    page.locator("[name=sure]").check()
    page.get_by_role("button", name="撤回申请").click()
    assert page.get_by_text("申请已经撤回").is_visible()
    assert page.get_by_role("button", name="撤回申请").count() == 0
