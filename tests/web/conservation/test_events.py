"""The calendar of the year, today's list, and what the annual report tells."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from gongkai.files.chapters import report_of
from gongkai.web.annual.facts import year_facts
from gongkai.web.annual.opening import address_of
from gongkai.web.conservation.facts import energy_of
from gongkai.web.conservation.matters import matters
from gongkai.web.conservation.models import Event
from gongkai.web.conservation.services import basis, closing, events
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.conservation import things
from tests.web.conservation.things import DAY


def test_the_occasions_of_a_year_are_listed_once_with_their_days(bureau: Organ) -> None:
    made = {each.key: each for each in events.take(bureau, year=2024, by=None)}
    assert (made["water_day"].first, made["water_week"].last) == (
        date(2024, 3, 22), date(2024, 3, 28),
    )  # fmt: skip
    assert made["low_carbon_day"].first == date(2024, 5, 15)
    with pytest.raises(Refused, match="都已经列出"):
        events.take(bureau, year=2024, by=None)


def test_an_occasion_that_is_not_announced_gets_its_days_later(bureau: Organ) -> None:
    made = {each.key: each for each in events.take(bureau, year=2026, by=None)}
    week = made["energy_week"]
    assert week.first is None
    for first, last in ((date(2025, 6, 1), None), (date(2026, 6, 8), date(2026, 6, 7))):
        with pytest.raises(Refused):
            events.set_days(week, first=first, last=last, by=None)
    set_ = events.set_days(
        week, first=date(2026, 6, 8), last=date(2026, 6, 14), source="通知（示例）", by=None
    )
    assert (set_.last, set_.how) == (date(2026, 6, 14), "通知（示例）")


def test_what_was_done_is_told_once_and_what_was_not_says_why(bureau: Organ) -> None:
    event = things.event(bureau)
    with pytest.raises(Refused, match="2024年内"):
        events.finish(event, done="展板", on=date(2025, 1, 1), by=None)
    with pytest.raises(Refused, match="才结束"):
        events.miss(event, reason="忘记", day=date(2024, 6, 3), by=None)
    done = events.finish(event, done="展板", on=date(2024, 6, 3), persons=30, by=None)
    assert (done.state, done.persons) == (Event.State.DONE, 30)
    for again in (
        lambda: events.finish(event, done="再", on=date(2024, 6, 3), by=None),
        lambda: events.miss(event, reason="再", day=DAY, by=None),
        lambda: events.set_days(event, first=date(2024, 6, 4), by=None),
    ):
        with pytest.raises(Refused):
            again()
    with pytest.raises(Refused, match="末日"):
        events.add(bureau, title="甲", first=DAY, last=date(2025, 1, 1), by=None)


def test_an_event_stands_on_todays_list_from_a_fortnight_before_until_it_is_done(
    bureau: Organ, hire: Hire
) -> None:
    event, clerk = things.event(bureau), hire(bureau, "clerk")
    assert matters(clerk, day=date(2024, 5, 19)) == ()
    for day in (date(2024, 5, 20), date(2024, 8, 1)):
        (matter,) = matters(clerk, day=day)
        assert "节能倡议" in matter.what
    events.finish(event, done="展板", on=date(2024, 6, 3), by=None)
    assert matters(clerk, day=date(2024, 6, 4)) == ()


def test_todays_list_tells_months_profiles_and_returns_that_wait(
    bureau: Organ, hire: Hire
) -> None:
    clerk, head = hire(bureau, "clerk"), hire(bureau, "head")
    things.full_year(bureau)
    waiting = {matter.act: matter for matter in matters(clerk, day=date(2025, 2, 3))}
    assert set(waiting) == {"录入月用量", "编制年报"}
    assert "2025年1月" in waiting["录入月用量"].what
    assert (waiting["录入月用量"].due, waiting["编制年报"].due) == (
        date(2025, 2, 10), date(2025, 3, 31),
    )  # fmt: skip
    made = closing.open_return(bureau, year=2024, by=clerk)
    closing.check(made, day=DAY, by=clerk)
    things.profile(bureau, year=2025)
    assert [matter.act for matter in matters(head, day=DAY)] == ["确认", "会签"]
    assert [matter.act for matter in matters(clerk, day=DAY)] == ["录入月用量"]


def test_the_report_tells_the_kinds_and_holds_the_quantities(bureau: Organ) -> None:
    meter = things.full_year(bureau)
    things.used(things.meter(bureau, kind="water", opened=date(2024, 12, 1)), 12, "5.5")
    basis.set_factor(bureau, key="gas", value=Decimal("1.2143"), since=DAY, cites="示例", by=None)
    power, water = energy_of(bureau, year=2024)
    assert (power.item, power.quantity, power.unit) == ("电", Decimal(120_000), "千瓦时")
    assert (str(power.quantity), str(water.quantity)) == ("120000", "5.5")
    assert power.id == f"meter-{meter.pk}"
    assert address_of(power.id) == f"/workspace/meters/{meter.pk}/"
    assert energy_of(bureau, year=2023) == ()
    text = report_of(year_facts(bureau, year=2024)).text(1)
    assert "按年统计电、水用量" in text
    named = year_facts(bureau, year=2024, texts={"1.1": "用电{电用量}千瓦时。"})
    assert "用电120000千瓦时" in report_of(named).text(1)


def test_a_meter_of_which_a_month_is_lacking_says_so_in_the_report(bureau: Organ) -> None:
    things.used(things.meter(bureau, opened=date(2024, 11, 1)), 11, 7)
    (power,) = energy_of(bureau, year=2024)
    assert power.note == "缺12月"


def test_the_calendar_is_kept_on_pages(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    home = f"/workspace/organs/{bureau.code}/energy/events/"
    assert "尚未列出" in client.get(f"{home}?year=2024").text
    assert client.post(f"{home}take/", {"year": 2024}).status_code == 302
    water = Event.objects.get(key="water_day")
    given = {"done": "张贴展板", "on": "2024-03-22", "persons": 32}
    address = f"/workspace/energy-events/{water.pk}/finish/"
    assert client.post(address, {**given, "done": ""}).status_code == 422
    assert client.post(address, given).status_code == 302
    page = client.get(f"{home}?year=2024").text
    assert "张贴展板" in page
    assert "尚未列出" not in page
    assert client.post(address, given).status_code == 409


def test_who_may_not_see_readings_is_told_so_and_the_authority_sees_those_below(
    county: Organ, bureau: Organ, neighbour: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    things.full_year(bureau)
    stranger = enter(hire(neighbour, "clerk"))
    assert stranger.get(f"/workspace/organs/{bureau.code}/energy/").status_code == 403
    assert (
        "没有查看" in enter(hire(neighbour, "administrator")).get("/workspace/conservation/").text
    )
    above = enter(hire(county, "authority"))
    assert f"/workspace/organs/{bureau.code}/energy/" in above.get("/workspace/conservation/").text
    page = above.get(f"/workspace/organs/{bureau.code}/energy/?year=2024").text
    assert "120,000" in page
