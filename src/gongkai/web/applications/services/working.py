"""The house's own work: hand over, give tasks, note, watch, look behind the mask."""

from datetime import date, datetime

from django.db import transaction

from gongkai.web.applications import seal
from gongkai.web.applications.models import Case, CaseTask, Note, PersonalData, Watch
from gongkai.web.applications.services.moving import begin, tell
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person, Section


@transaction.atomic
def transfer(
    case: Case, *, section: Section | None, handler: Person | None, deputy: Person | None = None,
    note: str = "", on: date, seen: int | None = None, by: Person | None,
) -> Case:  # fmt: skip
    """Give the case to a section and a handler, with who stands in; the term keeps running."""
    if section is None and handler is None:
        raise Refused("请选择科室或经办人", field="handler")
    if deputy is not None and deputy == handler:
        raise Refused("代办人应是另一人", field="deputy")
    if section is not None and section.organ_id != case.organ_id:
        raise Refused("科室不属于该机关", field="section")
    attempt = begin(case, "case.transfer", on=on, by=by, seen=seen)
    kept = attempt.case
    kept.section, kept.handler, kept.deputy = section, handler, deputy
    who = "、".join(str(each) for each in (section, handler) if each)
    said = f"转{who}办理" + (f"，{deputy}代办" if deputy else "")
    tell(attempt, "case.transfer", words=said, data={"to": who}, note=note.strip())
    return kept


@transaction.atomic
def give_task(
    case: Case, *, section: Section, assignee: Person | None = None,
    deputy: Person | None = None, what: str, due: date, on: date, by: Person | None,
) -> CaseTask:  # fmt: skip
    """Ask a section for something until a day."""
    if section.organ_id != case.organ_id:
        raise Refused("科室不属于该机关", field="section")
    if due < on:
        raise Refused("办结期限不能早于交办之日", field="due")
    attempt = begin(case, "case.task", on=on, by=by)
    task = CaseTask.objects.create(
        case=attempt.case, organ=attempt.case.organ, section=section, assignee=assignee,
        deputy=deputy, what=what.strip(), given=on, due=due,
    )  # fmt: skip
    record("case.task", attempt.case, by=by, organ=case.organ_id,
           words=f"交{section}办理：{task.what}，{due}前")  # fmt: skip
    return task


@transaction.atomic
def finish_task(task: CaseTask, *, result: str, on: date, by: Person | None) -> CaseTask:
    """What came of it."""
    kept = CaseTask.objects.select_for_update().get(pk=task.pk)
    if kept.state != CaseTask.State.OPEN:
        raise Refused("该事项已办结")
    if on < kept.given:
        raise Refused(f"不能早于交办之日{kept.given}", field="on")
    kept.state, kept.result, kept.done = CaseTask.State.DONE, result.strip(), on
    kept.save(update_fields=["state", "result", "done"])
    record("task.finish", kept, by=by, organ=kept.organ_id, words=f"{kept.what}：{kept.result}")
    return kept


@transaction.atomic
def note(case: Case, *, text: str, at: datetime, by: Person | None) -> Note:
    """A remark that never leaves the organ; the journal tells that one was made, not its words."""
    if not text.strip():
        raise Refused("请填写备注", field="text")
    made = Note.objects.create(case=case, by=by, at=at, text=text.strip())
    record("case.note", case, by=by, organ=case.organ_id, words="添加内部备注")
    return made


@transaction.atomic
def watch(case: Case, *, by: Person) -> bool:
    """Begin or end watching; whether it is watched now."""
    gone, _ = Watch.objects.filter(case=case, person=by).delete()
    if not gone:
        Watch.objects.create(case=case, person=by)
    words = "取消关注" if gone else "关注"
    record("case.watch", case, by=by, organ=case.organ_id, words=words)
    return not gone


@transaction.atomic
def unmask(case: Case, *, reason: str, by: Person | None) -> dict[str, str]:
    """Who applied, in full; journalled with the reason, whoever looks."""
    if len(reason.strip()) < 2:
        raise Refused("请写明查看的事由，将记入日志", field="reason")
    data = PersonalData.objects.get(case=case)
    if data.erased:
        raise Refused(f"申请人信息已于{data.erased}按保存期限清除")
    record("case.unmask", case, by=by, organ=case.organ_id,
           words=f"查看申请人信息，事由：{reason.strip()}")  # fmt: skip
    return seal.unseal(data.sealed, about=f"case-{case.pk}")


@transaction.atomic
def told_export(*, count: int, by: Person) -> None:
    """Who took the list out, and how long it was."""
    words = f"导出去标识的申请清单，{count}件"
    record("applications.export", by, by=by, organ=by.organ_id, words=words)
