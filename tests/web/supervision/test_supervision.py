"""Training, rectification, key points, chat groups, incidents; what the report tells."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gongkai.files.chapters import report_of
from gongkai.web.annual.facts import year_facts
from gongkai.web.journal.queries import entries_of
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision import services
from gongkai.web.supervision.facts import chat_groups_of, key_points_of, problems_of, trainings_of
from gongkai.web.supervision.matters import matters
from gongkai.web.supervision.models import ChatGroup, KeyPoint, Problem
from tests.web.conftest import Hire
from tests.web.supervision import things
from tests.web.supervision.things import DAY

LATER = date(2024, 9, 2)
REGISTERS = (trainings_of, problems_of, key_points_of, chat_groups_of)


def test_a_problem_is_found_measured_and_closed_with_proof(bureau: Organ) -> None:
    problem = things.problem(bureau)
    with pytest.raises(Refused):
        services.close_problem(problem, proof="好了", on=DAY, by=None)
    services.measure(problem, measure="列出清单", due=LATER, by=None)
    closed = services.close_problem(problem, proof="清单已印发", on=LATER, by=None)
    assert (closed.state, closed.closed) == (Problem.State.CLOSED, LATER)
    for again in (
        lambda: services.measure(problem, measure="再", due=LATER, by=None),
        lambda: services.close_problem(problem, proof="再", on=LATER, by=None),
    ):
        with pytest.raises(Refused):
            again()


def test_days_that_cannot_be_are_refused_and_change_nothing(bureau: Organ) -> None:
    problem, group = things.measured(bureau), things.group(bureau)
    early = date(2024, 1, 1)
    before = (Problem.objects.values().get(), ChatGroup.objects.values().get())
    for odd in (
        lambda: services.measure(problem, measure="甲", due=early, by=None),
        lambda: services.close_problem(problem, proof="甲", on=early, by=None),
        lambda: services.file_group(group, filed=early, number="", by=None),
        lambda: services.dissolve_group(group, on=early, by=None),
    ):
        with pytest.raises(Refused):
            odd()
    assert (Problem.objects.values().get(), ChatGroup.objects.values().get()) == before


def test_last_years_problem_is_taken_up_again(bureau: Organ, neighbour: Organ) -> None:
    old = things.problem(bureau)
    given = {"problem": "仍不及时", "source": "承接", "found": date(2025, 3, 3), "by": None}
    new = services.find_problem(bureau, year=2025, continues=old, **given)
    assert new.continues == old
    for organ, year in ((bureau, 2024), (neighbour, 2025)):
        with pytest.raises(Refused):
            services.find_problem(organ, year=year, continues=old, **given)


def test_a_key_point_is_finished_once(bureau: Organ) -> None:
    done = things.done(bureau)
    assert done.state == KeyPoint.State.DONE
    with pytest.raises(Refused):
        services.finish_key_point(done, done="再", on=DAY, by=None)


def test_a_group_is_filed_checked_and_dissolved(bureau: Organ) -> None:
    group = things.group(bureau)
    services.file_group(group, filed=DAY, number="群备1号", by=None)
    services.check_group(group, members=28, found="一致", on=LATER, by=None)
    services.dissolve_group(group, on=LATER, by=None)
    group.refresh_from_db()
    assert (group.filing_number, group.members, group.dissolved) == ("群备1号", 28, LATER)
    for act in (
        lambda: services.file_group(group, filed=LATER, number="", by=None),
        lambda: services.check_group(group, members=1, found="甲", on=LATER, by=None),
        lambda: services.dissolve_group(group, on=LATER, by=None),
    ):
        with pytest.raises(Refused):
            act()


def test_the_report_tells_what_the_registers_hold(bureau: Organ) -> None:
    services.train(bureau, on=DAY, topic="条例", persons=40, by=None)
    services.train(bureau, on=date(2023, 3, 6), topic="旧的", persons=9, by=None)
    things.measured(bureau)
    things.done(bureau)
    services.file_group(things.group(bureau), filed=DAY, number="", by=None)
    assert [len(ask(bureau, year=2024)) for ask in
            REGISTERS] == [1, 1, 1, 1]  # fmt: skip
    report = report_of(year_facts(bureau, year=2024))
    assert "个别信息发布不够及时" in report.text(5)
    assert "列出清单" in report.text(5)
    assert "全部备案" in report.text(6)
    assert "培训1次" in report.text(1)


def test_a_group_dissolved_before_the_year_is_not_in_its_facts(bureau: Organ) -> None:
    things.dissolved(bureau)
    assert len(chat_groups_of(bureau, year=2024)) == 1
    assert chat_groups_of(bureau, year=2025) == ()
    assert chat_groups_of(bureau, year=2023) == ()


def test_a_group_is_on_todays_list_when_a_quarter_has_passed(bureau: Organ, hire: Hire) -> None:
    group = things.group(bureau)
    clerk = hire(bureau, "clerk")
    assert matters(clerk, day=date(2024, 5, 1)) == ()
    (matter,) = matters(clerk, day=date(2024, 7, 1))
    assert str(group) in matter.what
    services.check_group(group, members=30, found="一致", on=date(2024, 7, 1), by=None)
    assert matters(clerk, day=date(2024, 7, 2)) == ()


def test_the_journal_does_not_repeat_what_leaked(bureau: Organ) -> None:
    services.enter_incident(bureau, on=DAY, what="某份名单误发", done="撤回", by=None)
    assert "名单" not in entries_of(organ=bureau.pk).entries[0].words


def test_only_the_heads_see_incidents(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    services.enter_incident(bureau, on=DAY, what="某份名单误发", done="撤回", by=None)
    pages = {role: enter(hire(bureau, role)).get("/workspace/supervision/").text
             for role in ("clerk", "head")}  # fmt: skip
    assert "失泄密事件" not in pages["clerk"]
    assert "共 1 件" in pages["head"]


def test_a_clerk_enters_a_problem_on_a_page(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "clerk"))
    address = f"/workspace/organs/{bureau.code}/problems/find/"
    given = {"year": 2024, "found": DAY, "source": "自查", "problem": "公开的内容不够充实"}
    assert client.post(address, given | {"problem": ""}).status_code == 422
    assert client.post(address, given).status_code == 302
    assert "公开的内容不够充实" in client.get("/workspace/supervision/").text
