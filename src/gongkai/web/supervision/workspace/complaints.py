"""Complaints: the queue with its clocks, one complaint, and the acts upon it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.models import Membership, Organ, Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.organs.workspace.acting import Page, links
from gongkai.web.organs.workspace.find import organ as find_organ
from gongkai.web.supervision.forms import oversight as forms
from gongkai.web.supervision.forms.registers import DayForm
from gongkai.web.supervision.models import Complaint
from gongkai.web.supervision.queries import complaints
from gongkai.web.supervision.services import complaint as acts
from gongkai.web.supervision.terms import due_of, terms
from gongkai.web.supervision.workspace.acting import do_act, page_of

_ACTS = (
    ("complaint.accept", "complaint-accept"),
    ("complaint.reject", "complaint-reject"),
    ("complaint.establish", "complaint-establish"),
    ("complaint.answer", "complaint-answer"),
)


def find_complaint(pk: int) -> Complaint:
    """The complaint of a number."""
    return get_object_or_404(Complaint.objects.select_related("organ", "about", "by"), pk=pk)


@door("complaints.see", own_account)
def listed(request: StaffRequest, person: Person) -> HttpResponse:
    """What the reader may see, the waiting first; and where one may be entered."""
    day, days = timezone.localdate(), calendar()
    seen = organs_for(person, "complaint.see", day=day)
    held = Membership.objects.on(day).filter(person=person).values_list("organ_id", flat=True)
    homes = Organ.objects.filter(pk__in=set(held)).order_by("pk")
    state, before = request.GET.get("state", ""), request.GET.get("before", "")
    page = complaints(seen, state=state, before=before)
    context = {
        "rows": [(each, due_of(each, day=day, calendar=days)) for each in page.rows],
        "older": page.older,
        "state": state,
        "states": Complaint.State.choices,
        "clocks": terms().clocks.values(),
        "acts": [
            one
            for home in homes
            for one in links(person, home, [("complaint.register", "complaint-register")])
        ],
    }
    return render(request, "supervision/complaints.html", context)


@door("complaint.see", find_complaint)
def complaint(request: StaffRequest, complaint: Complaint) -> HttpResponse:
    """One with its clock, what was found, the answer."""
    context = {
        "complaint": complaint,
        "complainant": acts.complainant_of(complaint),
        "due": due_of(complaint, day=timezone.localdate(), calendar=calendar()),
        "clock": terms().clocks[complaint.basis],
        "acts": links(request.user, complaint, _ACTS),
        "history": history_of(complaint),
    }
    return render(request, "supervision/complaint.html", context)


@door("complaint.register", find_organ)
def register(request: StaffRequest, organ: Organ) -> HttpResponse:
    """One that came in."""
    page = page_of("complaint.register", organ, "已登记", back=reverse("complaints"))
    do, day = partial(acts.register, organ), timezone.localdate()
    return do_act(request, page, forms.ComplaintForm, do, organ=organ, day=day)


def _page(act: str, complaint: Complaint, done: str, note: str = "") -> Page:
    back = reverse("complaint", args=[complaint.pk])
    return page_of(act, complaint, done, back=back, note=note)


@door("complaint.accept", find_complaint)
def accept(request: StaffRequest, complaint: Complaint) -> HttpResponse:
    """Take it on."""
    page = _page("complaint.accept", complaint, "已受理")
    return do_act(request, page, DayForm, partial(acts.accept, complaint))


@door("complaint.reject", find_complaint)
def reject(request: StaffRequest, complaint: Complaint) -> HttpResponse:
    """Not taken on."""
    page = _page("complaint.reject", complaint, "已告知不予受理")
    return do_act(request, page, forms.AnswerForm, partial(acts.reject, complaint))


@door("complaint.establish", find_complaint)
def establish(request: StaffRequest, complaint: Complaint) -> HttpResponse:
    """What was found."""
    page = _page("complaint.establish", complaint, "已登记")
    return do_act(request, page, forms.EstablishForm, partial(acts.establish, complaint))


@door("complaint.answer", find_complaint)
def answer(request: StaffRequest, complaint: Complaint) -> HttpResponse:
    """The answer."""
    page = _page("complaint.answer", complaint, "已答复", f"查明的情况：{complaint.finding}")
    return do_act(request, page, forms.AnswerForm, partial(acts.answer, complaint))
