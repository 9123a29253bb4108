"""The queue, a case, the workload, the calendar, the table of acts."""

from datetime import date
from typing import Any, cast
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.law.decisions import leaves
from gongkai.web.applications import queries
from gongkai.web.applications.acts import acts
from gongkai.web.applications.clock import events_of
from gongkai.web.applications.exporting import lines
from gongkai.web.applications.letters.occasions import Occasion, open_occasions
from gongkai.web.applications.models import (
    OPEN,
    Case,
    Channel,
    Enclosure,
    Event,
    Happening,
    State,
    Watch,
)
from gongkai.web.applications.services import working
from gongkai.web.applications.similar import possible_twins
from gongkai.web.applications.workspace import find
from gongkai.web.applications.workspace.clockwork import clock_of
from gongkai.web.applications.workspace.letters import draft_of, issued_of
from gongkai.web.applications.workspace.pages import items_of, letters_of, menu, steps
from gongkai.web.applications.workspace.record import record_of
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.models import Membership, Person, Section
from gongkai.web.organs.permissions import may, organs_for
from gongkai.web.organs.workspace.acting import Link, links

_ORGAN_ACTS = (
    ("case.register", "case-register"),
    ("cases.import", "cases-import"),
    ("payments.import", "payments-import"),
    ("rectification.register", "rectification-register"),
    ("letters.head", "letters-head"),
)


@door("applications.see", own_account)
def queue(request: StaffRequest, person: Person) -> HttpResponse:
    """The cases the reader may see; the filter lives in the address."""
    day, days, asked = timezone.localdate(), calendar(), _asked(request)
    organs = organs_for(person, "case.see", day=day)
    kept = request.GET.copy()
    kept.pop("after", None)
    context = {
        "page": queries.queue(organs, asked=asked, day=day, calendar=days), "asked": asked,
        "kept": kept.urlencode(), "states": State.choices, "dues": queries.DUES,
        "channels": Channel.choices, "many": len(organs) > 1,
        "may_export": may(person, "applications.export", person),
        "acts": links(person, person.organ, _ORGAN_ACTS), **_staff(person),
    }  # fmt: skip
    return render(request, "applications/workspace/queue.html", context)


def _asked(request: StaffRequest) -> queries.Filter:
    names = ("state", "due", "channel", "handler", "section", "year", "text", "after")
    return queries.Filter(**{name: request.GET.get(name, "") for name in names})


@door("applications.export", own_account)
def export(request: StaffRequest, person: Person) -> HttpResponse:
    """The cases of the same filter as CSV, without who applied."""
    day = timezone.localdate()
    organs = organs_for(person, "case.see", day=day)
    found = queries.filtered(organs, asked=_asked(request), day=day, calendar=calendar())
    working.told_export(count=found.count(), by=person)
    cases = found.select_related("organ").order_by("pk").iterator(chunk_size=500)
    answer = StreamingHttpResponse(lines(cases), content_type="text/csv; charset=utf-8")
    name = quote(f"依申请公开清单（去标识）{day}.csv")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return cast(HttpResponse, answer)  # views may give either, their types name only the one


def _staff(person: Person) -> dict[str, Any]:
    """The handlers and sections of the reader's organ, as choices."""
    held = Membership.objects.on(timezone.localdate()).filter(organ=person.organ).values("person")
    handlers = Person.objects.filter(pk__in=held, is_active=True).order_by("pk")
    sections = Section.objects.filter(organ=person.organ, until=None).order_by("pk")
    return {
        "handlers": [(str(each.pk), each.name) for each in handlers],
        "sections": [(str(each.pk), each.name) for each in sections],
    }


