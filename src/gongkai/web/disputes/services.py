"""Acts upon disputes: enter, answer, add a step, close, perform, archive."""

from datetime import date

from django.db import IntegrityError, transaction

from gongkai.law.workdays import Calendar
from gongkai.web.applications.models import Case
from gongkai.web.disputes.clock import answer_due
from gongkai.web.disputes.models import Dispute, Group, Role, State, Step
from gongkai.web.disputes.outcomes import outcomes
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person


@transaction.atomic
def enter(
    organ: Organ, *, group: str, role: str, ground: str, case: Case | None, about: str,
    authority: str, number: str, party: str, simple: bool, accepted: date, served: date,
    by: Person | None,
) -> Dispute:  # fmt: skip
    """Enter a review or a suit from the copy that was served."""
    if case is not None and case.organ_id != organ.pk:
        raise Refused("所涉申请不是本机关的", field="case")
    if case is None and not about.strip():
        raise Refused("没有关联申请的，请写明事由", field="about")
    if served < accepted:
        raise Refused("收到副本的日期不能早于受理日期", field="served")
    if simple and group != Group.REVIEW:
        raise Refused("答复期限的简易程序只用于行政复议", field="simple")
    if role == Role.CO_DEFENDANT and group != Group.AFTER_REVIEW:
        raise Refused("复议机关作共同被告的是复议后起诉", field="role")
    try:
        with transaction.atomic():
            dispute = Dispute.objects.create(
                organ=organ, group=group, role=role, ground=ground, case=case, about=about.strip(),
                authority=authority, number=number, party=party, simple=simple,
                accepted=accepted, served=served,
            )  # fmt: skip
    except IntegrityError as taken:
        raise Refused(f"案号“{number}”已经登记", field="number") from taken
    record(
        "dispute.enter", dispute, by=by, organ=organ.pk,
        words=f"登记{dispute.get_group_display()}{number}，{authority}{accepted}受理，"
        f"{served}收到副本",
    )  # fmt: skip
    return dispute


@transaction.atomic
def answer(dispute: Dispute, *, on: date, calendar: Calendar, by: Person | None) -> Dispute:
    """Note the day on which answer, evidence and basis were handed in; a late one is told."""
    held = _held(dispute, State.OPEN)
    if on < held.served:
        raise Refused(f"日期不能早于收到副本的{held.served}", field="on")
    due = answer_due(held, calendar=calendar)
    held.answered, held.state = on, State.ANSWERED
    held.save(update_fields=["answered", "state"])
    late = "，已逾期" if due.due and on > due.due else ""
    record(
        "dispute.answer", held, by=by, organ=held.organ_id,
        words=f"{on}提交答复（答辩）和证据，期限{due.due}{late}",
        cites="；".join(due.steps[-1].cites) if due.steps else "",
    )  # fmt: skip
    return held


@transaction.atomic
def add_step(dispute: Dispute, *, kind: str, on: date, words: str, by: Person | None) -> Step:
    """Put down evidence, a hearing, an appeal."""
    held = _held(dispute, State.OPEN, State.ANSWERED, State.DECIDED, State.PERFORMING)
    if on < held.accepted:
        raise Refused(f"日期不能早于受理的{held.accepted}", field="on")
    step = Step.objects.create(dispute=held, kind=kind, on=on, words=words, by=by)
    told = f"{step.get_kind_display()}（{on}）：{words}"
    record("dispute.step", held, by=by, organ=held.organ_id, words=told)
    return step


@transaction.atomic
def close(
    dispute: Dispute, *, on: date, outcome: str, perform_by: date | None, by: Person | None
) -> Dispute:
    """Enter the effective outcome; an appeal's outcome replaces that of the first instance."""
    held = _held(dispute, State.OPEN, State.ANSWERED, State.DECIDED, State.PERFORMING)
    ended = outcomes().get(outcome)
    if ended is None or ended.path != ("review" if held.group == Group.REVIEW else "suit"):
        raise Refused("请选择与类别相符的结果", field="outcome")
    if on < held.accepted:
        raise Refused(f"审结日期不能早于受理的{held.accepted}", field="on")
    if perform_by is not None and (not ended.performs or perform_by < on):
        raise Refused("该结果没有履行期限，或者期限早于审结日期", field="perform_by")
    held.closed, held.outcome, held.perform_by = on, outcome, perform_by
    held.state = State.PERFORMING if ended.performs else State.DECIDED
    held.save(update_fields=["closed", "outcome", "perform_by", "state"])
    record(
        "dispute.close", held, by=by, organ=held.organ_id,
        words=f"{on}审结：{ended.title}"
        + (f"，应于{perform_by}前履行" if perform_by else ""),
        cites=ended.cites,
    )  # fmt: skip
    return held


@transaction.atomic
def perform(dispute: Dispute, *, on: date, words: str, by: Person | None) -> Dispute:
    """Note that what was ordered has been done."""
    held = _held(dispute, State.PERFORMING)
    if held.closed is not None and on < held.closed:
        raise Refused(f"履行日期不能早于审结的{held.closed}", field="on")
    held.performed, held.state = on, State.DECIDED
    held.save(update_fields=["performed", "state"])
    told = f"{on}履行完毕：{words}"
    record("dispute.perform", held, by=by, organ=held.organ_id, words=told)
    return held


@transaction.atomic
def archive(dispute: Dispute, *, by: Person | None) -> Dispute:
    """Put the file away."""
    held = _held(dispute, State.DECIDED)
    held.state = State.CLOSED
    held.save(update_fields=["state"])
    record("dispute.archive", held, by=by, organ=held.organ_id, words="归档")
    return held


def _held(dispute: Dispute, *states: State) -> Dispute:
    held = Dispute.objects.select_for_update().get(pk=dispute.pk)
    if held.state not in states:
        raise Refused(f"争议{held.get_state_display()}，不能办理此事项")
    return held
