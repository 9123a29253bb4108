"""The registers: training, problems, key points, chat groups, incidents."""

from datetime import date

from django.db import transaction

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person, Section
from gongkai.web.supervision.models import (
    ChatGroup,
    GroupCheck,
    Incident,
    KeyPoint,
    Problem,
    Training,
)


@transaction.atomic
def train(
    organ: Organ, *, on: date, topic: str, persons: int, materials: str = "", by: Person | None
) -> Training:
    """Enter a training session that took place."""
    made = Training.objects.create(
        organ=organ, on=on, topic=topic, persons=persons, materials=materials, by=by
    )
    record("training.enter", made, by=by, organ=organ.pk, words=f"培训：{topic}，{persons}人",
           cites="《条例》第四十八条")  # fmt: skip
    return made


@transaction.atomic
def find_problem(
    organ: Organ, *, year: int, problem: str, source: str, found: date,
    continues: Problem | None = None, by: Person | None,
) -> Problem:  # fmt: skip
    """Enter a problem; one of last year's that is still there is taken up again."""
    if continues is not None and (continues.organ_id != organ.pk or continues.year >= year):
        raise Refused("承接的应为本机关以前年度的问题", field="continues")
    made = Problem.objects.create(
        organ=organ, year=year, problem=problem, source=source, found=found, continues=continues
    )
    record("problem.find", made, by=by, organ=organ.pk, words=f"发现问题（{source}）：{problem}")
    return made


@transaction.atomic
def measure(problem: Problem, *, measure: str, due: date, by: Person | None) -> Problem:
    """Say what will be done and by when."""
    kept = Problem.objects.select_for_update().get(pk=problem.pk)
    if kept.state == Problem.State.CLOSED:
        raise Refused("问题已经整改")
    if due < kept.found:
        raise Refused(f"期限不能早于发现的{kept.found}", field="due")
    kept.measure, kept.due, kept.state = measure, due, Problem.State.MEASURED
    kept.save(update_fields=["measure", "due", "state"])
    words = f"整改措施：{measure}，期限{due}"
    record("problem.measure", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def close_problem(problem: Problem, *, proof: str, on: date, by: Person | None) -> Problem:
    """Close it with the proof that it is mended."""
    kept = Problem.objects.select_for_update().get(pk=problem.pk)
    if kept.state != Problem.State.MEASURED:
        raise Refused("先写明整改措施" if kept.state == Problem.State.OPEN else "问题已经整改")
    if on < kept.found:
        raise Refused(f"日期不能早于发现的{kept.found}", field="on")
    kept.proof, kept.closed, kept.state = proof, on, Problem.State.CLOSED
    kept.save(update_fields=["proof", "closed", "state"])
    record("problem.close", kept, by=by, organ=kept.organ_id, words=f"整改完成：{proof}")
    return kept


@transaction.atomic
def set_key_point(
    organ: Organ, *, year: int, task: str, section: Section | None = None,
    due: date | None = None, by: Person | None,
) -> KeyPoint:  # fmt: skip
    """Take a task of the year's key points over."""
    made = KeyPoint.objects.create(organ=organ, year=year, task=task, section=section, due=due)
    words = f"{year}年要点任务：{task}" + (f"，{section}承办" if section else "")
    record("key_point.set", made, by=by, organ=organ.pk, words=words)
    return made


@transaction.atomic
def finish_key_point(point: KeyPoint, *, done: str, on: date, by: Person | None) -> KeyPoint:
    """Say how it was carried out."""
    kept = KeyPoint.objects.select_for_update().get(pk=point.pk)
    if kept.state == KeyPoint.State.DONE:
        raise Refused("任务已经完成")
    kept.done, kept.done_on, kept.state = done, on, KeyPoint.State.DONE
    kept.save(update_fields=["done", "done_on", "state"])
    record("key_point.finish", kept, by=by, organ=kept.organ_id, words=f"落实情况：{done}")
    return kept


@transaction.atomic
def open_group(
    organ: Organ, *, name: str, owner: str, members: int, opened: date, by: Person | None
) -> ChatGroup:
    """Enter a work chat group."""
    made = ChatGroup.objects.create(
        organ=organ, name=name, owner=owner, members=members, opened=opened
    )
    words = f"建立工作群“{name}”，群主{owner}，{members}人"
    record("group.open", made, by=by, organ=organ.pk, words=words)
    return made


@transaction.atomic
def file_group(group: ChatGroup, *, filed: date, number: str, by: Person | None) -> ChatGroup:
    """Note that it was put on file."""
    kept = _in_use(group)
    if filed < kept.opened:
        raise Refused(f"备案日期不能早于建立的{kept.opened}", field="filed")
    kept.filed, kept.filing_number = filed, number
    kept.save(update_fields=["filed", "filing_number"])
    words = f"工作群备案{number}".rstrip()
    record("group.file", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def check_group(
    group: ChatGroup, *, members: int, found: str, on: date, by: Person | None
) -> GroupCheck:
    """The quarterly look."""
    kept = _in_use(group)
    made = GroupCheck.objects.create(group=kept, on=on, members=members, found=found, by=by)
    kept.members = members
    kept.save(update_fields=["members"])
    words = f"季度检查：{members}人，{found}"
    record("group.check", kept, by=by, organ=kept.organ_id, words=words)
    return made


@transaction.atomic
def dissolve_group(group: ChatGroup, *, on: date, by: Person | None) -> ChatGroup:
    """It is no more."""
    kept = _in_use(group)
    if on < kept.opened:
        raise Refused(f"日期不能早于建立的{kept.opened}", field="on")
    kept.dissolved, kept.state = on, ChatGroup.State.DISSOLVED
    kept.save(update_fields=["dissolved", "state"])
    record("group.dissolve", kept, by=by, organ=kept.organ_id, words="解散工作群")
    return kept


def _in_use(group: ChatGroup) -> ChatGroup:
    kept = ChatGroup.objects.select_for_update().get(pk=group.pk)
    if kept.state == ChatGroup.State.DISSOLVED:
        raise Refused(f"工作群已于{kept.dissolved}解散")
    return kept


@transaction.atomic
def enter_incident(
    organ: Organ, *, on: date, what: str, done: str, reported: str = "", by: Person | None
) -> Incident:
    """Enter a leak and what was done about it. The journal does not repeat what leaked."""
    made = Incident.objects.create(
        organ=organ, on=on, what=what, done=done, reported=reported, by=by
    )
    record("incident.enter", made, by=by, organ=organ.pk, words=f"登记{on}的失泄密事件")
    return made
