"""Acts about the yearly return: open, check, send back, confirm and freeze, reopen."""

from datetime import date, datetime

from django.db import transaction

from gongkai.web.conservation.content import content_of, frozen
from gongkai.web.conservation.measuring import Year, years_of
from gongkai.web.conservation.models import EnergyReturn, Profile, ReturnVersion
from gongkai.web.journal.digest import sm3
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

_CITES = "《公共机构节能条例》第十五条"
State = EnergyReturn.State


@transaction.atomic
def open_return(organ: Organ, *, year: int, by: Person | None) -> EnergyReturn:
    """Begin the return of a year."""
    Organ.objects.select_for_update().get(pk=organ.pk)
    if EnergyReturn.objects.filter(organ=organ, year=year).exists():
        raise Refused(f"{year}年年报已经在编制", field="year")
    made = EnergyReturn.objects.create(organ=organ, year=year)
    words = f"编制{made}"
    record("energy_return.open", made, by=by, organ=organ.pk, words=words, cites=_CITES)
    return made


@transaction.atomic
def check(
    energy_return: EnergyReturn, *, note: str = "", day: date, by: Person | None
) -> EnergyReturn:
    """The drafter has checked it; what is lacking or over quota is explained in the note."""
    kept = _held(energy_return, State.DRAFT)
    measured = _sound(kept, note=note, day=day)
    kept.note, kept.checked_by, kept.state = note.strip(), by, State.CHECKED
    kept.save(update_fields=["note", "checked_by", "state"])
    method = measured.method.label if measured.method else "—"
    words = f"自查{kept}，电力按{method}折算，提请会签"
    record("energy_return.check", kept, by=by, organ=kept.organ_id, words=words, cites=_CITES)
    return kept


@transaction.atomic
def send_back(energy_return: EnergyReturn, *, reason: str, by: Person | None) -> EnergyReturn:
    """Back to the drafter."""
    kept = _held(energy_return, State.CHECKED)
    kept.state = State.DRAFT
    kept.save(update_fields=["state"])
    words = f"退回{kept}：{reason}"
    record("energy_return.send_back", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def confirm(
    energy_return: EnergyReturn, *, day: date, by: Person | None, at: datetime
) -> ReturnVersion:
    """Countersign and freeze; nobody countersigns what they drafted."""
    kept = _held(energy_return, State.CHECKED)
    if by is not None and by == kept.checked_by:
        raise Refused("填报和会签应由不同的人办理")
    measured = _sound(kept, note=kept.note, day=day)
    text = frozen(content_of(kept, measured))
    number = kept.versions.count() + 1
    version = ReturnVersion.objects.create(
        energy_return=kept, number=number, content=text, digest=sm3(text.encode()), by=by, at=at
    )
    kept.confirmed, kept.state = version, State.CONFIRMED
    kept.save(update_fields=["confirmed", "state"])
    record(
        "energy_return.confirm", kept, by=by, organ=kept.organ_id, cites=_CITES,
        words=f"会签{kept}第{number}版，摘要{version.digest[:16]}…",
        details={"version": number, "digest": version.digest},
    )  # fmt: skip
    return version


@transaction.atomic
def reopen(energy_return: EnergyReturn, *, reason: str, by: Person | None) -> EnergyReturn:
    """Open it for a correction; the confirmed version stays what was returned until the next."""
    kept = _held(energy_return, State.CONFIRMED)
    kept.state = State.DRAFT
    kept.save(update_fields=["state"])
    words = f"更正{kept}：{reason}"
    record("energy_return.reopen", kept, by=by, organ=kept.organ_id, words=words)
    return kept


def _held(energy_return: EnergyReturn, *states: str) -> EnergyReturn:
    found = EnergyReturn.objects.select_for_update().select_related("organ")
    held = found.get(pk=energy_return.pk)
    if held.state not in states:
        raise Refused(f"{held}{held.get_state_display()}，不能办理此事项")
    return held


def _sound(kept: EnergyReturn, *, note: str, day: date) -> Year:
    """Refuse what cannot be returned, and what stands out without a word about it."""
    if kept.year >= day.year:
        raise Refused(f"{kept.year}年还没有结束")
    measured = years_of(kept.organ, years=[kept.year], day=day)[kept.year]
    profile = measured.profile
    if profile is None or profile.state != Profile.State.CONFIRMED:
        raise Refused("基本情况还没有确认")
    if measured.coal is None:
        raise Refused(measured.lacking[0])
    over = [each.indicator.title for each in measured.held if each.over_quota]
    told = [*measured.lacking, *([f"{'、'.join(over)}超过定额"] if over else [])]
    if told and not note.strip():
        raise Refused(f"{'；'.join(told)}。请写明情况说明", field="note")
    return measured
