"""Acts about rounds of inspection and their photos."""

from datetime import date, datetime

from django.db import transaction

from gongkai.web.conservation.models import Inspection, Photo, WasteRow
from gongkai.web.conservation.terms import terms
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.uploads.models import State as FileState
from gongkai.web.uploads.services import files

State = Inspection.State


@transaction.atomic
def inspect(
    organ: Organ, *, on: date, place: str, system: str, inspector: str, finding: str = "",
    words: str = "", due: date | None = None, day: date, by: Person | None, at: datetime,
) -> Inspection:  # fmt: skip
    """Enter a look at one place; a finding has a day by which it is to be mended."""
    if on > day:
        raise Refused("日期不能晚于今天", field="on")
    if finding and due is None:
        raise Refused("发现问题的应写明整改期限", field="due")
    if due is not None and not finding:
        raise Refused("没有发现问题的不填整改期限", field="due")
    if due is not None and due < on:
        raise Refused("整改期限不能早于巡查日期", field="due")
    made = Inspection.objects.create(
        organ=organ, on=on, place=place, system=system, inspector=inspector, finding=finding,
        words=words, due=due, state=State.OPEN if finding else State.CLEAR, by=by, at=at,
    )  # fmt: skip
    told = f"发现{finding}，{due}前整改" if finding else "未发现问题"
    record("inspection.enter", made, by=by, organ=organ.pk, words=f"巡查{made}：{told}",
           cites=terms().inspection_cites)  # fmt: skip
    return made


@transaction.atomic
def fix(
    inspection: Inspection, *, fix: str, on: date, fixer: str, by: Person | None
) -> Inspection:
    """Say how a finding was mended, and by whom."""
    kept = Inspection.objects.select_for_update().get(pk=inspection.pk)
    if kept.state != State.OPEN:
        raise Refused(f"{kept}{kept.get_state_display()}")
    if on < kept.on:
        raise Refused(f"整改日期早于巡查日期{kept.on}", field="on")
    kept.fix, kept.fixed_on, kept.fixer, kept.state = fix, on, fixer, State.FIXED
    kept.save(update_fields=["fix", "fixed_on", "fixer", "state"])
    late = f"，超过期限{kept.due}" if kept.due and on > kept.due else ""
    words = f"整改{kept}的{kept.finding}：{fix}，{on}{late}"
    record("inspection.fix", kept, by=by, organ=kept.organ_id, words=words)
    return kept


def photograph(
    thing: Inspection | WasteRow, *, data: bytes, name: str, by: Person | None, at: datetime
) -> Photo:
    """Keep a picture of it; the file is checked before anybody sees it."""
    upload = files.take(thing.organ, data=data, name=name, by=by, at=at)
    if upload.state == FileState.REFUSED or upload.kind not in ("png", "jpg"):
        raise Refused("应为 PNG 或者 JPG 图片", field="file")
    with transaction.atomic():
        seen = isinstance(thing, Inspection)
        made = Photo.objects.create(
            organ=thing.organ, upload=upload, by=by, at=at,
            inspection=thing if isinstance(thing, Inspection) else None,
            row=thing if isinstance(thing, WasteRow) else None,
        )  # fmt: skip
        act = "inspection.photo" if seen else "waste_row.photo"
        record(act, thing, by=by, organ=thing.organ_id, words=f"留存{thing}的照片“{upload}”")
    return made
