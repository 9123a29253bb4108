"""A government over many organs: as many questions to the database as over a few."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.web.annual import lower
from gongkai.web.annual.drafting import draft_of
from gongkai.web.annual.models import Version
from gongkai.web.annual.services import drafting
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import organs
from tests.web.annual import tree
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]
KEY = "table3.new_received.total"
FEW, MANY = 3, 15


def government(many: int) -> Organ:
    made = organs.found(
        code=f"xian{many}", kind="government", name=f"第{many}县", parent=None,
        on=date(2020, 1, 1), by=None,
    )  # fmt: skip
    tree.below(made, many)
    return made


def asked(client: Client, address: str) -> int:
    client.get(address).getvalue()  # what a process remembers, it remembers now
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        answer.getvalue()
        number = len(queries)
    assert answer.status_code == 200, address
    return number


def questions(top: Organ, hire: Hire, enter: Enter) -> dict[str, int]:
    """How many questions each page asks, while the report is drafted and when it is public."""
    report = drafting.open_report(top, year=tree.YEAR, by=None)
    client = enter(hire(top, "authority"))
    here, portal = f"/workspace/reports/{report.pk}/", f"/organs/{top.code}/reports/{tree.YEAR}/"
    board = f"/workspace/organs/{top.code}/reports/"
    drafted = [*(f"{board}{page}?year={tree.YEAR}" for page in
                 ("", "compare/", "reuse/", "twice/", "letters/", "bulletin/")),
               "/workspace/annual/", here, f"{here}cell/?key={KEY}"]  # fmt: skip
    public = [here, f"{here}changes/", f"{here}cell/?key={KEY}", "/reports/", portal,
              f"{portal}cell/?key={KEY}", f"/organs/{top.code}/reports/", "/reports/data/",
              "/reports/data/reports.csv"]  # fmt: skip
    found = {f"drafted {at}": asked(client, each) for at, each in enumerate(drafted)}
    tree.publish(report)
    return found | {f"public {at}": asked(client, each) for at, each in enumerate(public)}


def test_pages_of_a_roll_up_ask_as_often_over_many_organs_as_over_few(
    db: None, hire: Hire, enter: Enter
) -> None:
    few = questions(government(FEW), hire, enter)
    many = questions(government(MANY), hire, enter)
    assert many == few
    assert max(many.values()) < 40


def test_the_public_follows_a_figure_to_the_organs_that_gave_it(db: None, client: Client) -> None:
    top = government(FEW)
    report = drafting.open_report(top, year=tree.YEAR, by=None)
    tree.publish(report)
    assert f"cell/?key={KEY}" in client.get(f"/organs/{top.code}/reports/{tree.YEAR}/").text
    page = client.get(f"/organs/{top.code}/reports/{tree.YEAR}/cell/?key={KEY}").text
    for version in Version.objects.filter(report__organ__kind="department"):
        assert str(version.report.organ) in page


@pytest.mark.parametrize("most", [lower.MOST, FEW - 1])
def test_figures_of_versions_are_read_once_and_are_those_of_their_pages(
    db: None, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lower, "MOST", most)
    government(FEW)
    versions = list(Version.objects.order_by("pk"))
    lower._known.clear()
    for number in (1, 0):
        with CaptureQueriesContext(connection) as queries:
            found = lower.figures_of(versions)
        assert len(queries) == number
    for each in versions:
        shown = f'data-key="{KEY}">{found[each.pk].value(KEY)}<'
        assert shown in each.page


def test_a_fee_that_lapsed_below_is_no_error_above(db: None) -> None:
    top = government(FEW)
    made = draft_of(drafting.open_report(top, year=tree.YEAR, by=None))
    assert made.report.value("table3.other_overdue_fee.total")
    assert made.errors == ()
