"""Organs held against each other: figures are cells, a rank says its divisor and hides the few."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from gongkai.report.edition import edition_of
from gongkai.report.report import AnnualReport, Cell
from gongkai.web.annual.authority.lines import Gap, Line, gaps_of, lines_of, years_known
from gongkai.web.annual.authority.measures import FEWEST, MEASURES, ranked
from gongkai.web.annual.models import YearReport
from gongkai.web.organs.models import Organ, Person
from gongkai.web.shell.charts import shown
from tests.web.annual import tree
from tests.web.conftest import Hire
from tests.web.conservation.things import confirmed_profile

Enter = Callable[[Person], Client]
KEY = "table3.new_received.total"
YEAR = tree.YEAR


@pytest.fixture
def organs(county: Organ) -> list[Organ]:
    made = tree.below(county, 4)
    tree.published(made[:2], year=2023)
    return made


def test_the_table_holds_the_cells_and_a_dash_where_there_is_no_report(
    county: Organ, organs: list[Organ], hire: Hire, enter: Enter
) -> None:
    client = enter(hire(county, "authority"))
    page = client.get(f"/workspace/organs/{county.code}/reports/compare/?year={YEAR}").text
    (table, missing, _) = html.document_fromstring(page).iter("table")
    rows = [[each.text_content() for each in row] for row in table.iter("tr")][1:]
    lines = lines_of(county, years=[2023, YEAR])
    assert rows.pop() == ["有年报的机关（共 4 个）", "2", "4"]
    assert rows == [
        [str(line.organ), *(shown(line.reports[year].value(KEY)) if year in line.reports else "—"
                            for year in (2023, YEAR))]
        for line in lines
    ]  # fmt: skip
    assert [row[1] for row in rows[2:]] == ["—", "—"]
    assert "<svg" in page
    gaps = [[each.text_content() for each in row] for row in missing.iter("tr")][1:]
    assert [row[1] for row in gaps] == [*["齐全"] * 2, *["没有年报"] * 2]
    assert [row[2] for row in gaps] == ["齐全"] * 4


def test_a_blank_cell_is_on_the_map_of_what_is_missing(organs: list[Organ]) -> None:
    report = edition_of(YEAR)
    cells = {key: Cell(None if key == KEY else 0) for key in report.cells}
    made = AnnualReport(organ="某局", year=YEAR, edition=report, cells=cells)
    line = Line(organ=organs[0], reports={YEAR: made})
    assert gaps_of(line, years=[2023, YEAR]) == (Gap(2023, False, 0), Gap(YEAR, True, 1))


def test_who_has_few_cases_is_not_ranked_and_every_rank_says_what_it_divides(
    county: Organ, organs: list[Organ]
) -> None:
    lines = lines_of(county, years=[YEAR])
    for measure in MEASURES.values():
        ranks = ranked(lines, year=YEAR, measure=measure, people={})
        assert {each.organ for each in ranks} == set(organs)
        for each in ranks:
            if each.whole is None or each.whole < FEWEST:
                assert each.place is each.value is None
                assert each.why
            else:
                assert each.part is not None
                assert each.value is not None
                assert abs(each.value - Decimal(each.part * 100) / each.whole) <= Decimal("0.05")
        placed = [each.value for each in ranks if each.value is not None]
        assert placed == sorted(placed, reverse=True)


def test_a_share_for_each_person_wants_a_confirmed_number_of_people(
    county: Organ, organs: list[Organ], hire: Hire, enter: Enter
) -> None:
    confirmed_profile(organs[0], year=YEAR)
    client = enter(hire(county, "auditor"))
    place = f"/workspace/organs/{county.code}/reports/compare/?year={YEAR}&measure=received"
    page = client.get(place).text
    assert "除以节能台账中已确认的用能人数" in page
    assert page.count("没有登记人数") == 3
    (line, *_) = lines_of(county, years=[YEAR])
    assert f"{line.reports[YEAR].value(KEY)} ÷ 100" in page


def test_a_report_that_is_not_received_counts_nowhere(county: Organ, organs: list[Organ]) -> None:
    report = YearReport.objects.get(organ=organs[3], year=YEAR)
    report.state, report.shown = "submitted", None
    report.save()
    assert [YEAR in each.reports for each in lines_of(county, years=[YEAR])] == [
        True, True, True, False
    ]  # fmt: skip
    assert years_known(county, upto=YEAR) == [YEAR, 2023]


def test_without_organs_or_reports_the_page_says_so(
    county: Organ, hire: Hire, enter: Enter
) -> None:
    client = enter(hire(county, "authority"))
    place = f"/workspace/organs/{county.code}/reports/"
    assert "没有下级机关" in client.get(f"{place}compare/").text
    assert "没有发现雷同的文字" in client.get(f"{place}reuse/").text
    assert "还没有报送的年报" in client.get(f"{place}letters/").text
