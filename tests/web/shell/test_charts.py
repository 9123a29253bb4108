"""The figures in a chart and in its table are those given, to scale from zero."""

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from gongkai.web.shell import charts
from gongkai.web.shell.charts import Chart

MONTHS = {"1月": Decimal(200), "2月": Decimal("50.50"), "3月": None, "4月": Decimal(0)}
SERIES = {"2023年": {"电": 300, "水": 100}, "2024年": {"电": 150, "水": None}}


def parts(chart: Chart, tag: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(chart.svg).iter() if each.tag == tag]  # noqa: S314 our own


def words(chart: Chart) -> list[str]:
    return [each.text or "" for each in parts(chart, "text")]


def test_figures_are_printed_as_officials_write_them() -> None:
    told = [charts.shown(each) for each in (None, 0, 1200, Decimal("1234.50"), Decimal("0.3"))]
    assert told == ["—", "0", "1,200", "1,234.5", "0.3"]


def test_bars_are_to_scale_from_zero_and_carry_their_figures() -> None:
    chart = charts.bars("用电最多的是一月", MONTHS, unit="千瓦时", head="月份")
    widths = [each.attrib["width"] for each in parts(chart, "rect")]
    assert widths == ["100.0%", "25.25%", "0%", "0.0%"]
    assert words(chart) == ["1月", "200", "2月", "50.5", "3月", "—", "4月", "0"]
    assert chart.rows == (("1月", "200"), ("2月", "50.5"), ("3月", "—"), ("4月", "0"))
    assert chart.heads == ("月份", "千瓦时")


def test_columns_are_to_scale_and_an_unknown_one_is_a_gap() -> None:
    chart = charts.columns("全年用电", MONTHS, unit="千瓦时")
    heights = [float(each.attrib["height"]) for each in parts(chart, "rect")]
    assert heights == [140, 35.35, 0]
    assert [each for each in words(chart) if each[-1] != "月"] == ["200", "—", "0"]
    assert chart.rows[2] == ("3月", "—")


def test_lines_are_cut_where_a_figure_is_not_known() -> None:
    series = {"电": {"1": 10, "2": None, "3": 5, "4": 0}, "水": {"1": 1, "2": 2, "3": 3, "4": 4}}
    chart = charts.lines("电和水", series, unit="元", head="月")
    points = [each.attrib["points"] for each in parts(chart, "polyline")]
    assert points == ["0,0.0 4,0.0", "200,70.0 300,140.0", "0,126.0 100,112.0 200,98.0 300,84.0"]
    assert {"电 0", "水 4"} <= set(words(chart))
    assert chart.heads == ("月", "电（元）", "水（元）")
    assert chart.rows == (("1", "10", "1"), ("2", "—", "2"), ("3", "5", "3"), ("4", "0", "4"))


def test_names_at_the_ends_of_lines_do_not_touch() -> None:
    series = {name: {"1": 5, "2": 5} for name in "甲乙丙"} | {"丁": {"1": None}}
    chart = charts.lines("四条", series, unit="件")
    ends = sorted(float(each.attrib["y"]) for each in parts(chart, "text")
                  if each.attrib["x"] == "77%")  # fmt: skip
    assert len(ends) == 4
    assert all(low - high >= 18 for high, low in pairwise(ends))


def test_small_multiples_share_one_scale() -> None:
    chart = charts.multiples("两年", SERIES, unit="千瓦时", head="种类")
    heights = [float(each.attrib["height"]) for each in parts(chart, "rect")]
    assert heights == [70, 23.33, 35]
    assert chart.rows == (("电", "300", "150"), ("水", "100", "—"))


@pytest.mark.parametrize("values", [{}, {"甲": None}, {"甲": 0}])
def test_charts_of_nothing_are_empty_and_not_broken(values: charts.Values) -> None:
    for chart in (
        charts.bars("无", values, unit="件"),
        charts.columns("无", values, unit="件"),
        charts.lines("无", {"甲": values}, unit="件"),
        charts.multiples("无", {"甲": values}, unit="件"),
    ):
        assert all(float(each.attrib["height"]) in (0, 14) for each in parts(chart, "rect"))


def test_of_many_names_only_the_first_and_the_last_are_written() -> None:
    chart = charts.columns("多年", {str(year): 1 for year in range(2000, 2020)}, unit="件")
    feet = [each.text for each in parts(chart, "text") if each.attrib["class"] == "foot"]
    assert feet == ["2000", "2019"]


def test_names_cannot_become_markup_and_no_style_is_needed() -> None:
    chart = charts.bars("<b>题</b>", {"<script>": 1}, unit="件")
    page = render_to_string("shell/_chart.html", {"chart": chart})
    assert "<script>" not in page
    assert "<b>" not in page
    assert re.search(r"\sstyle=", page) is None
    assert '<th scope="row">&lt;script&gt;</th><td>1</td>' in page
