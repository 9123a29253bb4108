"""A filled ledger workbook is taken in: all of it or nothing, and twice adds nothing.

Documents, monthly figures, training and words go where a person would have entered them. All else
is kept as a record of the past: it was reviewed, signed and delivered outside, and nobody here did
it (decision 0050).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from gongkai.web.annual.exchange.comparing import KEPT, Compared
from gongkai.web.annual.exchange.reading import Reading, read
from gongkai.web.annual.models import LedgerImport, PastRecord, YearReport
from gongkai.web.annual.past import HEAD, NAMING, packed
from gongkai.web.annual.services import drafting
from gongkai.web.documents import importing
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision.services import train

_FIRST = sorted(KEPT, key=NAMING.__contains__)  # what is named before what names it


@transaction.atomic
def take(
    organ: Organ, *, data: bytes, name: str, by: Person | None, at: datetime
) -> LedgerImport | None:
    """Enter what is new in a workbook; None when it holds nothing new.

    Refused when anything in it is wrong, with the first reasons.
    """
    Organ.objects.select_for_update().get(pk=organ.pk)
    found = read(data, organ=organ)
    if found.errors:
        more = f"等{len(found.errors)}处" if len(found.errors) > 1 else ""
        raise Refused(f"{found.errors[0]}{more}", field="file")
    if not found.brought:
        return None
    batch = LedgerImport.objects.create(
        organ=organ, year=found.year, name=name[-200:], digest=sm3(data), at=at, by=by,
        brought=found.brought,
    )  # fmt: skip
    _enter(organ, found, by=by, at=at)
    _keep(batch, found.compared)
    told = "、".join(f"{title}{number}" for title, number in found.parts)
    record(
        "ledger.import", batch, by=by, organ=organ.pk,
        words=f"由{batch}（SM3 {batch.digest}）导入：{told}",
        details={"year": batch.year, "rows": sum(found.brought.values())},
    )  # fmt: skip
    return batch


def _enter(organ: Organ, found: Reading, *, by: Person | None, at: datetime) -> None:
    """What has a place of its own goes there by the act of that place."""
    importing.take(organ, documents=found.documents, by=by)
    for each in found.figures:
        drafting.enter_figure(
            organ, year=found.year, month=each.month, item=each.item, name=each.name,
            number=each.number, source=each.source, by=by, at=at,
        )  # fmt: skip
    for one in found.compared["trainings"].new:
        train(organ, on=one.day, topic=one.topic, persons=one.persons, by=by)
    if not found.texts:
        return
    report = YearReport.objects.filter(organ=organ, year=found.year).first()
    report = report or drafting.open_report(organ, year=found.year, on=localdate(at), by=by)
    for section, text in found.texts.items():
        held = report.words.filter(section=section).first()
        drafting.write(
            report, section=section, text=text, revision=held.revision if held else 0, by=by, at=at
        )


def _keep(batch: LedgerImport, compared: Mapping[str, Compared]) -> None:
    """The other rows as they stand; what they name is found among ours and theirs."""
    ours = {(sheet, theirs): id_ for sheet in KEPT for theirs, id_ in compared[sheet].same.items()}
    made: dict[tuple[str, str], PastRecord] = {}
    for sheet in _FIRST:
        rows = [_row(batch, sheet, each, ours, made) for each in compared[sheet].new]
        for each in PastRecord.objects.bulk_create(rows):
            made[sheet, each.key] = each


def _row(
    batch: LedgerImport, sheet: str, one: Any, ours: Mapping[tuple[str, str], str],
    made: Mapping[tuple[str, str], PastRecord],
) -> PastRecord:  # fmt: skip
    row = PastRecord(batch=batch, sheet=sheet, key=one.id, data=packed(one))
    field, target = NAMING.get(sheet, ("", ""))
    word = row.data.get(field, "")
    if (target, word) in made:
        row.about = made[target, word]
    elif (id_ := ours.get((target, word), "")).startswith(HEAD):
        row.about_id = int(id_.rpartition("-")[2])
    elif id_:
        row.data[field] = id_
    return row


@transaction.atomic
def withdraw(batch: LedgerImport, *, reason: str, by: Person | None, at: datetime) -> LedgerImport:
    """Take the past records of a workbook out of the year again, saying why.

    What went to a place of its own (documents, figures, training, words) is mended there.
    """
    Organ.objects.select_for_update().get(pk=batch.organ_id)  # nobody takes one in meanwhile
    held = LedgerImport.objects.get(pk=batch.pk)
    if held.withdrawn:
        raise Refused("该台账已经撤回")
    if not reason.strip():
        raise Refused("请写明理由", field="reason")
    later = _leaning(held)
    if later is not None:
        raise Refused(f"“{later.batch.name}”的记录引用了它，请先撤回后导入的台账")
    held.withdrawn, held.reason = at, reason.strip()
    held.save(update_fields=["withdrawn", "reason"])
    words = f"撤回{held}带入的{held.records.count()}条记录：{held.reason}"
    record("ledger.withdraw", held, by=by, organ=held.organ_id, words=words)
    return held


def _leaning(batch: LedgerImport) -> PastRecord | None:
    """A row of another workbook that names one of this workbook's."""
    found = PastRecord.objects.filter(about__batch=batch, batch__withdrawn=None)
    return found.exclude(batch=batch).select_related("batch").first()
