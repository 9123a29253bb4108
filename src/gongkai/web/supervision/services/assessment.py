"""Assessment: the standard, the points, the appeal, the result. Who scores does not decide."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Sum

from gongkai.law.workdays import Calendar
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person, Section
from gongkai.web.supervision import terms
from gongkai.web.supervision.models import Appeal, Assessment, Score, Standard, StandardItem

CITES = "《条例》第四十六条"
State = Assessment.State


@transaction.atomic
def begin(
    organ: Organ, *, standard: Standard, year: int, section: Section | None = None,
    by: Person | None,
) -> Assessment:  # fmt: skip
    """Open the assessment of an organ or of its section; every item starts with full points."""
    if standard.state != Standard.State.IN_FORCE:
        raise Refused("只能用施行中的标准考核", field="standard")
    if section is not None and section.organ_id != organ.pk:
        raise Refused("科室不属于这个机关", field="section")
    _from_above(Assessment(organ=organ, section=section), by)
    try:
        with transaction.atomic():
            made = Assessment.objects.create(
                organ=organ, section=section, standard=standard, year=year
            )
    except IntegrityError as taken:
        raise Refused("本年度已经按这个标准开始考核") from taken
    items = standard.items.order_by("pk")
    Score.objects.bulk_create([Score(assessment=made, item=each) for each in items])
    words = f"开始{made}，适用{standard}"
    record("assessment.begin", made, by=by, organ=organ.pk, words=words, cites=CITES)
    return made


@transaction.atomic
def score(
    assessment: Assessment, *, item: StandardItem, deducted: Decimal, reason: str = "",
    evidence: str = "", by: Person | None,
) -> Score:  # fmt: skip
    """Take points off an item, with the reason and the evidence; nothing off takes both away."""
    kept = _held(assessment, State.SCORING)
    _from_above(kept, by)
    found = _deduct(kept, item, deducted, reason, evidence)
    found.by = by
    found.save(update_fields=["deducted", "reason", "evidence", "by"])
    words = f"{kept}，{item.name}扣{deducted}分" + (f"：{reason}" if deducted else "")
    record("assessment.score", kept, by=by, organ=kept.organ_id, words=words)
    return found


def _deduct(
    assessment: Assessment, item: StandardItem, deducted: Decimal, reason: str, evidence: str
) -> Score:
    found = Score.objects.select_for_update().filter(assessment=assessment, item=item).first()
    if found is None:
        raise Refused("这个项目不在适用的标准里", field="item")
    if not 0 <= deducted <= item.points:
        raise Refused(f"扣分应在0和{item.points}之间", field="deducted")
    if deducted and not reason:
        raise Refused("扣分要写明理由", field="reason")
    if deducted and not evidence:
        raise Refused("扣分要有佐证", field="evidence")
    found.deducted = deducted
    found.reason, found.evidence = (reason, evidence) if deducted else ("", "")
    return found


@transaction.atomic
def announce(assessment: Assessment, *, on: date, by: Person | None) -> Assessment:
    """Tell the points; the appeal runs from here and the points stand still."""
    kept = _held(assessment, State.SCORING)
    _from_above(kept, by)
    kept.announced, kept.announced_by, kept.state = on, by, State.ANNOUNCED
    kept.save(update_fields=["announced", "announced_by", "state"])
    words = f"{kept}，告知得分{points_of(kept)}，申诉期{kept.standard.appeal_days}个工作日"
    record("assessment.announce", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def appeal(
    assessment: Assessment, *, words: str, on: date, calendar: Calendar, by: Person | None
) -> Appeal:
    """Object to the points within the term of the standard."""
    kept = _held(assessment, State.ANNOUNCED)
    until = terms.appeal_until(kept, calendar=calendar)
    if kept.announced and on < kept.announced:
        raise Refused(f"日期不能早于告知的{kept.announced}", field="on")
    if until and on > until:
        raise Refused(f"申诉期已于{until}届满", field="on")
    made = Appeal.objects.create(assessment=kept, on=on, words=words)
    kept.state = State.APPEALED
    kept.save(update_fields=["state"])
    record("assessment.appeal", kept, by=by, organ=kept.organ_id, words=f"{kept}，申诉：{words}")
    return made


@transaction.atomic
def hear(
    assessment: Assessment, *, item: StandardItem | None = None, deducted: Decimal | None = None,
    answer: str, on: date, by: Person | None,
) -> Assessment:  # fmt: skip
    """Answer the appeal; one item may be given other points by it."""
    kept = _held(assessment, State.APPEALED)
    _from_above(kept, by)
    _not_the_scorer(kept, by)
    found = kept.appeal
    if on < found.on:
        raise Refused(f"日期不能早于申诉的{found.on}", field="on")
    if item is not None:
        if deducted is None:
            raise Refused("写明改为扣多少分", field="deducted")
        before = Score.objects.filter(assessment=kept, item=item).first()
        evidence = (before and before.evidence) or "复核意见"
        _deduct(kept, item, deducted, answer, evidence).save()
    found.answer, found.answered, found.by = answer, on, by
    found.save(update_fields=["answer", "answered", "by"])
    kept.state = State.HEARD
    kept.save(update_fields=["state"])
    words = f"{kept}，复核申诉：{answer}，得分{points_of(kept)}"
    record("assessment.hear", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def decide(
    assessment: Assessment, *, on: date, calendar: Calendar, by: Person | None
) -> Assessment:
    """Fix the result and its grade, after the appeal or when its term is over."""
    kept = _held(assessment, State.ANNOUNCED, State.HEARD)
    _from_above(kept, by)
    _not_the_scorer(kept, by)
    until = terms.appeal_until(kept, calendar=calendar)
    if kept.state == State.ANNOUNCED and until and on <= until:
        raise Refused(f"申诉期到{until}，届满后才能确定", field="on")
    if kept.state == State.HEARD and kept.appeal.answered and on < kept.appeal.answered:
        raise Refused(f"日期不能早于复核的{kept.appeal.answered}", field="on")
    full = kept.standard.items.aggregate(sum=Sum("points"))["sum"]
    kept.result = points_of(kept)
    kept.grade = terms.grade_of(points=kept.result, full=full)
    kept.decided, kept.decided_by, kept.state = on, by, State.DECIDED
    kept.save(update_fields=["result", "grade", "decided", "decided_by", "state"])
    words = f"{kept}，得分{kept.result}，等次{kept.grade}"
    record("assessment.decide", kept, by=by, organ=kept.organ_id, words=words, cites=CITES)
    return kept


def points_of(assessment: Assessment) -> Decimal:
    """The points that are left."""
    found = Score.objects.filter(assessment=assessment).select_related("item")
    return sum((each.points for each in found), Decimal(0))


def _held(assessment: Assessment, *states: State) -> Assessment:
    kept = Assessment.objects.select_for_update(of=("self",)).select_related(
        "organ", "section", "standard"
    )
    found = kept.get(pk=assessment.pk)
    if found.state not in states:
        raise Refused(f"考核已是“{found.get_state_display()}”")
    return found


def _from_above(assessment: Assessment, by: Person | None) -> None:
    """An organ is assessed from above; its own people assess its sections."""
    if assessment.section_id is None and by and by.organ_id == assessment.organ_id:
        raise Refused("机关的考核由上级进行，本机关只考核科室", field="section")


def _not_the_scorer(assessment: Assessment, by: Person | None) -> None:
    scorers = set(assessment.scores.values_list("by", flat=True)) | {assessment.announced_by_id}
    if by is not None and by.pk in scorers:
        raise Refused("评分的人不能复核申诉或者确定等次")
