"""Acts upon organs: what was is kept, what cannot be is refused with a sentence."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.web.journal.queries import history_of
from gongkai.web.organs import queries
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person, Standing
from gongkai.web.organs.permissions import organs_for
from gongkai.web.organs.services import organs, people, sections
from tests.web.conftest import SINCE, Hire

DAY = date(2023, 5, 1)
BEFORE = date(2023, 4, 30)


def names(day: date) -> list[str]:
    return [node.name for root in queries.tree(day=day) for node in root.walk()]


def test_a_renamed_organ_keeps_its_old_name_for_the_days_before(bureau: Organ) -> None:
    organs.rename(bureau, name="某县丙局", on=DAY, by=None)
    assert "某县甲局" in names(BEFORE)
    assert "某县丙局" in names(DAY)
    assert Organ.objects.get(pk=bureau.pk).name == "某县丙局"
    assert "由“某县甲局”更改为“某县丙局”" in history_of(bureau).entries[0].words


def test_a_moved_organ_stands_below_its_old_parent_on_the_days_before(
    bureau: Organ, neighbour: Organ, county: Organ
) -> None:
    organs.move(bureau, parent=neighbour, on=DAY, by=None)
    assert queries.lineage(bureau, day=BEFORE) == (bureau.pk, county.pk)
    assert queries.lineage(bureau, day=DAY) == (bureau.pk, neighbour.pk, county.pk)
    assert [str(each) for each in queries.ancestors(bureau, day=DAY)] == [
        "某县人民政府",
        "某县乙局",
    ]


def test_a_merged_organ_names_its_successor_and_leaves_the_tree(
    bureau: Organ, neighbour: Organ
) -> None:
    section = sections.open_section(bureau, name="办公室", on=SINCE, by=None)
    organs.close(bureau, on=DAY, successor=neighbour, by=None)
    bureau.refresh_from_db()
    section.refresh_from_db()
    assert (bureau.closed, bureau.successor, section.until) == (DAY, neighbour, DAY)
    assert "某县甲局" in names(BEFORE)
    assert "某县甲局" not in names(DAY)


def test_what_cannot_be_is_refused(bureau: Organ, neighbour: Organ, county: Organ) -> None:
    def refused(words: str, act: object, *things: object, **how: object) -> None:
        with pytest.raises(Refused, match=words):
            act(*things, by=None, **how)  # type: ignore[operator]

    refused(
        "已被使用", organs.found, code="ju", kind="department", name="甲", parent=county, on=DAY
    )
    refused("不存续", organs.found, code="x", kind="department", name="甲", parent=county,
            on=date(2019, 1, 1))  # fmt: skip
    refused("相同", organs.rename, bureau, name="某县甲局", on=DAY)
    refused("晚于", organs.rename, bureau, name="某县丁局", on=SINCE)
    refused("已经隶属", organs.move, bureau, parent=county, on=DAY)
    refused("没有隶属", organs.move, county, parent=bureau, on=DAY)
    refused("承继", organs.close, bureau, successor=bureau, on=DAY)
    refused("最上级", organs.close, county, successor=None, on=DAY)
    organs.move(bureau, parent=neighbour, on=DAY, by=None)
    refused("是本机关或其下级", organs.move, neighbour, parent=bureau, on=date(2023, 6, 1))
    refused("下级机关：某县甲局", organs.close, neighbour, successor=None, on=date(2023, 6, 1))
    organs.close(bureau, on=date(2023, 7, 1), successor=None, by=None)
    refused("已于2023-07-01撤销", organs.rename, bureau, name="某县丁局", on=date(2023, 8, 1))
    refused("不存续", organs.move, neighbour, parent=bureau, on=date(2023, 8, 1))


def test_the_database_keeps_one_open_stretch_for_an_organ(bureau: Organ) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Standing.objects.create(organ=bureau, name="又一个", since=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Standing.objects.create(organ=bureau, parent=bureau, name="x", since=DAY, until=date.max)


def test_a_section_is_closed_when_nobody_works_in_it(bureau: Organ, hire: Hire) -> None:
    section = sections.open_section(bureau, name="办公室", on=SINCE, by=None)
    with pytest.raises(Refused, match="已有科室"):
        sections.open_section(bureau, name="办公室", on=DAY, by=None)
    held = people.appoint(
        hire(bureau), organ=bureau, section=section, role="clerk", on=SINCE, by=None
    )
    with pytest.raises(Refused, match="尚有人员"):
        sections.close_section(section, on=DAY, by=None)
    people.end(held, on=BEFORE, by=None)
    sections.close_section(section, on=DAY, by=None)
    assert queries.sections(bureau) == ()


def test_the_tree_is_one_question_to_the_database(
    bureau: Organ, neighbour: Organ, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert names(DAY) == ["某县人民政府", "某县甲局", "某县乙局"]


def test_people_are_appointed_once_and_only_where_they_can_be(
    bureau: Organ, neighbour: Organ, hire: Hire
) -> None:
    person = hire(bureau, "clerk")
    theirs = sections.open_section(neighbour, name="办公室", on=SINCE, by=None)
    with pytest.raises(Refused, match="已任"):
        people.appoint(person, organ=bureau, section=None, role="clerk", on=DAY, by=None)
    with pytest.raises(Refused, match="不属于"):
        people.appoint(person, organ=bureau, section=theirs, role="head", on=DAY, by=None)
    organs.close(neighbour, on=DAY, successor=None, by=None)
    with pytest.raises(Refused, match="已撤销"):
        people.appoint(person, organ=neighbour, section=None, role="head", on=DAY, by=None)
    with pytest.raises(Refused, match="账号"):
        hire(bureau, "clerk")
    with pytest.raises(Refused, match="早于"):
        people.end(person.memberships.get(), on=date(2019, 1, 1), by=None)
    with pytest.raises(Refused, match="本人"):
        people.disable(person, by=person)


def test_the_organs_of_an_act_are_those_where_the_role_reaches(
    county: Organ, bureau: Organ, neighbour: Organ, hire: Hire
) -> None:
    def reach(person: Person, act: str) -> frozenset[int]:
        return organs_for(person, act, day=DAY)

    assert reach(hire(bureau, "ogi_head"), "organ.contact") == {bureau.pk}
    assert reach(hire(county, "administrator"), "organ.contact") == {
        county.pk, bureau.pk, neighbour.pk,
    }  # fmt: skip
    assert reach(hire(bureau, "clerk"), "organ.contact") == frozenset()
    assert reach(hire(neighbour, "clerk"), "organ.see") == {county.pk, bureau.pk, neighbour.pk}


def test_the_auditor_is_nobody_whom_he_would_audit(
    bureau: Organ, neighbour: Organ, hire: Hire
) -> None:
    person = hire(bureau, "administrator")
    with pytest.raises(Refused, match="同一人"):
        people.appoint(person, organ=neighbour, section=None, role="auditor", on=DAY, by=None)
    people.end(person.memberships.get(), on=DAY, by=None)
    people.appoint(person, organ=neighbour, section=None, role="auditor", on=DAY, by=None)
    with pytest.raises(Refused, match="同一人"):
        people.appoint(person, organ=bureau, section=None, role="administrator", on=DAY, by=None)
