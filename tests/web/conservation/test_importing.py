"""Readings from a workbook: tried out, marked, taken whole or not at all, twice without effect."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from gongkai.web.conservation.models import Meter, Reading
from gongkai.web.conservation.services import importing
from gongkai.web.journal.queries import entries_of
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire
from tests.web.conservation import things
from tests.web.conservation.things import AT, DAY


def filled(*rows: tuple[Any, ...]) -> bytes:
    """Our own empty workbook with rows typed below its header."""
    book = load_workbook(io.BytesIO(importing.template(year=2024)))
    page = book["月用量"]
    for at, row in enumerate(rows, start=5):
        for place, value in enumerate(row, start=2):
            page.cell(at, place).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def take(organ: Organ, data: bytes, *, really: bool = True) -> importing.Trial:
    return importing.take(
        organ, data=data, name="用量.xlsx", really=really, day=DAY, by=None, at=AT
    )


@pytest.fixture
def meters(bureau: Organ) -> tuple[Meter, Meter]:
    """A counter and an account."""
    return things.meter(bureau, way="counter"), things.meter(bureau, kind="petrol")


def good(meters: tuple[Meter, Meter]) -> bytes:
    power, petrol = (str(each) for each in meters)
    return filled(
        (power, 2024, 2, 200, 320, None, 66), (power, 2024, 1, 100, 200, None, 55),
        (petrol, 2024, 1, None, None, "35.5", 280.45),
    )  # fmt: skip


def test_a_workbook_is_taken_in_the_order_of_its_months(
    bureau: Organ, meters: tuple[Meter, Meter]
) -> None:
    trial = take(bureau, good(meters))
    assert (trial.new, trial.unchanged, trial.problems) == (3, 0, ())
    found = Reading.objects.order_by("pk").values_list("month", "quantity")
    assert list(found) == [(1, 100), (1, 35.5), (2, 120)]
    assert set(Reading.objects.values_list("source", flat=True)) == {"用量.xlsx"}
    assert "导入用量3条" in entries_of(organ=bureau.pk).entries[0].words


def test_a_dry_run_keeps_nothing_and_a_second_time_changes_nothing(
    bureau: Organ, meters: tuple[Meter, Meter]
) -> None:
    data = good(meters)
    assert take(bureau, data, really=False).new == 3
    assert Reading.objects.count() == 0
    take(bureau, data)
    again = take(bureau, data)
    assert (again.new, again.unchanged, again.problems) == (0, 3, ())
    assert Reading.objects.count() == 3


def test_every_bad_row_is_told_with_its_place_and_nothing_is_kept(
    bureau: Organ, meters: tuple[Meter, Meter]
) -> None:
    power, petrol = (str(each) for each in meters)
    things.used(meters[1], 1, 30)
    trial = take(bureau, filled(
        (power, 2024, 1, 100, 90), ("没有的表", 2024, 1, None, None, 5),
        (petrol, 2024, 1, None, None, 31), (petrol, 2024, 13, None, None, 5),
        (petrol, 2024, 2, None, None, -5), (petrol, 2025, 9, None, None, 5),
        (petrol, 2024, 3, None, None, 30),
    ))  # fmt: skip
    assert {(each.row, each.column) for each in trial.problems} == {
        (5, "F"), (6, "B"), (7, "D"), (8, "D"), (9, "G"), (10, "D"),
    }  # fmt: skip
    assert Reading.objects.count() == 1
    marked = load_workbook(io.BytesIO(trial.marked))
    assert marked.sheetnames[0] == "问题清单"
    assert "小于起数" in marked["月用量"]["F5"].comment.text


def test_what_looks_odd_is_taken_with_a_word_only(
    bureau: Organ, meters: tuple[Meter, Meter]
) -> None:
    petrol = str(meters[1])
    rows = [(petrol, 2024, month, None, None, 30) for month in (1, 2, 3)]
    odd = (petrol, 2024, 4, None, None, 30_000)
    (problem,) = take(bureau, filled(*rows, odd)).problems
    assert "像是单位填错" in problem.reason
    assert take(bureau, filled(*rows, (*odd, None, "防汛抽水"))).new == 4


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(bureau: Organ, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        take(bureau, data)
    assert refused.value.field == "file"


def test_a_workbook_of_organs_is_not_one_of_readings(bureau: Organ) -> None:
    from gongkai.web.organs.importing.template import template

    with pytest.raises(Refused, match="不是月用量导入表"):
        take(bureau, template(year=2024))


def test_the_page_tries_marks_and_takes(
    bureau: Organ, meters: tuple[Meter, Meter], hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/organs/{bureau.code}/energy/import/"

    def send(data: bytes, **more: str) -> Any:
        return client.post(address, {"file": SimpleUploadedFile("用量.xlsx", data), **more})

    assert client.get(f"{address}empty/").content == importing.template(year=date.today().year)  # noqa: DTZ011
    bad = filled((str(meters[0]), 2024, 1, 100, 90))
    answer = send(bad, really="on")
    assert (answer.status_code, "1 处须改正" in answer.text) == (422, True)
    assert send(bad, marked="1").content.startswith(b"PK")
    assert "可以导入 3 条" in send(good(meters)).text
    assert Reading.objects.count() == 0
    assert send(good(meters), really="on").status_code == 302
    assert Reading.objects.count() == 3
