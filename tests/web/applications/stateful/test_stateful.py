"""Random legal and illegal acts over years: clocks, leaves, tallies as a second opinion has them.

GONGKAI_ACTS sets how many; `make nightly` drives twenty thousand. The arithmetic is the same on
both databases: on SQLite, where it is asked a second time, half as many.
"""

import os
from datetime import date, timedelta

import pytest
from django.db import connection

from gongkai.files.chapters import report_of
from gongkai.report.checker import check
from gongkai.report.edition import edition_of
from gongkai.report.facts import APPLICANTS, YearFacts
from gongkai.report.facts import Organ as Reporting
from gongkai.report.finding import Severity
from gongkai.report.rule import Dossier
from gongkai.report.tally import tally
from gongkai.web.annual.drafting import draft_of
from gongkai.web.annual.looking import draft_seen
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.services.drafting import open_report
from gongkai.web.applications.facts import Step, applications_of, counted_closing, fee_notices_of
from gongkai.web.applications.models import Case, Event
from gongkai.web.applications.services import closing, deciding
from gongkai.web.organs.models import Organ
from tests.web.applications import making
from tests.web.applications.stateful.acting import MOVES
from tests.web.applications.stateful.driver import Driver
from tests.web.applications.stateful.sample import Sample
from tests.web.conftest import Hire

ACTS = int(os.environ.get("GONGKAI_ACTS", "2400" if connection.vendor == "postgresql" else "1200"))
SEASONS = (date(2019, 6, 3), *(date(year, 11, 20) for year in range(2019, 2026)))
BY_NAME = {move.act: move for move in MOVES}
YEARS = range(2019, 2027)


@pytest.fixture
def driver(bureau: Organ, hire: Hire) -> Driver:
    """A house with two hands, its reports begun."""
    for year in YEARS:
        open_report(bureau, year=year, by=None)
    return Driver(bureau, (hire(bureau, "clerk"), hire(bureau, "ogi_head")), seed=20190515)


def test_every_act_is_as_the_second_opinion_has_it(driver: Driver) -> None:
    for begin in SEASONS:
        driver.run(ACTS // len(SEASONS), (begin,))
        for year in (begin.year, begin.year + 1):
            looked_at(driver.organ, year)
    assert sum(driver.done.values()) > ACTS / 4
    assert sum(driver.refused.values()) > ACTS / 8
    assert set(BY_NAME) - set(driver.done) <= {"lapse_fee", "delay", "refund", "lapse_correction"}
    row_by_row(driver)
    years(driver)
    ends(driver)


def looked_at(organ: Organ, year: int) -> None:
    """The draft that pages remember, last looked at a season ago, is the one counted anew."""
    report = YearReport.objects.get(organ=organ, year=year)
    assert draft_seen(report, link=str).draft.counts == draft_of(report).counts


def row_by_row(driver: Driver) -> None:
    """Each year says of each case what the replay of all its events says."""
    for year in YEARS:
        last = date(year, 12, 31)
        told = {each.id: each for each in applications_of(driver.organ, year=year)}
        for case in Case.objects.filter(organ=driver.organ, received__lte=last):
            events = Event.objects.filter(case=case).order_by("pk")
            closing_ = counted_closing([Step(e.kind, e.on, e.data) for e in events], last)
            row = told.get(f"case-{case.pk}")
            if row is None:
                assert closing_ is not None
                assert closing_.on.year < year
            elif closing_ is None:
                assert (row.decided, row.result) == (None, None)
            else:
                assert (row.decided, row.result) == (closing_.on, closing_.data["leaf"])


def facts_of(organ: Organ, year: int) -> YearFacts:
    """What the web tells of a year."""
    return YearFacts(
        organ=Reporting(name=organ.name), year=year,
        applications=applications_of(organ, year=year),
        fee_notices=fee_notices_of(organ, year=year),
    )  # fmt: skip


def years(driver: Driver) -> None:
    """Every identity of the form, from each year into the next; the leaves as told by hand."""
    previous = None
    for year in YEARS:
        facts, edition = facts_of(driver.organ, year), edition_of(year)
        counts = {key: each.value for key, each in tally(facts, edition=edition).items()}
        rows = [each.key for each in edition.rows]
        leaves = [
            key for key in rows
            if key not in ("new_received", "carried_over", "total", "carried_forward")
        ]  # fmt: skip
        for column in (*APPLICANTS, "total"):
            cell = {row: int(counts[f"table3.{row}.{column}"] or 0) for row in rows}
            came = cell["new_received"] + cell["carried_over"]
            assert came == cell["total"] + cell["carried_forward"], (year, column)
            assert cell["total"] == sum(cell[leaf] for leaf in leaves), (year, column)
        report = report_of(facts)
        found = check(Dossier(report=report, previous=previous))
        wrong = [each for each in found if each.severity is Severity.ERROR]
        assert [each for each in wrong if each.where.startswith("table3")] == [], year
        assert counts["table3.total.total"] == sum(
            counted(each)[0] == year for each in driver.cases.values()
        )
        previous = report


def counted(one: Sample) -> tuple[int, str]:
    """The year and the leaf in which a case counts, told by hand; year 0: not yet."""
    told = sorted([(day, 1, leaf) for day, leaf in one.closings], key=lambda each: each[0])
    for at, (day, _, leaf) in enumerate(told):
        end = date(day.year, 12, 31)
        again = one.reopenings[at] if at < len(one.reopenings) else None
        if again is None or again > end:
            return day.year, leaf
    return 0, ""


def ends(driver: Driver) -> None:
    """No state is a dead end: by its own acts every case comes to the archive."""
    begin = driver.day + timedelta(days=400)
    for one in driver.cases.values():
        driver.day = begin
        for _ in range(9):
            if one.state == "archived":
                break
            forward(driver, one)
            driver.day += timedelta(days=40)
        assert one.state == "archived", one
    every = Case.objects.filter(organ=driver.organ)
    assert every.filter(leaf="").count() == 0
    assert every.exclude(state="archived").count() == 0


def forward(driver: Driver, one: Sample) -> None:
    """The next act of an office that wants to be done; nothing is withdrawn."""
    case = Case.objects.get(pk=one.pk)
    day, (first, second) = driver.day, driver.hands
    if one.state == "handling":
        reasons = {"provided": "全部", "overriding": "公共利益"}
        answers = dict.fromkeys(range(1, one.items + 1), ("granted_provided", reasons))
        deciding.decide(case, answers=answers, on=day, by=first)
        one.state = "drafted"
    elif one.state == "drafted":
        if not one.lapsed and one.decided:
            BY_NAME["complete"].call(case, on=day, by=first)
        case.refresh_from_db()
        hand = second if case.drafter == first else first
        making.replied(deciding.sign(case, on=day, by=hand))
        one.state = "signed"
    else:
        steps = {"unconfirmed": "confirm", "correcting": "lapse_correction",
                 "charged": "lapse_fee", "signed": "deliver", "closed": "archive"}  # fmt: skip
        move = BY_NAME[steps[one.state]]
        move.call(case, on=day, by=first)
        one.lapsed = one.lapsed or steps[one.state].startswith("lapse")
        one.state = move.to


def test_a_case_closed_before_new_year_and_reopened_after_counts_once(bureau: Organ) -> None:
    from tests.web.applications.making import closed

    case = closed(bureau, on=date(2024, 12, 20))
    closing.reopen(case, reason="复议撤销", on=date(2025, 2, 10), by=None)
    for year, decided in ((2024, date(2024, 12, 20)), (2025, None)):
        found = applications_of(bureau, year=year)
        assert [each.decided for each in found] == ([decided] if decided else [])
