"""The working days of the house: shipped notices, those entered here, a region's own days."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.law.terms import term_due
from gongkai.web.organs import calendars
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import CalendarNotice, Organ, Person
from tests.web.conftest import Hire

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
NOTICE = """
year = 2027
number = "国办发明电〔2026〕9号"
title = "2027年放假安排（示例）"
issued = 2026-11-20
holidays = [{ name = "元旦", from = 2027-01-01, to = 2027-01-03, work = [2027-01-09] }]
""".encode()
START = date(2026, 12, 28)


def test_a_year_without_a_notice_is_provisional_until_it_is_entered(county: Organ) -> None:
    before = term_due("reply", start=START, calendar=calendars.calendar())
    assert before.provisional
    calendars.enter(county, data=NOTICE, name="2027.toml", by=None, at=AT)
    after = term_due("reply", start=START, calendar=calendars.calendar())
    assert (after.provisional, calendars.calendar().is_workday(date(2027, 1, 9))) == (False, True)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"year = ", b"year = 2027", NOTICE + b"odd = 1"])
def test_a_bad_notice_is_refused_with_its_place_and_leaves_nothing(
    county: Organ, data: bytes
) -> None:
    with pytest.raises(Refused) as refused:
        calendars.enter(county, data=data, name="2027.toml", by=None, at=AT)
    assert refused.value.field == "file"
    assert not CalendarNotice.objects.exists()


def test_a_notice_that_is_withdrawn_no_longer_counts(county: Organ) -> None:
    notice = calendars.enter(county, data=NOTICE, name="2027.toml", by=None, at=AT)
    calendars.withdraw(county, notice=notice, by=None)
    assert term_due("reply", start=START, calendar=calendars.calendar()).provisional


def test_the_administrator_enters_a_notice_on_a_page(
    county: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:

    client = enter(hire(county, "administrator"))
    address = f"/workspace/organs/{county.code}/calendar/"
    assert "2026" in client.get(address).text
    bad = client.post(address, {"file": SimpleUploadedFile("x.toml", b"year = ")})
    assert (bad.status_code, "文件有误" in bad.text) == (422, True)
    good = client.post(address, {"file": SimpleUploadedFile("2027.toml", NOTICE)})
    assert (good.status_code, CalendarNotice.objects.get().year) == (302, 2027)
