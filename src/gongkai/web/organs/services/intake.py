"""Acts upon an import: hand in, start, carry out, give up, hand out the first passwords."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from gongkai.files.ledger import LedgerProblem
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.services import hold, record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.importing import seal
from gongkai.web.organs.importing.judging import judge
from gongkai.web.organs.importing.plan import Plan
from gongkai.web.organs.importing.reading import read
from gongkai.web.organs.models import Intake, IntakeState, Organ, Person
from gongkai.web.organs.services import organs, people, sections

LARGEST = 4 * 2**20
_SHOWN = 500
_WORDS = "机关{organs}个、科室{sections}个、人员{people}人、岗位{roles}个"


@transaction.atomic
def hand_in(organ: Organ, *, data: bytes, name: str, at: datetime, by: Person) -> Intake:
    """Keep a workbook to be checked."""
    if len(data) > LARGEST:
        raise Refused(f"文件超过{LARGEST // 2**20} MB，请分几次导入", field="file")
    read(data, name=name)
    for old in Intake.objects.filter(organ=organ, by=by, state=IntakeState.FAULTY):
        drop(old, at=at, by=by)  # this one takes its place
    intake = Intake.objects.create(
        organ=organ, by=by, at=at, name=name[:200], data=data, digest=sm3(data)
    )
    words = f"上传导入表“{intake}”（SM3 {intake.digest[:16]}…）"
    record("intake.hand_in", intake, by=by, organ=organ.pk, words=words)
    return intake


def check(intake: Intake, *, at: datetime) -> None:
    """Compare with what is there; the result is for the reader, nothing is entered."""
    if intake.state != IntakeState.CHECKING:
        return
    plan = _plan(intake, at)
    with transaction.atomic():
        held = _held(intake)
        if held.state == IntakeState.CHECKING:
            _judged(held, plan)


@transaction.atomic
def start(intake: Intake, *, by: Person) -> None:
    """Say that what was checked may be entered."""
    held = _held(intake)
    if held.state != IntakeState.READY:
        raise Refused("现在不能导入，可能他人已经先行办理")
    held.state, held.by = IntakeState.RUNNING, by
    held.done, held.whole = 0, held.counts.get("people", 0)
    held.save(update_fields=["state", "by", "done", "whole"])
    words = f"确认导入“{held}”：" + _WORDS.format(**held.counts)
    record("intake.start", held, by=by, organ=held.organ_id, words=words)


@transaction.atomic
def carry_out(intake: Intake, *, drawn: Mapping[str, tuple[str, str]], at: datetime) -> bool:
    """Enter everything, or nothing and the reasons; `drawn` are passwords and their hashes.

    Whether it is over: not if somebody must still draw passwords. Done twice, it does nothing.
    """
    held = _held(intake)
    if held.state != IntakeState.RUNNING:
        return True
    plan = _plan(held, at)
    if plan.problems:
        _judged(held, plan)
        return True
    if any(each.username not in drawn for each in plan.people):
        return False
    _enter(plan, drawn, by=held.by)
    held.state, held.data, held.ended_at, held.counts = IntakeState.DONE, None, at, plan.counts
    held.passwords = seal.seal({each.username: drawn[each.username][0] for each in plan.people})
    held.save(update_fields=["state", "data", "ended_at", "counts", "passwords"])
    words = f"导入“{held}”完成：" + _WORDS.format(**plan.counts)
    record("intake.done", held, by=held.by, organ=held.organ_id, words=words)
    return True


@transaction.atomic
def drop(intake: Intake, *, at: datetime, by: Person) -> None:
    """Give up an import that has not begun; the workbook is removed."""
    held = _held(intake)
    if held.state not in (IntakeState.FAULTY, IntakeState.READY):
        raise Refused("现在不能放弃")
    held.state, held.data, held.faults, held.ended_at = IntakeState.DROPPED, None, [], at
    held.save(update_fields=["state", "data", "faults", "ended_at"])
    record("intake.drop", held, by=by, organ=held.organ_id, words=f"放弃导入“{held}”")


@transaction.atomic
def hand_out(intake: Intake, *, by: Person) -> dict[str, str]:
    """The first passwords by account, for once; afterwards nobody can read them again."""
    held = _held(intake)
    if not held.passwords:
        raise Refused("口令单已经下载过；遗失的请在人员页面重置口令")
    found = seal.open_(held.passwords)
    held.passwords = ""
    held.save(update_fields=["passwords"])
    words = f"下载“{held}”所登记人员的临时口令单，共{len(found)}人"
    record("intake.hand_out", held, by=by, organ=held.organ_id, words=words)
    return found


def plan_of(intake: Intake, *, at: datetime) -> Plan:
    """What the workbook asks for now."""
    return _plan(intake, at)


def _plan(intake: Intake, at: datetime) -> Plan:
    assert intake.data is not None  # noqa: S101 the states that ask have it
    reading = read(bytes(intake.data), name=intake.name)
    return judge(reading, under=intake.organ, day=at.date())


def _held(intake: Intake) -> Intake:
    return (
        Intake.objects.select_for_update(of=("self",))
        .select_related("organ", "by")
        .get(pk=intake.pk)
    )


def _judged(held: Intake, plan: Plan) -> None:
    held.state = IntakeState.FAULTY if plan.problems else IntakeState.READY
    held.faults = [_told(each) for each in plan.problems[:_SHOWN]]
    held.counts = plan.counts | {"problems": len(plan.problems)}
    held.save(update_fields=["state", "faults", "counts"])


def _told(problem: LedgerProblem) -> dict[str, object]:
    return asdict(problem) | {"severity": problem.severity.value, "place": problem.place}


def _enter(plan: Plan, drawn: Mapping[str, tuple[str, str]], *, by: Person) -> None:
    """The acts themselves, each with its own entry; their chains are locked in one order."""
    codes = {each.organ for each in plan.sections} | {each.organ for each in plan.people}
    codes |= {each.organ for each in plan.roles}
    known = {each.code: each for each in Organ.objects.filter(
        code__in=codes | {each.parent for each in plan.organs}
    )}  # fmt: skip
    hold(each.pk for each in known.values())
    for organ in plan.organs:
        known[organ.code] = organs.found(
            code=organ.code, kind=organ.kind, name=organ.name, parent=known[organ.parent],
            on=organ.on, by=by,
        )  # fmt: skip
        if organ.address or organ.telephone:
            organs.set_contact(
                known[organ.code], address=organ.address, telephone=organ.telephone, by=by
            )
    for section in plan.sections:
        sections.open_section(known[section.organ], name=section.name, on=section.on, by=by)
    for person in plan.people:
        people.add(
            organ=known[person.organ], username=person.username, name=person.name,
            mobile=person.mobile, password=drawn[person.username][1], by=by, hashed=True,
        )  # fmt: skip
    names = {each.username for each in plan.roles}
    everybody = {each.username: each for each in Person.objects.filter(username__in=names)}
    for role in plan.roles:
        organ_ = known[role.organ]
        section_ = organ_.sections.get(name=role.section, until=None) if role.section else None
        people.appoint(
            everybody[role.username], organ=organ_, section=section_, role=role.role,
            on=role.on, by=by,
        )  # fmt: skip
