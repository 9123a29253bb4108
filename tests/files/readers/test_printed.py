"""Web pages printed to PDF by a browser, which cuts cells at page breaks in ways of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.report.report import AnnualReport
from tests import papers
from tests.page_rows import Rows, filled, same, unmerged
from tests.reports import balanced_report

CHROMIUM = "/usr/bin/chromium"
LOOKS = {
    "edged": "td{border:1px solid;padding:0 7px;font-size:14px}table{border-collapse:collapse}",
    "plain": "",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, as the tests of the web use it."""
    with sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def printed(browser: Browser, page: str, look: str, *, scale: float, wide: bool = False) -> bytes:
    """The page as a browser prints it, with date and address at its edges."""
    tab = browser.new_page()
    tab.set_content(page.replace("</head>", f"<style>{LOOKS[look]}</style></head>"))
    data = tab.pdf(format="A4", scale=scale, landscape=wide, display_header_footer=True)
    tab.close()
    return data


def page_of(report: AnnualReport, change: Callable[[Rows], Rows]) -> str:
    """The report as a page with another layout of its tables."""
    return papers.page(report, [papers.table(change(rows)) for rows in papers.tables(report)])


@pytest.mark.parametrize(
    ("form", "change", "scale", "wide"),
    [
        ("2021-30", same, 1.0, False),
        ("2021-30", same, 0.8, True),
        ("2021-30", filled, 0.7, False),
        ("2019-60", same, 1.0, False),
        ("2019-60", unmerged, 0.6, True),
    ],
)
def test_every_figure_of_a_printed_page_is_read(
    browser: Browser, form: str, change: Callable[[Rows], Rows], scale: float, wide: bool
) -> None:
    report = balanced_report(43, edition=form)
    data = printed(browser, page_of(report, change), "edged", scale=scale, wide=wide)
    assert recognise(read_paper(data, name="打印.pdf")).facts == report.facts


@pytest.mark.parametrize("form", ["2021-30", "2019-60"])
@pytest.mark.parametrize("change", [same, filled])
@pytest.mark.parametrize("scale", [1.0, 0.7])
def test_no_figure_of_a_page_without_rules_is_read_wrong(
    browser: Browser, form: str, change: Callable[[Rows], Rows], scale: float
) -> None:
    report = balanced_report(43, edition=form)
    data = printed(browser, page_of(report, change), "plain", scale=scale)
    got = recognise(read_paper(data, name="打印.pdf"))
    read = {key: value for key, value in got.facts.items() if value is not None}
    assert read == {key: report.facts[key] for key in read}
