"""Acts about energy audits and retrofit projects."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from gongkai.web.conservation.models import Audit, AuditItem, Meter, Project
from gongkai.web.conservation.saving import spans_of
from gongkai.web.conservation.terms import terms
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_PROJECT = "《公共机构节能条例》第二十六条至第二十八条"


@transaction.atomic
def open_audit(organ: Organ, *, first: date, last: date, auditor: str, by: Person | None) -> Audit:
    """Begin an audit of some time."""
    if last < first:
        raise Refused("末日不能早于首日", field="last")
    made = Audit.objects.create(organ=organ, first=first, last=last, auditor=auditor, by=by)
    words = f"开展{made}，由{auditor}进行"
    record("audit.open", made, by=by, organ=organ.pk, words=words, cites=terms().audit_cites)
    return made


@transaction.atomic
def tell_item(audit: Audit, *, key: str, found: str, by: Person | None) -> AuditItem:
    """Say what was found under an item; said again, the later words stand."""
    kept = _open(audit)
    made, _ = AuditItem.objects.update_or_create(
        audit=kept, key=key, defaults={"found": found, "by": by}
    )
    words = f"{kept}：{terms().audit_items[key]}——{found}"
    record("audit.item", kept, by=by, organ=kept.organ_id, words=words)
    return made


@transaction.atomic
def close_audit(audit: Audit, *, on: date, conclusion: str, by: Person | None) -> Audit:
    """Conclude it, once every item of the article is answered."""
    kept = _open(audit)
    told = set(kept.items.values_list("key", flat=True))
    lacking = [title for key, title in terms().audit_items.items() if key not in told]
    if lacking:
        raise Refused(f"还有{len(lacking)}项没有审计情况：{lacking[0]}等")
    if on < kept.last:
        raise Refused(f"审计期到{kept.last}才结束", field="on")
    kept.on, kept.conclusion, kept.state = on, conclusion, Audit.State.CLOSED
    kept.save(update_fields=["on", "conclusion", "state"])
    record("audit.close", kept, by=by, organ=kept.organ_id, words=f"完成{kept}：{conclusion}",
           cites=terms().audit_cites)  # fmt: skip
    return kept


def _open(audit: Audit) -> Audit:
    kept = Audit.objects.select_for_update().get(pk=audit.pk)
    if kept.state != Audit.State.OPEN:
        raise Refused(f"{kept}{kept.get_state_display()}")
    return kept


@transaction.atomic
def open_project(
    organ: Organ, *, name: str, what: str, way: str, begun: date, yuan: Decimal | None = None,
    partner: str = "", contract: str = "", until: date | None = None,
    share: Decimal | None = None, audit: Audit | None = None, by: Person | None,
) -> Project:  # fmt: skip
    """Begin a retrofit, by own means or under an energy contract."""
    if way == Project.Way.CONTRACT and not (partner and contract and until):
        raise Refused("合同能源管理应填写节能服务单位、合同编号和合同截止", field="partner")
    if until is not None and until < begun:
        raise Refused("合同截止不能早于开工日期", field="until")
    made = Project.objects.create(
        organ=organ, name=name, what=what, way=way, begun=begun, yuan=yuan, partner=partner,
        contract=contract, until=until, share=share, audit=audit, by=by,
    )  # fmt: skip
    words = f"实施节能改造项目“{made}”，{made.get_way_display()}"
    words += f"，{partner}，合同{contract}" if partner else ""
    record("project.open", made, by=by, organ=organ.pk, words=words, cites=_PROJECT)
    return made


@transaction.atomic
def finish_project(project: Project, *, on: date, accepted: str, by: Person | None) -> Project:
    """It is in use."""
    kept = _held(project, Project.State.PLANNED)
    if on < kept.begun:
        raise Refused(f"投用日期早于开工日期{kept.begun}", field="on")
    kept.done, kept.accepted, kept.state = on, accepted, Project.State.DONE
    kept.save(update_fields=["done", "accepted", "state"])
    record("project.finish", kept, by=by, organ=kept.organ_id,
           words=f"项目“{kept}”{on}投用：{accepted}")  # fmt: skip
    return kept


@transaction.atomic
def measure_project(
    project: Project, *, meter: Meter, before_from: date, after_from: date, months: int,
    note: str = "", by: Person | None,
) -> Project:  # fmt: skip
    """Read before and after from a meter's months and keep both with the calculation."""
    kept = _held(project, Project.State.DONE)
    found = spans_of(
        kept, meter=meter, before_from=before_from, after_from=after_from, months=months
    )
    kept.meter, kept.months, kept.note = meter, months, note
    kept.before_from, kept.after_from = before_from, after_from
    kept.before, kept.after, kept.state = found.before, found.after, Project.State.MEASURED
    kept.save()
    record("project.measure", kept, by=by, organ=kept.organ_id,
           words=f"测量项目“{kept}”的节能量：{found.words}", cites=_PROJECT)  # fmt: skip
    return kept


def _held(project: Project, state: str) -> Project:
    kept = Project.objects.select_for_update().get(pk=project.pk)
    if kept.state != state:
        raise Refused(f"“{kept}”{kept.get_state_display()}")
    return kept
