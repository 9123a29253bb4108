"""Invented applications at the model organ, as of today: one or two in each state.

The organ's 2024 stays without any, as its report says.
"""

from datetime import date
from functools import partial

from django.utils import timezone

from gongkai.web.applications.clock import events_of
from gongkai.web.applications.letters.occasions import open_occasions
from gongkai.web.applications.models import Case
from gongkai.web.applications.services import (
    charging,
    closing,
    consulting,
    correcting,
    deciding,
    extending,
    lettering,
    registering,
    working,
)
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Organ, Person

Staff = dict[str, Person]
_GIVEN = {"provided": "《办公用房维修项目合同》1份，电子件，12页"}


def build(organs: dict[str, Organ], staff: Staff) -> None:
    """In the order of their arrival."""
    today = timezone.localdate()
    if today.year == 2024:
        return
    centre, clerk = organs["jiguanshiwu"], staff["jingban"]
    lettering.set_head(
        centre,
        mark="示机管",
        authority="示例县人民政府",
        court="示例县人民法院",
        by=staff["gongkai"],
    )
    ago = partial(_ago, today)
    take = partial(_take, centre, clerk)
    _answered(take(1, ago(45), "2023年办公用房维修项目合同"), staff, ago)
    _consulted(take(2, ago(24), "食堂食材采购合同及供应商报价"), staff, ago)
    _extended(take(3, ago(18), "近五年公务用车购置和运行费用明细"), staff, ago)
    _corrected(take(4, ago(8), "单位的那些文件"), staff, ago)
    _charged(take(5, ago(6), "各年度能耗台账全部页面"), staff, ago)
    _drafted(take(6, ago(5), "机关大院物业服务考核内部流程"), staff, ago)
    take(7, ago(2), "公共机构垃圾分类收运记录\n垃圾分类收运单位名称")
    take(8, ago(2), "食堂食材采购合同和供应商报价情况", kind="business", name="示例县某商贸公司")
    letter = take(9, ago(1), "会议中心改造项目验收材料", channel="letter_plain")
    registering.try_confirm(letter, on=ago(1), how="拨打所留电话两次，无人接听", by=clerk)


def _ago(today: date, workdays: int) -> date:
    """The working day so many before today."""
    days, day = calendar(), today
    while workdays:
        day = date.fromordinal(day.toordinal() - 1)
        workdays -= days.is_workday(day)
    return day


def _take(organ: Organ, clerk: Person, at: int, on: date, wanted: str, **other: str) -> Case:
    name = other.get("name", "李示例")
    person = {"name": name, "telephone": f"1390000000{at}", "address": "示例县示例路1号"}
    case = registering.register(
        organ, channel=other.get("channel", "counter"), arrived=on,
        kind=other.get("kind", "natural"), person=person, wanted=wanted,
        items=wanted.split("\n"), handler=clerk, section=organ.sections.first(),
        key=f"demo-application-{at}", by=clerk,
    )  # fmt: skip
    case.refresh_from_db()
    return case


def _letter(case: Case, kind: str, *, by: Person) -> None:
    """Issue the letter of a kind that the record calls for."""
    open_ = open_occasions(case, events_of(case))
    (key,) = (each.key for each in open_ if each.kind == kind)
    lettering.issue_letter(
        case, letter=key, at=timezone.now(), on=timezone.localdate(), by=by
    )  # fmt: skip


def _answered(case: Case, staff: Staff, ago: partial[date]) -> None:
    case = deciding.decide(
        case, answers={1: ("granted_provided", _GIVEN)}, on=ago(33), by=staff["jingban"]
    )
    case = deciding.sign(case, on=ago(32), by=staff["gongkai"])
    _letter(case, "receipt", by=staff["jingban"])
    _letter(case, "reply", by=staff["jingban"])
    case = deciding.deliver(
        case, route="post", proof="邮件号码 XA00000000001", on=ago(31), by=staff["jingban"]
    )
    closing.archive(case, on=ago(20), by=staff["jingban"])


def _consulted(case: Case, staff: Staff, ago: partial[date]) -> None:
    letter = consulting.consult(
        case, whom="third_party", name="示例餐饮公司", about="供应商报价", on=ago(20),
        by=staff["jingban"],
    )  # fmt: skip
    consulting.note_delivery(case, letter=letter.pk, on=ago(18), by=staff["jingban"])
    working.note(case, text="供应商口头表示报价不便公开，等书面意见。", at=timezone.now(),
                 by=staff["jingban"])  # fmt: skip


def _extended(case: Case, staff: Staff, ago: partial[date]) -> None:
    extending.extend(
        case, workdays=20, reason="涉及五个年度，需逐年核对凭证", on=ago(2), by=staff["gongkai"]
    )
    section = case.organ.sections.order_by("pk").last()
    if section is not None:
        working.give_task(
            case, section=section, assignee=staff["kezhang"], what="提供五年费用明细",
            due=ago(1), on=ago(5), by=staff["gongkai"],
        )  # fmt: skip


def _corrected(case: Case, staff: Staff, ago: partial[date]) -> None:
    until = date.fromordinal(ago(0).toordinal() + 10)
    correcting.ask_correction(
        case, points="请写明所需文件的名称、文号或者其他特征性描述", until=until, on=ago(4),
        by=staff["jingban"],
    )  # fmt: skip


def _charged(case: Case, staff: Staff, ago: partial[date]) -> None:
    charging.charge(
        case, method="by_page", pages=250, how="按通知所附缴款码通过非税收入系统缴纳", on=ago(3),
        by=staff["gongkai"],
    )  # fmt: skip


def _drafted(case: Case, staff: Staff, ago: partial[date]) -> None:
    reasons = {"which_internal": "后勤管理"}
    deciding.decide(
        case, answers={1: ("denied_internal", reasons)}, on=ago(1), by=staff["jingban"]
    )
