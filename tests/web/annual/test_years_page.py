"""An organ over the years: every number of a chart is a cell, and stands in its table too."""

import re

import pytest
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from gongkai.web.annual.pictures import HEADLINES, chart_of, results_of
from gongkai.web.annual.portal.years import published_years
from gongkai.web.organs.models import Organ
from gongkai.web.shell.charts import shown
from tests.web.annual import tree

YEARS = (2022, 2023, 2024)


def figures_of(page: str) -> list[HtmlElement]:
    return list(html.document_fromstring(page).iter("figure"))


def words(figure: HtmlElement, *tags: str) -> list[str]:
    return [each.text_content() for each in figure.iter(*tags)]


@pytest.fixture
def organ(county: Organ) -> Organ:
    (made,) = tree.below(county, 1)
    for year in YEARS[:2]:
        tree.published([made], year=year)
    return made


def test_each_table_beside_a_chart_holds_the_cells_of_the_published_reports(
    organ: Organ, client: Client
) -> None:
    reports = published_years(organ)
    assert sorted(reports) == list(YEARS)
    page = client.get(f"/organs/{organ.code}/reports/").text
    figures = figures_of(page)
    drawn = [key for key, _ in HEADLINES if any(each.value(key) for each in reports.values())]
    assert len(figures) == len(drawn) + 1
    for key, name in HEADLINES:
        if key not in drawn:
            assert str(name) in page.partition("各年都填报为零：")[2]
    for figure, key in zip(figures, drawn, strict=False):
        assert words(figure, "td") == [shown(reports[year].value(key)) for year in YEARS]
        assert words(figure, "th")[2:] == [str(year) for year in YEARS]
        (picture,) = figure.iter("svg")
        assert [picture.get("aria-label")] == words(figure, "figcaption")


def test_the_columns_of_a_chart_are_as_high_as_the_cells_say(organ: Organ) -> None:
    key = "table3.new_received.total"
    reports = published_years(organ)
    chart = chart_of(reports, key=key)
    assert chart is not None
    heights = [float(each) for each in re.findall(r'<rect [^>]*height="([\d.]+)"', chart.svg)]
    values = [float(reports[year].value(key) or 0) for year in YEARS]
    assert heights == [round(140 * each / max(values), 2) for each in values]


def test_the_sentence_over_a_chart_is_made_of_its_figures(organ: Organ, client: Client) -> None:
    reports = published_years(organ)
    key = "table3.new_received.total"
    first, last = (reports[year].value(key) for year in (2022, 2024))
    assert first is not None
    assert last is not None
    word = "增加" if last > first else "减少" if last < first else "与2022年相同"
    page = client.get(f"/organs/{organ.code}/reports/").text
    assert re.search(rf"2024年本年新收申请{last}件，[^<]*{word}", page)
    assert "Annual reports over the years" in client.get(f"/en/organs/{organ.code}/reports/").text


def test_the_kinds_of_results_add_up_to_the_total_of_the_table(organ: Organ) -> None:
    reports = published_years(organ)
    results = results_of(reports)
    for year in YEARS:
        values = [series[str(year)] for series in results.values()]
        assert sum(each or 0 for each in values) == reports[year].value("table3.total.total")


def test_any_figure_of_the_form_can_be_looked_at_and_nothing_else(
    organ: Organ, client: Client
) -> None:
    place = f"/organs/{organ.code}/reports/"
    key = "table2.fees.amount_10k_yuan"
    first = figures_of(client.get(f"{place}?figure={key}").text)[0]
    values = [shown(each.value(key)) for _, each in sorted(published_years(organ).items())]
    assert words(first, "td") == values
    assert client.get(f"{place}?figure=table9.no.such").status_code == 404


def test_an_organ_without_a_published_report_has_no_such_page(
    county: Organ, client: Client
) -> None:
    assert client.get(f"/organs/{county.code}/reports/").status_code == 404
    assert client.get("/organs/nobody/reports/").status_code == 404


def test_reports_are_listed_by_year_and_in_pages(
    county: Organ, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.web.annual.portal.reports.A_PAGE", 2)
    organs = tree.below(county, 3)
    tree.published(organs[:1], year=2022)
    page = client.get("/reports/").text
    assert [each.name in page for each in organs] == [True, True, False]
    following = re.search(r'href="\?year=2024&amp;after=(\d+)"', page)
    assert following
    page = client.get(f"/reports/?year=2024&after={following[1]}").text
    assert [each.name in page for each in organs] == [False, False, True]
    page = client.get("/reports/?year=2022").text
    assert [each.name in page for each in organs] == [True, False, False]
    assert client.get("/reports/?year=abc&after=-1").status_code == 200
