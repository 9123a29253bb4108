"""By which day an item must be before the public."""

from datetime import date

import pytest

from gongkai.web.organs.calendars import calendar
from gongkai.web.publishing.due import due_of
from gongkai.web.publishing.services import drafting
from tests.web.publishing.making import AT, Staff, column, words

FORMED = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("place", "formed", "due"),
    [
        ("others", FORMED, date(2024, 3, 29)),
        ("budget", FORMED, date(2024, 3, 21)),
        ("final-account", FORMED, date(2024, 3, 21)),
        ("others", None, None),
    ],
)
def test_the_term_follows_the_subject(
    staff: Staff, place: str, formed: date | None, due: date | None
) -> None:
    version = drafting.draft(
        column=column(staff.organ, place), words=words(formed_on=formed), at=AT, by=None
    )
    found = due_of(version, calendar=calendar(), day=date(2024, 3, 22))
    assert (found and found.due) == due
    if found:
        assert found.late is (place != "others")
        assert found.steps[-1].cites


def test_what_was_published_late_stays_late_and_what_was_in_time_stays_in_time(
    staff: Staff,
) -> None:
    late = staff.published(staff.drafted(formed_on=FORMED)).shown
    in_time = staff.published(staff.drafted(formed_on=date(2024, 5, 1))).shown
    assert late
    assert in_time
    assert due_of(late, calendar=calendar(), day=FORMED).late  # type: ignore[union-attr]
    assert not due_of(in_time, calendar=calendar(), day=date(2030, 1, 1)).late  # type: ignore[union-attr]
