"""A joint document or a case with co-defendants that two organs count is told before the sum."""

from collections.abc import Callable, Mapping

from django.test import Client

from gongkai.web.annual.authority.twice import counted_twice
from gongkai.web.annual.models import State, YearReport
from gongkai.web.annual.services.passing import freeze
from gongkai.web.organs.models import Organ, Person
from tests.web.annual import tree
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]
YEAR = tree.YEAR
Records = Mapping[str, Mapping[str, str]]


def document(number: str) -> dict[str, str]:
    return {"number": number, "title": "联合通知", "issued": "2024-03-01", "attribute": "active"}


def dispute(number: str) -> dict[str, str]:
    return {"number": number, "group": "review", "accepted": "2024-05-06"}


def accepted(organ: Organ, records: Records) -> None:
    report = YearReport.objects.create(organ=organ, year=YEAR)
    report.signed = freeze(report, page="<main></main>", records=records, by=None, at=tree.AT)
    report.state = State.ACCEPTED
    report.save()


def test_a_number_that_two_organs_have_is_told_however_it_is_typed(
    county: Organ, bureau: Organ, neighbour: Organ
) -> None:
    accepted(bureau, {"documents-1": document("某发〔2024〕3号"), "dispute-1": dispute("府复1号")})
    accepted(
        neighbour, {"documents-9": document("某发[2024] 3号"), "dispute-2": dispute("府复1号")}
    )
    found = counted_twice(county, year=YEAR)
    assert [(each.what, each.number) for each in found] == [
        ("公文", "某发〔2024〕3号"), ("复议、诉讼案件", "府复1号")
    ]  # fmt: skip
    assert all(each.organs == (bureau, neighbour) for each in found)


def test_two_rows_of_one_organ_other_numbers_and_no_numbers_are_not_twice(
    county: Organ, bureau: Organ, neighbour: Organ
) -> None:
    accepted(bureau, {
        "documents-1": document("甲1号"), "normative-1": document("甲1号"),
        "case-1": {"number": "2024-1", "wanted": "批文"}, "documents-2": document(""),
    })  # fmt: skip
    accepted(neighbour, {
        "documents-3": document("乙1号"), "case-2": {"number": "2024-1", "wanted": "批文"},
        "documents-4": document(""),
    })  # fmt: skip
    assert counted_twice(county, year=YEAR) == ()


def test_a_report_that_is_not_received_is_not_compared(
    county: Organ, bureau: Organ, neighbour: Organ
) -> None:
    for organ in (bureau, neighbour):
        accepted(organ, {"dispute-1": dispute("府复1号")})
    YearReport.objects.filter(organ=neighbour).update(state=State.RETURNED)
    assert counted_twice(county, year=YEAR) == ()


def test_the_page_names_the_organs(
    county: Organ, bureau: Organ, neighbour: Organ, hire: Hire, enter: Enter
) -> None:
    place = f"/workspace/organs/{county.code}/reports/twice/?year={YEAR}"
    client = enter(hire(county, "auditor"))
    assert "没有发现重复计数" in client.get(place).text
    for organ in (bureau, neighbour):
        accepted(organ, {"dispute-1": dispute("府复1号")})
    page = client.get(place).text
    assert f"{bureau}、{neighbour}" in page
    assert enter(hire(bureau, "clerk")).get(place).status_code == 403
