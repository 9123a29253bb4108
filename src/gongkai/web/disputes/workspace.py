"""The staff door of this room."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.disputes import forms, queries, services
from gongkai.web.disputes.evidence import exhibits
from gongkai.web.disputes.models import Dispute, Group, State
from gongkai.web.disputes.outcomes import outcomes
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import may, organs_for
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Link, Page, act_page, links

_ACTS = (
    ("dispute.answer", "dispute-answer"),
    ("dispute.perform", "dispute-perform"),
    ("dispute.step", "dispute-step"),
    ("dispute.close", "dispute-close"),
    ("dispute.archive", "dispute-archive"),
)


def find_dispute(pk: int) -> Dispute:
    """The dispute of a number."""
    return get_object_or_404(Dispute.objects.select_related("organ", "case"), pk=pk)


@door("disputes.see", own_account)
def listed(request: StaffRequest, person: Person) -> HttpResponse:
    """The disputes the reader may see; the filter lives in the address."""
    asked = {name: request.GET.get(name, "") for name in ("state", "group", "before")}
    seen = organs_for(person, "dispute.see", day=timezone.localdate())
    day, days = timezone.localdate(), calendar()
    page = queries.listed(seen, state=asked["state"], group=asked["group"], before=asked["before"])
    context = {
        "rows": [(each, queries.clock_of(each, day=day, calendar=days)) for each in page.rows],
        "older": page.older,
        "asked": asked,
        "states": State.choices,
        "groups": Group.choices,
        "acts": links(person, person.organ, [("dispute.enter", "dispute-enter")]),
    }
    return render(request, "disputes/workspace/disputes.html", context)


@door("dispute.see", find_dispute)
def dispute(request: StaffRequest, dispute: Dispute) -> HttpResponse:
    """One dispute: what it is about, its clock with reasons, its steps, its history."""
    context = {
        "dispute": dispute,
        "acts": [*links(request.user, dispute, _ACTS), *_again(request.user, dispute)],
        "clock": queries.clock_of(dispute, day=timezone.localdate(), calendar=calendar()),
        "outcome": outcomes().get(dispute.outcome),
        "may_see": dispute.case is not None and may(request.user, "case.see", dispute.case),
        "exhibits": exhibits(dispute),
        "steps": dispute.steps.order_by("on", "pk").select_related("by"),
        "history": history_of(dispute),
    }
    return render(request, "disputes/workspace/dispute.html", context)


def _again(person: Person, dispute: Dispute) -> list[Link]:
    """What was revoked is answered anew in its case."""
    if dispute.case is None or dispute.state != State.PERFORMING:
        return []
    return links(person, dispute.case, [("case.reopen", "case-reopen")])


@door("dispute.enter", find.organ)
def enter(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new one."""
    form = forms.EnterForm(request.POST or None, organ=organ)
    page = Page(
        act="dispute.enter", about=str(organ), back=reverse("disputes"), done="争议已登记",
        note="从收到的副本登记。答复（答辩）期限自收到副本之日起算。",
    )  # fmt: skip
    return act_page(request, page, form, partial(services.enter, organ))


def _page(act: str, dispute: Dispute, done: str, note: str = "") -> Page:
    back = reverse("dispute", args=[dispute.pk])
    return Page(act=act, about=str(dispute), back=back, done=done, note=note)


@door("dispute.answer", find_dispute)
def answer(request: StaffRequest, dispute: Dispute) -> HttpResponse:
    """The answer was handed in."""
    page = _page("dispute.answer", dispute, "已登记", "逾期不答复的，视为没有证据、依据。")
    form = forms.DayForm(request.POST or None)
    do = partial(services.answer, dispute, calendar=calendar())
    return act_page(request, page, form, do)


@door("dispute.step", find_dispute)
def step(request: StaffRequest, dispute: Dispute) -> HttpResponse:
    """Something happened."""
    page = _page("dispute.step", dispute, "已登记")
    form = forms.StepForm(request.POST or None)
    return act_page(request, page, form, partial(services.add_step, dispute))


@door("dispute.close", find_dispute)
def close(request: StaffRequest, dispute: Dispute) -> HttpResponse:
    """The outcome."""
    path = "review" if dispute.group == Group.REVIEW else "suit"
    note = "二审裁判生效的，登记生效的结果；结果归入年报表四的哪一类，由系统按数据对应（不确定）。"
    page = _page("dispute.close", dispute, "结果已登记", note)
    form = forms.CloseForm(request.POST or None, path=path)
    return act_page(request, page, form, partial(services.close, dispute))


@door("dispute.perform", find_dispute)
def perform(request: StaffRequest, dispute: Dispute) -> HttpResponse:
    """What was ordered is done."""
    page = _page("dispute.perform", dispute, "已登记")
    form = forms.PerformForm(request.POST or None)
    return act_page(request, page, form, partial(services.perform, dispute))


@door("dispute.archive", find_dispute)
def archive(request: StaffRequest, dispute: Dispute) -> HttpResponse:
    """Put away."""
    page = _page("dispute.archive", dispute, "已归档")
    form = forms.NothingForm(request.POST or None)
    return act_page(request, page, form, partial(services.archive, dispute))
