"""Runs on the spot, rounds, audits, projects, titles, plans: what holds and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from gongkai.web.conservation.models import Audit, Award, Inspection, KitchenRun, Project, YearPlan
from gongkai.web.conservation.plausible import Typed
from gongkai.web.conservation.register_matters import awards as awards_near
from gongkai.web.conservation.register_matters import findings, plans
from gongkai.web.conservation.register_pictures import of_inspections, of_kitchen, of_project
from gongkai.web.conservation.registers import inspections_of, kitchen_of
from gongkai.web.conservation.saving import differs, result_of
from gongkai.web.conservation.services import awards, inspecting, kitchen, metering, works
from gongkai.web.conservation.terms import terms
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.shell.charts import shown
from tests.web.conftest import Hire
from tests.web.conservation import registers as made
from tests.web.conservation import things
from tests.web.conservation.registers import AT, DAY


def test_the_reduction_of_a_year_is_worked_out_from_its_sums_and_says_how(bureau: Organ) -> None:
    made.run(bureau, kwh=Decimal(15))
    made.run(bureau, on=date(2024, 4, 5), input_kg=Decimal(300), residue_kg=Decimal(60))
    made.replaced_run(bureau)
    found = kitchen_of(bureau, year=2024)
    assert found.words == "减量率=1−残渣÷投入=1−72千克÷400千克=82.00%"
    assert found.cuts[2:4] == (Decimal("88.00"), Decimal("80.00"))
    assert (found.total("kwh"), found.total("oil_kg")) == (Decimal(15), None)
    put_in, less = of_kitchen(found)
    assert [row[1] for row in put_in.rows] == [shown(each) for each in found.months["input_kg"]]
    assert [row[1] for row in less.rows] == [shown(each) for each in found.cuts]
    assert list(of_kitchen(kitchen_of(bureau, year=2023))) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"residue_kg": Decimal(101)}, "residue_kg"),
        ({"water_kg": Decimal(95)}, "why"),
        ({"input_kg": Decimal(0), "residue_kg": Decimal(0)}, "input_kg"),
        ({"hours": Decimal(25)}, "hours"),
        ({"on": DAY + timedelta(days=1)}, "on"),
    ],
)
def test_a_run_that_cannot_be_is_refused(bureau: Organ, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        made.run(bureau, **given)
    assert refused.value.field == field


def test_a_run_is_corrected_by_another_and_never_changed(bureau: Organ) -> None:
    run = made.replaced_run(bureau)
    assert (run.state, run.corrected_by.input_kg) == ("replaced", None)
    with pytest.raises(Refused, match="已经更正过"):
        kitchen.correct(run, run=None, why="再", day=DAY, by=None, at=AT)
    with pytest.raises(DatabaseError), transaction.atomic():
        KitchenRun.objects.filter(pk=run.pk).update(hours=1)


def test_a_finding_waits_until_it_is_mended_and_months_count_both(
    bureau: Organ, hire: Hire
) -> None:
    clerk, one = hire(bureau, "clerk"), made.found(bureau)
    made.clear(bureau)
    made.fixed(bureau)
    (told,) = findings(clerk, DAY)
    assert (told.due, told.act) == (date(2024, 3, 15), "登记整改")
    march = inspections_of(bureau, year=2024)[2]
    assert (march.rounds, march.findings, march.fixed) == (3, 2, 1)
    (chart,) = of_inspections(inspections_of(bureau, year=2024), year=2024)
    assert chart.title == "2024年巡查3次，发现问题2个，已整改1个"
    assert chart.rows[2] == ("3月", "3", "2")
    with pytest.raises(Refused, match="早于巡查"):
        inspecting.fix(one, fix="修", on=date(2024, 3, 1), fixer="李某", by=None)
    inspecting.fix(one, fix="修", on=date(2024, 3, 20), fixer="李某", by=None)
    assert list(findings(clerk, DAY)) == []
    with pytest.raises(Refused, match="已整改"):
        inspecting.fix(one, fix="再修", on=date(2024, 3, 21), fixer="李某", by=None)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"finding": "跑冒滴漏"}, "due"),
        ({"due": date(2024, 4, 1)}, "due"),
        ({"finding": "跑冒滴漏", "due": date(2024, 3, 1)}, "due"),
        ({"on": DAY + timedelta(days=1)}, "on"),
    ],
)
def test_a_finding_has_its_day_and_a_clear_round_has_none(
    bureau: Organ, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        made.clear(bureau, **given)
    assert refused.value.field == field


def test_an_audit_is_concluded_when_every_item_is_answered(bureau: Organ) -> None:
    audit = made.audit(bureau)
    first, *rest = terms().audit_items
    works.tell_item(audit, key=first, found="符合", by=None)
    works.tell_item(audit, key=first, found="图纸不全", by=None)
    assert [each.found for each in audit.items.all()] == ["图纸不全"]
    done: dict[str, Any] = {"on": date(2024, 2, 5), "conclusion": "可改造", "by": None}
    with pytest.raises(Refused, match=f"还有{len(rest)}项"):
        works.close_audit(audit, **done)
    for key in rest:
        works.tell_item(audit, key=key, found="符合", by=None)
    with pytest.raises(Refused, match="才结束"):
        works.close_audit(audit, **{**done, "on": date(2023, 12, 1)})
    assert works.close_audit(audit, **done).state == Audit.State.CLOSED
    with pytest.raises(Refused, match="已完成"):
        works.tell_item(audit, key=first, found="改", by=None)


def test_a_saving_is_read_from_the_same_months_before_and_after(bureau: Organ) -> None:
    project = made.measured(bureau)
    found = result_of(project)
    assert found is not None
    assert (found.saved, found.part) == (Decimal(400), Decimal("20.00"))
    assert found.words == (
        "改造前2023年2月起2个月2000千瓦时，改造后2024年2月起2个月1600千瓦时；"
        "节能量=2000−1600=400千瓦时，节能率=400÷2000=20.00%"
    )
    assert of_project(found).rows == (("改造前", "2,000"), ("改造后", "1,600"))
    assert differs(project) == ""
    reading = project.meter.readings.get(year=2024, month=2)
    metering.correct(reading, typed=Typed(quantity=Decimal(900)), why="抄错", by=None, at=AT)
    assert differs(project) == "按现在的台账，改造前2000千瓦时，改造后1700千瓦时"
    project.refresh_from_db()
    assert project.after == 1600
    metering.correct(
        reading.corrected_by if hasattr(reading, "corrected_by") else
        project.meter.readings.get(year=2024, month=2, corrected_by=None),
        typed=None, why="没有抄", by=None, at=AT,
    )  # fmt: skip
    assert "没有2024年2月的用量" in differs(project)


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ((2023, 2), (2024, 3), "after_from"),
        ((2023, 12), (2024, 12), "before_from"),
        ((2023, 1), (2024, 1), "after_from"),
        ((2022, 2), (2024, 2), "before_from"),
        ((2023, 3), (2024, 3), "after_from"),
    ],
)
def test_months_that_do_not_compare_or_are_not_known_are_refused(
    bureau: Organ, before: tuple[int, int], after: tuple[int, int], field: str
) -> None:
    project, meter = made.done_project(bureau), things.meter(bureau, opened=date(2023, 1, 1))
    for year, month in ((2023, 2), (2023, 3), (2023, 4), (2024, 2), (2024, 3)):
        things.used(meter, month, 1000, year=year)
    with pytest.raises(Refused) as refused:
        works.measure_project(
            project, meter=meter, before_from=date(*before, 1), after_from=date(*after, 1),
            months=2, by=None,
        )  # fmt: skip
    assert refused.value.field == field
    assert Project.objects.get().state == Project.State.DONE


def test_a_contract_has_its_partner_and_a_project_ends_after_it_began(bureau: Organ) -> None:
    with pytest.raises(Refused, match="节能服务单位"):
        made.project(bureau, way="contract")
    given = {"way": "contract", "partner": "某公司", "contract": "合1"}
    with pytest.raises(Refused, match="早于开工"):
        made.project(bureau, **given, until=date(2023, 1, 1))
    project = made.project(bureau, **given, until=date(2029, 1, 1), share=Decimal(70))
    with pytest.raises(Refused, match="早于开工"):
        works.finish_project(project, on=date(2023, 1, 1), accepted="合格", by=None)


def test_a_title_is_met_by_its_targets_and_eighty_of_a_hundred_points(bureau: Organ) -> None:
    award = made.award(bureau)
    assert awards.verdict(award) == (0, 0, None)

    def item(name: str, **more: Any) -> None:
        awards.set_item(award, area="绿色办公", name=name, by=None, **more)

    item("用能", full=Decimal(50), score=Decimal(40))
    item("目标", met=True)
    assert awards.verdict(award) == (40, 50, True)
    item("用能", full=Decimal(50), score=Decimal("39.5"))
    assert awards.verdict(award)[2] is False
    item("用能", full=Decimal(50), score=Decimal(50))
    item("目标", met=False)
    assert awards.verdict(award) == (50, 50, False)
    for wrong in ({"full": Decimal(5), "score": Decimal(6)}, {"full": Decimal(5)}, {}):
        with pytest.raises(Refused):
            item("别的", **wrong)


def test_a_title_is_told_before_its_recheck_and_its_end(bureau: Organ, hire: Hire) -> None:
    award = made.granted(bureau, recheck=date(2026, 6, 1))
    clerk, warn = hire(bureau, "clerk"), timedelta(days=terms().award.warn_days)
    assert list(awards_near(clerk, date(2026, 6, 1) - warn - timedelta(days=1))) == []
    (told,) = awards_near(clerk, date(2026, 6, 1) - warn)
    assert (told.why, told.due) == ("复核", date(2026, 6, 1))
    with pytest.raises(Refused):
        awards.recheck(award, on=date(2026, 6, 1), until=date(2026, 5, 1), by=None)
    awards.recheck(award, on=date(2026, 6, 1), until=date(2028, 6, 1), by=None)
    assert list(awards_near(clerk, date(2026, 6, 2))) == []
    (last,) = awards_near(clerk, date(2028, 6, 2))
    assert (last.why, last.due) == ("有效期满", date(2028, 6, 1))
    awards.end(award, reason="不再复核", by=None)
    assert list(awards_near(clerk, date(2028, 6, 2))) == []
    with pytest.raises(Refused, match="已终止"):
        awards.recheck(award, on=date(2028, 6, 1), until=date(2030, 1, 1), by=None)
    for until, again in ((date(2024, 6, 2), None), (date(2027, 1, 1), date(2027, 1, 2))):
        with pytest.raises(Refused):
            made.granted(bureau, until=until, recheck=again)


def test_a_plan_is_written_until_it_is_filed(bureau: Organ, hire: Hire) -> None:
    clerk, plan = hire(bureau, "clerk"), made.plan(bureau)
    said: dict[str, Any] = {"year": plan.year, "statistician": "李某", "by": None}
    awards.set_plan(bureau, measures="分区控制", **said)
    assert YearPlan.objects.get().statistician == "李某"
    assert len(list(plans(clerk, DAY))) == 1
    awards.file_plan(plan, on=DAY, filed_with="某县机关事务中心", by=None)
    assert list(plans(clerk, DAY)) == []
    with pytest.raises(Refused, match="备案"):
        awards.set_plan(bureau, measures="改", **said)
    with pytest.raises(Refused, match="备案"):
        awards.file_plan(plan, on=DAY, filed_with="再", by=None)


def test_the_registers_are_kept_on_pages(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "section_head"))
    home, base = f"/workspace/organs/{bureau.code}/", "/workspace/"
    run = {"on": "2024-03-05", "site": "一体机", "input_kg": "100", "residue_kg": "12"}
    assert client.post(f"{home}kitchen/enter/", {**run, "residue_kg": "120"}).status_code == 422
    assert client.post(f"{home}kitchen/enter/", run).status_code == 302
    assert "1−12千克÷100千克=88.00%" in client.get(f"{home}kitchen/?year=2024").text
    back = {**run, "why": "没有运行", "taken_back": "on"}
    address = f"{base}kitchen-runs/{KitchenRun.objects.get().pk}/correct/"
    assert client.post(address, back).status_code == 302
    assert "撤回" in client.get(f"{home}kitchen/?year=2024").text
    look = {"on": "2024-03-05", "place": "三层", "system": "水", "inspector": "张某",
            "finding": "跑冒滴漏", "due": "2024-03-15"}  # fmt: skip
    assert client.post(f"{home}inspections/enter/", {**look, "due": ""}).status_code == 422
    assert client.post(f"{home}inspections/enter/", look).status_code == 302
    page = client.get(f"{home}inspections/?year=2024&month=3&open=1").text
    assert "已逾期" in page
    fix = {"fix": "换阀", "on": "2024-03-20", "fixer": "李某"}
    one = f"{base}inspections/{Inspection.objects.get().pk}/"
    assert client.post(f"{one}fix/", fix).status_code == 302
    assert "超过期限" in client.get(one).text
    work = {"name": "照明", "what": "换灯", "way": "own", "begun": "2024-01-08"}
    assert client.post(f"{home}energy/projects/open/", work).status_code == 302
    project = Project.objects.get()
    done = {"on": "2024-01-20", "accepted": "合格"}
    assert client.post(f"{base}energy-projects/{project.pk}/finish/", done).status_code == 302
    meter = things.meter(bureau, opened=date(2023, 1, 1))
    spans = {"meter": meter.pk, "before_from": "2023-02", "after_from": "2024-02", "months": 1}
    address = f"{base}energy-projects/{project.pk}/measure/"
    assert "没有2023年2月的用量" in client.post(address, spans).text
    for year, used in ((2023, 1000), (2024, 900)):
        things.used(meter, 2, used, year=year)
    assert client.post(address, spans).status_code == 302
    assert "节能率=100÷1000=10.00%" in client.get(f"{base}energy-projects/{project.pk}/").text
    assert "100 千瓦时（10%）" in client.get(f"{home}energy/projects/").text


def test_audits_titles_and_plans_are_kept_on_pages(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    client = enter(hire(bureau, "section_head"))
    home, base = f"/workspace/organs/{bureau.code}/energy/", "/workspace/"
    time = {"first": "2023-01-01", "last": "2023-12-31", "auditor": "本机关"}
    assert client.post(f"{home}audits/open/", time).status_code == 302
    audit = f"{base}energy-audits/{Audit.objects.get().pk}/"
    told = {"key": "drawings", "found": "齐全"}
    assert client.post(f"{audit}item/", told).status_code == 302
    page = client.get(audit).text
    assert "齐全" in page
    assert page.count("未填写") == len(terms().audit_items) - 1
    closing = client.post(f"{audit}close/", {"on": "2024-02-05", "conclusion": "可改造"})
    assert (closing.status_code, "还有7项" in closing.text) == (422, True)
    begun = {"kind": "节约型机关", "standard": "示例", "on": "2024-03-01"}
    assert client.post(f"{home}awards/begin/", begun).status_code == 302
    award = f"{base}awards/{Award.objects.get().pk}/"
    item = {"area": "绿色办公", "name": "采购", "full": "50", "score": "45"}
    assert client.post(f"{award}item/", {**item, "score": "55"}).status_code == 422
    assert client.post(f"{award}item/", item).status_code == 302
    assert client.post(
        f"{award}item/", {"area": "绿色办公", "name": "目标", "met": "true"}
    ).status_code == 302  # fmt: skip
    assert "符合标准" in client.get(award).text
    grant = {"approver": "某中心", "on": "2024-06-03", "until": "2024-12-02"}
    assert client.post(f"{award}grant/", grant).status_code == 302
    assert "已到期" in client.get(award).text
    plan = {"year": 2024, "measures": "换灯", "statistician": "张某"}
    assert client.post(f"{home}plan/set/", plan).status_code == 302
    filed = {"on": "2024-02-20", "filed_with": "某中心"}
    address = f"{base}energy-plans/{YearPlan.objects.get().pk}/file/"
    assert client.post(address, filed).status_code == 302
    page = client.get(f"{home}awards/?year=2024").text
    assert "已备案" in page
    assert "张某" in page
