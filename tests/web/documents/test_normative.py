"""The stock of normative documents: in force, lapsed, repealed, replaced; the yearly clean-up."""

from datetime import date

import pytest

from gongkai.report.edition import edition_of
from gongkai.report.tally import tally
from gongkai.web.annual.facts import year_facts
from gongkai.web.documents.facts import standing_of
from gongkai.web.documents.services import normative
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.web.documents import things
from tests.web.documents.things import DAY


def register(organ: Organ, number: int, **more: object) -> object:
    given = {"issued": DAY, "effective": date(2024, 4, 1)} | more
    return normative.register(
        organ, kind="normative_documents", title=f"办法{number}",
        number=f"示规发〔2024〕{number}号", by=None, **given,
    )  # fmt: skip


def test_the_effect_is_that_of_the_day(bureau: Organ) -> None:
    made = register(bureau, 1, expires=date(2025, 3, 31))
    days = (date(2024, 3, 31), date(2024, 4, 1), date(2025, 3, 31), date(2025, 4, 1))
    assert [made.effect_on(day) for day in days] == ["尚未施行", "有效", "有效", "失效"]
    normative.end(made, on=date(2024, 6, 1), by=None)
    made.refresh_from_db()
    assert made.effect_on(date(2024, 6, 1)) == "废止"


def test_what_is_replaced_ends_on_the_day_the_new_one_begins(bureau: Organ) -> None:
    old = register(bureau, 1)
    new = register(bureau, 2, effective=date(2024, 9, 1), replaces=old)
    old.refresh_from_db()
    assert (old.ended, old.replaced_by) == (date(2024, 9, 1), new)


def test_a_number_is_registered_once_and_repealed_once(bureau: Organ) -> None:
    made = register(bureau, 1)
    with pytest.raises(Refused):
        register(bureau, 1)
    with pytest.raises(Refused):
        normative.end(made, on=date(2024, 1, 1), by=None)
    normative.end(made, on=date(2024, 6, 1), by=None)
    with pytest.raises(Refused):
        normative.end(made, on=date(2024, 6, 2), by=None)


def test_the_clean_up_wants_a_verdict_for_each_and_ends_what_it_repeals(bureau: Organ) -> None:
    first, second = register(bureau, 1), register(bureau, 2)
    clean_up = normative.open_clean_up(bureau, year=2024, by=None)
    lines = {line.normative: line.pk for line in clean_up.lines.all()}
    on = date(2024, 12, 1)
    with pytest.raises(Refused):
        normative.decide_clean_up(clean_up, verdicts={lines[first]: "keep"}, on=on, by=None)
    verdicts = {lines[first]: "keep", lines[second]: "repeal"}
    normative.decide_clean_up(clean_up, verdicts=verdicts, on=on, by=None)
    second.refresh_from_db()
    assert second.ended == on
    for again in (lambda: normative.decide_clean_up(clean_up, verdicts=verdicts, on=on, by=None),
                  lambda: normative.open_clean_up(bureau, year=2024, by=None)):  # fmt: skip
        with pytest.raises(Refused):
            again()


def test_table_two_counts_the_stock(bureau: Organ, neighbour: Organ) -> None:
    register(bureau, 1, issued=date(2023, 5, 1), effective=date(2023, 6, 1))
    register(bureau, 2, issued=date(2023, 5, 1), effective=date(2023, 6, 1),
             expires=date(2024, 5, 31))  # fmt: skip
    register(bureau, 3)
    register(bureau, 4, issued=date(2025, 1, 3), effective=date(2025, 1, 3))
    assert [each.how_ended for each in standing_of(bureau, year=2024)] == ["", "失效", ""]
    cells = tally(year_facts(bureau, year=2024), edition=edition_of(2024))
    got = [cells[f"table2.normative_documents.{key}"].value
           for key in ("made", "repealed", "in_force")]  # fmt: skip
    assert got == [1, 1, 2]
    assert things.standing(neighbour).state == "standing"
