"""Acts of those who review: the secrecy review, and the three levels of 三审三校."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person
from gongkai.web.publishing import sources
from gongkai.web.publishing.models import Clearance, Defect, Gate, Result, Review, Step, Version
from gongkai.web.publishing.services.held import after, hold_version, move, refuse_writer

LEVELS = {Step.FIRST: 1, Step.SECOND: 2, Step.THIRD: 3}
TITLES = {1: "一审一校", 2: "二审二校", 3: "三审三校"}
_NEXT = {1: Step.SECOND, 2: Step.THIRD, 3: Step.SCHEDULED}

# What a secrecy review looks at, one by one (保守国家秘密法第三十五条、实施条例第四十二条).
POINTS = {
    "state_secret": "不含国家秘密，不涉及定密不清的事项",
    "work_secret": "不含工作秘密",
    "commercial_secret": "不含第三方商业秘密",
    "personal": "个人信息已去除或者已依法处理",
    "stability": "不危及国家安全、公共安全、经济安全、社会稳定",
    "aggregation": "与已公开的信息汇聚、关联后不泄露秘密",
    "consent": "来自其他机关的信息已征得同意",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A defect: at which gate, the words, and what should stand there."""

    gate: str
    quote: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a reviewer answers: the five gates, the proofreading, the defects, and the result."""

    passes: bool
    gates: Mapping[str, bool]
    proofread: bool = False
    defects: tuple[Found, ...] = ()
    note: str = ""


@transaction.atomic
def clear(
    version: Version, *, points: Mapping[str, bool], note: str, at: datetime, by: Person | None
) -> Clearance:
    """The secrecy review: passed when every point is free of doubt, else the version goes back."""
    now = hold_version(version, LEVELS)
    refuse_writer(now, by)
    if Clearance.objects.filter(version=now).exists():
        raise Refused("本稿已经作过保密审查")
    passed = all(points.get(each) for each in POINTS)
    if not passed and not note:
        raise Refused("不能通过的，请写明理由", field="note")
    clearance = Clearance.objects.create(
        version=now, points={each: bool(points.get(each)) for each in POINTS}, note=note,
        result=Result.PASSED if passed else Result.RETURNED, person=by, at=at,
    )  # fmt: skip
    if not passed:
        move(now, Step.RETURNED)
    doubts = "、".join(told for key, told in POINTS.items() if not points.get(key))
    told = f"{'通过' if passed else '不通过，退回'}{after(note)}"
    record(
        "version.clear", now.item, by=by, organ=now.item.organ_id,
        words=f"《{now.title}》保密审查{told}" + (f"（未确认：{doubts}）" if doubts else ""),
        cites="保守国家秘密法第三十五条；《条例》第十七条",
    )  # fmt: skip
    return clearance


@transaction.atomic
def review(version: Version, *, level: int, verdict: Verdict, at: datetime, by: Person) -> Review:
    """One level: pass the version on, or send it back with what is wrong."""
    (step,) = (step for step, number in LEVELS.items() if number == level)
    now = hold_version(version, [step])
    refuse_writer(now, by)
    if now.reviews.filter(person=by).exists():
        raise Refused("一人不能担任两个审次")
    _refuse_contradiction(verdict)
    if verdict.passes and level == 3:
        refuse_unfit(now)
    made = Review.objects.create(
        version=now, level=level, person=by, at=at, proofread=verdict.proofread,
        result=Result.PASSED if verdict.passes else Result.RETURNED, note=verdict.note,
        gates={each.value: bool(verdict.gates.get(each)) for each in Gate},
    )  # fmt: skip
    for each in verdict.defects:
        Defect.objects.create(review=made, gate=each.gate, quote=each.quote, fix=each.fix)
    move(now, _NEXT[level] if verdict.passes else Step.RETURNED)
    found = f"，指出问题{len(verdict.defects)}处" if verdict.defects else ""
    told = f"{TITLES[level]}{made.get_result_display()}{found}{after(verdict.note)}"
    record(
        f"version.review_{step.value}", now.item, by=by, organ=now.item.organ_id,
        words=f"《{now.title}》{told}", details={"version": now.number, "digest": now.digest},
    )  # fmt: skip
    return made


def cleared(version: Version) -> bool:
    """Whether the version has passed its secrecy review."""
    return Clearance.objects.filter(version=version, result=Result.PASSED).exists()


def refuse_unfit(version: Version) -> None:
    """Nothing goes out without a secrecy review, nor what its document forbids."""
    if not cleared(version):
        raise Refused("尚未通过保密审查，不能终审通过（先审查、后公开）")
    barred = sources.obstacle_of(version.item)
    if barred:
        raise Refused(f"{barred}，不能公开")


def _refuse_contradiction(verdict: Verdict) -> None:
    """The answers must go with the result."""
    if not verdict.passes:
        if not verdict.defects and not verdict.note:
            raise Refused("退回的，请指出问题或者写明意见", field="note")
        return
    barred = [each.label for each in Gate if not verdict.gates.get(each)]
    if barred:
        raise Refused(f"{'、'.join(barred)}没有把住，不能通过")
    if not verdict.proofread:
        raise Refused("请完成校对后再通过", field="proofread")
    if verdict.defects:
        raise Refused("指出了问题的，应当退回修改")
