"""What every act of this room does: lock the case, ask its guards, write down what happened."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.law.errors import GongkaiError
from gongkai.law.steps import Deadline
from gongkai.web.applications.acts import acts
from gongkai.web.applications.clock import deadline_of, events_of, receipt_day
from gongkai.web.applications.confided import keep as keep_words
from gongkai.web.applications.guards import CLOCK, GUARDS, Attempt
from gongkai.web.applications.models import Case, Event, Serial
from gongkai.web.journal.services import record
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

# A letter after the term takes nothing out of it but may be needed all the same (Art. 32).
_ALLOWED = frozenset({"pause_late"})


def begin(
    case: Case, act: str, *, on: date, by: Person | None, seen: int | None = None, **given: Any
) -> Attempt:
    """The case, locked until the transaction ends, with its record; refused by state or guard.

    `seen` is the version that the form showed: somebody else's act in between is told.
    """
    row = acts()[act]
    kept = Case.objects.select_for_update(of=("self",)).select_related("organ").get(pk=case.pk)
    if kept.state not in row.start:
        raise Refused(f"{kept}现在是“{kept.get_state_display()}”，可能他人已经先行办理")
    if seen is not None and seen != kept.version:
        raise Refused(
            f"您填写期间{kept}已有新的办理记录，请核对现状后再提交；所填内容仍保留在下面"
        )
    attempt = Attempt(
        case=kept, events=events_of(kept), on=on, by=by, calendar=calendar(), given=given
    )
    for name in row.guards:
        if name != CLOCK:
            GUARDS[name](attempt)
    return attempt


def tell(
    attempt: Attempt, act: str, *, words: str, data: Mapping[str, Any] | None = None,
    about: Event | None = None, note: str = "", confided: Mapping[str, str] | None = None,
) -> Event:  # fmt: skip
    """Write the event, move the case as the table says, replay the clock, enter the journal.

    `note` is what the house wrote, `confided` what somebody outside said: it is sealed.
    """
    row, case = acts()[act], attempt.case
    event = Event(
        case=case, round=case.round, kind=row.event, on=attempt.on, at=timezone.now(),
        by=attempt.by, about=about, words=note, data=dict(data or {}),
    )  # fmt: skip
    if CLOCK in row.guards:
        allowed(attempt, event)
    event.save(force_insert=True)
    keep_words(event, confided or {})
    if row.to and row.to != case.state:
        case.state, case.since = row.to, attempt.on
    keep(case, [*attempt.events, event], attempt=attempt)
    record(act, case, by=attempt.by, organ=case.organ_id, words=words, cites=row.cites)
    return event


def keep(case: Case, events: list[Event], *, attempt: Attempt) -> None:
    """Save the case with fresh copies of receipt and due day, one version on."""
    case.received = receipt_day(case).day
    case.due = deadline_of(case, events, calendar=attempt.calendar).due or None
    case.version += 1
    case.save()


def allowed(attempt: Attempt, event: Event) -> None:
    """Refuse what the law objects to when the case is replayed with the new event."""
    now = _replayed([*attempt.events, event], attempt)
    before = {(each.key, each.text) for each in _replayed(attempt.events, attempt).objections}
    for each in now.objections:
        if (each.key, each.text) not in before and each.key not in _ALLOWED:
            raise Refused(f"{each.text}（{'、'.join(each.cites)}）", field="on")


def _replayed(events: list[Event], attempt: Attempt) -> Deadline:
    try:
        return deadline_of(attempt.case, events, calendar=attempt.calendar)
    except GongkaiError as wrong:
        raise Refused(str(wrong), field="on") from wrong


def hold_serial(organ: int, what: str, year: int) -> Serial:
    """The row that counts, locked: no number is lost and none is given twice."""
    where = {"organ_id": organ, "what": what, "year": year}
    Serial.objects.bulk_create([Serial(**where)], ignore_conflicts=True)
    return Serial.objects.select_for_update().get(**where)


def take(count: Serial) -> int:
    """The next number of a count that is held."""
    count.last += 1
    count.save(update_fields=["last"])
    return count.last
