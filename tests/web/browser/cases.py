"""What the stories of applications share: acts filled in and sent, letters issued and opened."""

import re
from datetime import date
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from gongkai.law.workdays import load_calendar
from tests.web.applications.letters.reading import bare, pdf_text

# What a child process needs to live the days before today.
BEFORE = """
from datetime import date
import django
django.setup()
from django.utils import timezone
from gongkai.web.applications import codes
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import (
    charging, closing, consulting, correcting, deciding, registering)
from gongkai.web.demo.applications import _ago, _letter
from gongkai.web.organs.models import Organ, Person
today = timezone.localdate()
organ = Organ.objects.get(code="jiguanshiwu")
clerk, chief = (Person.objects.get(username=name) for name in ("jingban", "gongkai"))
def ago(workdays):
    return _ago(today, workdays)
def take(key, arrived, channel="counter", name="周小河", **given):
    person = {"name": name, "telephone": "13900002222", "address": "示例县示例路8号"}
    return registering.register(
        organ, channel=channel, arrived=ago(arrived), kind="natural", key=key, by=clerk,
        person=person | given.pop("person", {}), **given)
"""


def ago(workdays: int) -> date:
    """The working day so many before today."""
    days, day = load_calendar(), timezone.localdate()
    while workdays:
        day = date.fromordinal(day.toordinal() - 1)
        workdays -= days.is_workday(day)
    return day


def said(day: date) -> str:
    """As a letter prints it."""
    return f"{day.year}年{day.month}月{day.day}日"


def act(page: Page, thing: str, name: str, **fields: str) -> None:
    """Open an act of a case or a dispute, fill in the form, send it; back on the thing's page."""
    page.goto(f"{thing}{name}/")
    fill(page, **fields)
    press(page)
    page.wait_for_url(f"**{thing}")


def press(page: Page) -> None:
    """Send the form of an act."""
    page.locator("main form button.first, main form button.danger").first.click()


def fill(page: Page, **fields: str) -> None:
    """Fill in fields by their names."""
    for name, value in fields.items():
        field = page.locator(f"main [name='{name}']")
        kind = field.first.evaluate("it => it.type")
        if kind == "radio":
            page.locator(f"main [name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            field.check()
        elif kind.startswith("select"):
            field.select_option(value)
        else:
            field.fill(value)


def decide(page: Page, case: str, kind: str, *, on: date, **reasons: str) -> None:
    """Draft one decision on all items: its kind first, then its reasons."""
    page.goto(f"{case}decide/")
    fill(page, kind_1=kind)
    if page.locator("[name=same]").count():
        fill(page, same="on")
    press(page)
    told = {f"reason_1_{name}": text for name, text in reasons.items()}
    fill(page, on=on.isoformat(), **told)
    press(page)
    page.wait_for_url(f"**{case}")


def issue(page: Page, case: str, title: str, *, name: str = "周小河") -> str:
    """Look at a letter that is to go out, issue it, open its PDF: its words without spaces.

    What was looked at is what went out, but for the number and the name, which is masked before.
    """
    page.goto(f"{case}letters/")
    waiting = page.get_by_label("文书清单").get_by_role("link", name=title, exact=True)
    if waiting.count():
        waiting.click()
    sheet = page.locator("article.sheet")
    expect(sheet).to_have_attribute("aria-label", f"{title}预览")
    looked = [bare(each) for each in sheet.locator("p").all_inner_texts()]
    assert name not in sheet.inner_text()
    page.get_by_role("button", name="编号并发出").click()
    page.wait_for_url(f"**{case}")
    link = page.get_by_role("link", name=re.compile("^PDF ")).first
    number = str(link.get_attribute("aria-label")).removeprefix("PDF ")
    words = downloaded(page, link)
    hidden = re.compile("×|〔20..〕　*号")
    assert bare(number) in words
    assert [each for each in looked if not hidden.search(each) and each not in words] == []
    return words


def downloaded(page: Page, link: Locator) -> str:
    """The words of a letter that a click hands out."""
    with page.expect_download() as got:
        link.click()
    data = Path(got.value.path()).read_bytes()
    assert data.startswith(b"%PDF")
    return bare(pdf_text(data))


def clock(page: Page, case: str) -> str:
    """All that the clock of a case says, with its reasons."""
    page.goto(case)
    page.locator(".clock details").evaluate("it => { it.open = true }")
    return page.locator(".clock").inner_text()


def journal(page: Page, case: str) -> str:
    """What the journal tells of a case."""
    page.goto(case)
    return page.locator(".timeline").last.inner_text()


def status(page: Page, number: str, code: str) -> None:
    """Ask where a case stands, as who holds its receipt."""
    page.goto("/status/")
    page.get_by_label("登记编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询").click()
