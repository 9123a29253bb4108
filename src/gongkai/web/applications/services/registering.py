"""Coming in: an application is registered, its receipt confirmed."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.law.errors import GongkaiError
from gongkai.web.applications import codes, seal
from gongkai.web.applications.acts import acts
from gongkai.web.applications.clock import deadline_of, receipt_day
from gongkai.web.applications.models import (
    Applicant,
    Case,
    Channel,
    Event,
    Happening,
    Medium,
    PersonalData,
    RequestedItem,
    Route,
    State,
)
from gongkai.web.applications.people import checked, digests_of, masked_name
from gongkai.web.applications.services.moving import begin, hold_serial, take, tell
from gongkai.web.journal.services import record
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person, Section

_MOST_ITEMS = 200


@transaction.atomic
def register(
    organ: Organ, *, channel: str, arrived: date, confirmed: date | None = None, kind: str,
    person: Mapping[str, str], wanted: str, items: Sequence[str] = (), purpose: str = "",
    medium: str = Medium.ANY, route: str = Route.POST, section: Section | None = None,
    handler: Person | None = None, key: str, by: Person | None,
) -> Case:  # fmt: skip
    """Take an application in; the same `key` again gives the case that is already there.

    Numbered without gaps by organ and year of arrival. `codes.code_of` tells its secret code.
    """
    _words(channel=channel, kind=kind, medium=medium, route=route, key=key)
    asked = [each.strip() for each in (items or [wanted]) if each.strip()]
    known = checked(person)
    if not asked or len(asked) > _MOST_ITEMS:
        raise Refused("请写明所需的政府信息（条例第二十九条）", field="wanted")
    count = hold_serial(organ.pk, "case", arrived.year)
    twin = Case.objects.filter(organ=organ, key=key).first()
    if twin is not None:
        return twin
    serial = take(count)
    case = Case(
        organ=organ, year=arrived.year, serial=serial, number=f"〔{arrived.year}〕{serial}号",
        channel=channel, arrived=arrived, confirmed=confirmed, kind=kind,
        wanted=wanted.strip() or asked[0], purpose=purpose.strip(), medium=medium, route=route,
        section=section, handler=handler, key=key, code_digest=codes.fresh(organ.pk, key)[1],
    )  # fmt: skip
    _received(case)
    case.save(force_insert=True)
    RequestedItem.objects.bulk_create(
        RequestedItem(case=case, place=place, text=text)
        for place, text in enumerate(asked, start=1)
    )
    PersonalData.objects.create(
        case=case, sealed=seal.seal(known, about=f"case-{case.pk}"),
        shown=masked_name(known["name"], kind), **digests_of(known),
    )  # fmt: skip
    _tell(case, by)
    return case


def _words(*, channel: str, kind: str, medium: str, route: str, key: str) -> None:
    for field, value, known in (
        ("channel", channel, Channel.values), ("kind", kind, Applicant.values),
        ("medium", medium, Medium.values), ("route", route, Route.values),
    ):  # fmt: skip
        if value not in known:
            raise Refused("请选择", field=field)
    if not 8 <= len(key) <= 64:
        raise Refused("表单已失效，请重新打开后提交")


def _received(case: Case) -> None:
    """The legal day of receipt, and the state that follows from it."""
    try:
        case.received = receipt_day(case).day
    except GongkaiError as wrong:
        raise Refused(str(wrong), field="arrived") from wrong
    case.state = State.HANDLING if case.received else State.UNCONFIRMED
    case.since = case.received or case.arrived


def _tell(case: Case, by: Person | None) -> None:
    row, events = acts()["case.register"], []
    for kind, on in ((Happening.REGISTERED, case.arrived), (Happening.CONFIRMED, case.confirmed)):
        if on is not None:
            event = Event(case=case, round=1, kind=kind, on=on, at=timezone.now(), by=by, data={})
            event.save(force_insert=True)
            events.append(event)
    case.due = deadline_of(case, events, calendar=calendar()).due
    case.save(update_fields=["due"])
    came = f"{case.get_channel_display()}，{case.arrived}到达"
    said = f"收到申请之日{case.received}" if case.received else "待与申请人确认收到"
    record(row.key, case, by=by, organ=case.organ_id, words=f"登记{case}：{came}，{said}",
           cites=row.cites)  # fmt: skip


@transaction.atomic
def confirm(case: Case, *, on: date, how: str, seen: int | None = None, by: Person | None) -> Case:
    """Both sides confirm the receipt: from this day the clock runs."""
    attempt = begin(case, "case.confirm", on=on, by=by, seen=seen)
    attempt.case.confirmed = on
    tell(attempt, "case.confirm", words=f"与申请人确认收到（{how}），收到申请之日{on}",
         data={"how": how})  # fmt: skip
    return attempt.case


@transaction.atomic
def try_confirm(
    case: Case, *, on: date, how: str, seen: int | None = None, by: Person | None
) -> Case:
    """Nobody was reached: noted, and the term has not begun."""
    attempt = begin(case, "case.try_confirm", on=on, by=by, seen=seen)
    tell(attempt, "case.try_confirm", words=f"未能与申请人取得联系（{how}），登记备查",
         data={"how": how})  # fmt: skip
    return attempt.case
