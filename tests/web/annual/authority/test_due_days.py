"""The day by which a report is handed in: the law's, or an earlier one the authority has set."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gongkai.web.annual import queries
from gongkai.web.annual.due import due_of
from gongkai.web.annual.models import DueDay
from gongkai.web.annual.services.deadlines import set_due
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.annual.tree import AT
from tests.web.conftest import Hire

Enter = Callable[[Person], Client]


def test_without_a_day_of_its_own_an_authority_has_those_of_the_law(
    county: Organ, bureau: Organ
) -> None:
    assert due_of(bureau, year=2024).day == date(2025, 1, 31)
    assert due_of(county, year=2024).day == date(2025, 3, 31)


def test_a_day_holds_from_its_year_on_and_leaves_earlier_years_alone(
    county: Organ, bureau: Organ
) -> None:
    set_due(
        county, kind="department", from_year=2024, month=1, day=15, basis="县通知", by=None, at=AT
    )
    set_due(
        county, kind="department", from_year=2026, month=1, day=10, basis="新通知", by=None, at=AT
    )
    found = {year: due_of(bureau, year=year) for year in (2023, 2024, 2025, 2026)}
    assert [each.day for each in found.values()] == [
        date(2024, 1, 31), date(2025, 1, 15), date(2026, 1, 15), date(2027, 1, 10)
    ]  # fmt: skip
    assert found[2024].cites == "县通知"
    (row,) = queries.board(county, year=2024, day=date(2025, 1, 16))
    assert (row.due, row.late) == (date(2025, 1, 15), True)
    assert "县通知" in history_of(county).entries[1].words


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        ({"day": 1, "month": 2}, "day"),
        ({"day": 31, "month": 2}, "day"),
        ({"kind": "government", "month": 4}, "day"),
        ({"kind": "township", "month": 2, "day": 29, "from_year": 2027}, "day"),
        ({"basis": " "}, "basis"),
    ],
)
def test_a_day_later_than_the_article_or_that_is_none_is_refused(
    county: Organ, odd: dict[str, object], field: str
) -> None:
    right = {"kind": "department", "from_year": 2024, "month": 1, "day": 15, "basis": "县通知"}
    with pytest.raises(Refused) as refused:
        set_due(county, by=None, at=AT, **right | odd)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert not DueDay.objects.exists()


def test_townships_may_have_a_later_day_for_no_article_names_them(county: Organ) -> None:
    set_due(county, kind="township", from_year=2024, month=2, day=20, basis="惯例", by=None, at=AT)
    assert DueDay.objects.get().day == 20


def test_the_authority_sets_a_day_on_its_page(
    county: Organ, bureau: Organ, hire: Hire, enter: Enter
) -> None:
    client = enter(hire(county, "authority"))
    place = f"/workspace/organs/{county.code}/reports/due/"
    typed = {"kind": "department", "from_year": 2025, "month": 2, "day": 5, "basis": "县通知"}
    answer = client.post(place, typed)
    assert answer.status_code == 422
    assert "不得晚于1月31日" in answer.text
    assert client.post(place, typed | {"month": 1}).status_code == 302
    assert due_of(bureau, year=2025).day == date(2026, 1, 5)
    assert "自2025年度起1月5日" in client.get(place).text
    assert enter(hire(bureau, "clerk")).get(place).status_code == 403
