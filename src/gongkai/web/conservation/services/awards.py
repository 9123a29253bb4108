"""Acts about titles an institution is created as, and about the plan of a year."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from gongkai.web.conservation.models import Award, AwardItem, YearPlan
from gongkai.web.conservation.terms import terms
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

State = Award.State


@transaction.atomic
def begin(organ: Organ, *, kind: str, standard: str, on: date, by: Person | None) -> Award:
    """Set out to become one."""
    made = Award.objects.create(organ=organ, kind=kind, standard=standard, begun=on, by=by)
    words = f"启动创建{made}，评价标准：{standard}"
    record("award.begin", made, by=by, organ=organ.pk, words=words)
    return made


@transaction.atomic
def set_item(
    award: Award, *, area: str, name: str, full: Decimal | None = None,
    score: Decimal | None = None, met: bool | None = None, evidence: str = "", by: Person | None,
) -> AwardItem:  # fmt: skip
    """Enter an item of the standard with what was reached; entered again, the later stands."""
    kept = _held(award, State.PREPARING)
    if full is None:
        if score is not None or met is None:
            raise Refused("目标项填写是否达到；计分项填写满分和得分", field="full")
    elif score is None or score > full:
        raise Refused("得分应填写，并且不超过满分", field="score")
    made, _ = AwardItem.objects.update_or_create(
        award=kept, name=name,
        defaults={"area": area, "full": full, "score": score, "evidence": evidence, "by": by,
                  "met": met if full is None else None},
    )  # fmt: skip
    told = ("达到" if met else "未达到") if full is None else f"{score}/{full}分"
    record("award.item", kept, by=by, organ=kept.organ_id, words=f"{kept}：{name}，{told}")
    return made


@transaction.atomic
def grant(
    award: Award, *, approver: str, number: str = "", on: date, until: date,
    recheck: date | None = None, by: Person | None,
) -> Award:  # fmt: skip
    """The body above has granted it, for some time."""
    kept = _held(award, State.PREPARING)
    if until < on:
        raise Refused("有效期不能早于命名日期", field="until")
    if recheck is not None and not on <= recheck <= until:
        raise Refused("复核日期应在有效期内", field="recheck")
    kept.approver, kept.number, kept.granted = approver, number, on
    kept.until, kept.recheck, kept.state = until, recheck, State.GRANTED
    kept.save()
    words = f"获评{kept}，{approver}{number}，{on}，有效期至{until}"
    record("award.grant", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def recheck(
    award: Award, *, on: date, until: date, again: date | None = None, by: Person | None
) -> Award:
    """It was looked at again and is good for longer."""
    kept = _held(award, State.GRANTED)
    if kept.granted is None or on < kept.granted:
        raise Refused(f"复核日期早于命名日期{kept.granted}", field="on")
    if until < on or (again is not None and not on < again <= until):
        raise Refused("有效期和下次复核应在本次复核之后", field="until")
    before, kept.until, kept.recheck = kept.until, until, again
    kept.save(update_fields=["until", "recheck"])
    words = f"{kept}{on}通过复核，有效期由{before}延至{until}"
    record("award.recheck", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def end(award: Award, *, reason: str, by: Person | None) -> Award:
    """Given up, expired or withdrawn."""
    kept = _held(award, State.PREPARING, State.GRANTED)
    kept.state, kept.ended = State.ENDED, reason
    kept.save(update_fields=["state", "ended"])
    record("award.end", kept, by=by, organ=kept.organ_id, words=f"{kept}终止：{reason}")
    return kept


def _held(award: Award, *states: str) -> Award:
    kept = Award.objects.select_for_update().get(pk=award.pk)
    if kept.state not in states:
        raise Refused(f"{kept}{kept.get_state_display()}")
    return kept


def verdict(award: Award) -> tuple[Decimal, Decimal, bool | None]:
    """Points, full points, and whether the standard is met; None before there is an item."""
    items = list(award.items.all())
    points = [each for each in items if each.full is not None]
    full = sum((each.full or Decimal(0) for each in points), Decimal(0))
    score = sum((each.score or Decimal(0) for each in points), Decimal(0))
    if not items:
        return score, full, None
    enough = not full or score * 100 >= full * terms().award.pass_share
    return score, full, enough and all(each.met for each in items if each.full is None)


@transaction.atomic
def set_plan(
    organ: Organ, *, year: int, measures: str, statistician: str, post: str = "",
    number: str = "", by: Person | None,
) -> YearPlan:  # fmt: skip
    """Write the plan of a year, or write it anew until it is filed."""
    Organ.objects.select_for_update().get(pk=organ.pk)
    held = YearPlan.objects.filter(organ=organ, year=year).first()
    if held is not None and held.state == YearPlan.State.FILED:
        raise Refused(f"{held}已于{held.filed_on}备案", field="year")
    made, _ = YearPlan.objects.update_or_create(
        organ=organ, year=year,
        defaults={"measures": measures, "statistician": statistician, "post": post,
                  "number": number, "by": by},
    )  # fmt: skip
    words = f"拟定{made}；能源统计人员{statistician}"
    record("plan.set", made, by=by, organ=organ.pk, words=words,
           cites="《公共机构节能条例》第十三条、第十五条")  # fmt: skip
    return made


@transaction.atomic
def file_plan(plan: YearPlan, *, on: date, filed_with: str, by: Person | None) -> YearPlan:
    """It went to the body above."""
    kept = YearPlan.objects.select_for_update().get(pk=plan.pk)
    if kept.state == YearPlan.State.FILED:
        raise Refused(f"{kept}已于{kept.filed_on}备案")
    kept.filed_on, kept.filed_with, kept.state = on, filed_with, YearPlan.State.FILED
    kept.save(update_fields=["filed_on", "filed_with", "state"])
    record("plan.file", kept, by=by, organ=kept.organ_id, words=f"{kept}报{filed_with}备案，{on}",
           cites="《公共机构节能条例》第十三条")  # fmt: skip
    return kept
