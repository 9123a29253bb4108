"""Every cell opens the records it counted, in the words of the ledger, and its law of counting."""

from collections.abc import Callable

from django.test import Client

from gongkai.web.annual.services import drafting, passing
from gongkai.web.organs.models import Organ, Person
from tests.web.annual.test_passing import AT, ON, PERMITS, YEAR, permits
from tests.web.conftest import Hire


def test_a_cell_opens_its_records_in_words_and_says_how_it_is_counted(
    county: Organ, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    permits(bureau, month=1, number=3)
    report = drafting.open_report(bureau, year=YEAR, by=None)
    client = enter(hire(bureau, "clerk"))
    page = client.get(f"/workspace/reports/{report.pk}/cell/?key={PERMITS}").text
    assert "1月" in page
    assert "决定数量" in page
    assert f'href="/workspace/organs/{bureau.code}/figures/?year={YEAR}"' in page
    assert "条例（2019）第二十条第五项" in page
    empty = client.get(f"/workspace/reports/{report.pk}/cell/?key=table4.review.upheld").text
    assert "没有统计到任何事项" in empty
    assert "未确认" in empty


def test_a_cell_of_a_government_names_each_organ_with_its_figure(
    county: Organ, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    permits(bureau, month=1, number=3)
    permits(county, month=2, number=4)
    below = drafting.open_report(bureau, year=YEAR, by=None)
    passing.check(below, by=None)
    passing.agree(below, by=None)
    passing.sign(below, by=None, at=AT)
    passing.submit(below, on=ON, by=None)
    passing.accept(below, on=ON, by=None)
    report = drafting.open_report(county, year=YEAR, by=None)
    client = enter(hire(county, "clerk"))
    page = client.get(f"/workspace/reports/{report.pk}/cell/?key={PERMITS}").text
    assert '<span class="pill">7</span>' in page
    row = page.partition(f">{bureau}</a>")[2]
    assert ">3</td>" in row[:80]
    assert "2月" in row