@door("case.see", find.case)
def case(request: StaffRequest, case: Case) -> HttpResponse:
    """One case: what happened, what is next, who, until when."""
    events, own = events_of(case), may(request.user, "case.note", case)
    acts_, papers = menu(request.user, case, events), _letters(request.user, case, events)
    context = {
        "menu": acts_, "moving": [*papers["next_letter"], *acts_.moving], **papers,
        "case": case, "clock": clock_of(case), "steps": steps(case),
        "items": items_of(case),
        "letters": letters_of(events),
        **_enclosed(request.user, case),
        "searches": [each for each in events if each.kind == Happening.SEARCHED],
        "events": record_of(case, own=own),
        "fee": getattr(case, "fee", None), "leaf": leaves().get(case.leaf),
        "twins": possible_twins(case),
        "tasks": case.tasks.select_related("section", "assignee", "deputy").order_by("-pk"),
        "notes": case.notes.select_related("by").order_by("-pk"),
        "own": own,
        "may_unmask": may(request.user, "case.unmask", case),
        "watched": Watch.objects.filter(case=case, person=request.user).exists(),
        "history": history_of(case, size=30),
    }  # fmt: skip
    return render(request, "applications/workspace/case.html", context)


def _enclosed(person: Person, case: Case) -> dict[str, Any]:
    """The files of every round, and whether the reader may take one out."""
    found = list(Enclosure.objects.filter(case=case).select_related("upload").order_by("pk"))
    return {
        "enclosures": found,
        "may_read_files": any(may(person, "enclosure.read", each) for each in found[:1]),
    }


def _letters(person: Person, case: Case, events: list[Event]) -> dict[str, Any]:
    """What went out, and what is to go out next."""
    issued = list(issued_of(case))
    may_look = may(person, "case.letters", case)
    due = [each for each in open_occasions(case, events) if each.ready] if may_look else []
    return {
        "issued": issued, "due_letters": due, "may_look": may_look,
        "next_letter": _next_letter(person, case, due),
        "may_read": any(may(person, "letter.read", each) for each in issued[:1]),
    }  # fmt: skip


def _next_letter(person: Person, case: Case, due: list[Occasion]) -> list[Link]:
    """The letter that goes out next, first among the acts: complete, of an open case."""
    outward = [each for each in due if each.kind != "transfer"]
    if not outward or case.state not in OPEN or not may(person, "case.issue_letter", case):
        return []
    last = outward[-1]
    if draft_of(case, last).written.lacks:
        return []
    url = reverse("case-issue-letter", args=[case.pk])
    return [Link(f"发出{last.title}", f"{url}?letter={last.key}")]


@door("applications.see", own_account)
def workload(request: StaffRequest, person: Person) -> HttpResponse:
    """Open cases by handler and due day."""
    day = timezone.localdate()
    organs = organs_for(person, "case.see", day=day)
    context = {
        "rows": queries.workload(organs, day=day, calendar=calendar()),
        "columns": queries.COLUMNS,
    }
    return render(request, "applications/workspace/workload.html", context)


@door("applications.see", own_account)
def month(request: StaffRequest, person: Person) -> HttpResponse:
    """A month with what is due on each day."""
    day = timezone.localdate()
    try:
        first = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        first = day.replace(day=1)
    if not 2008 <= first.year <= 2099:
        first = day.replace(day=1)
    following = (first.replace(day=28) + (date(2000, 1, 5) - date(2000, 1, 1))).replace(day=1)
    before = date.fromordinal(first.toordinal() - 1).replace(day=1)
    organs = organs_for(person, "case.see", day=day)
    context = {
        "weeks": queries.month(organs, first=first, calendar=calendar()), "first": first,
        "before": before, "following": following, "today": day, "names": "一二三四五六日",
    }  # fmt: skip
    return render(request, "applications/workspace/month.html", context)


@door("applications.see", own_account)
def rules(request: StaffRequest, person: Person) -> HttpResponse:
    """The table of states and acts, as the machine obeys it."""
    context = {
        "acts": [each for each in acts().values() if each.effect],
        "states": dict(State.choices),
    }
    return render(request, "applications/workspace/rules.html", context)
