"""Apply in five short steps, and the receipt."""

import time
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from gongkai.law.deadlines import reply_due
from gongkai.law.facts import CaseFacts
from gongkai.law.receipt import receipt_of
from gongkai.law.steps import Deadline
from gongkai.web.applications import codes
from gongkai.web.applications.models import Case
from gongkai.web.applications.people import FIELDS
from gongkai.web.applications.portal.drafts import Draft, begin, opened, sealed
from gongkai.web.applications.portal.forms import STEPS
from gongkai.web.applications.portal.pages import private, too_often
from gongkai.web.applications.services import registering
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Standing

LAST = len(STEPS) + 1


@private
def choose(request: HttpRequest) -> HttpResponse:
    """Which organ is asked."""
    code = request.GET.get("organ", "")
    if code and Organ.objects.filter(code=code, closed=None).exists():
        return redirect("apply-organ", code)
    standings = Standing.objects.on(timezone.localdate()).select_related("organ")
    tree = standings.order_by("order", "organ_id")
    return render(request, "applications/portal/choose.html", {"tree": tree})


def _organ(code: str) -> Organ:
    return get_object_or_404(Organ, code=code, closed=None)


@private
def apply(request: HttpRequest, code: str) -> HttpResponse:
    """One step after the other; what was answered travels sealed in the form."""
    organ, now = _organ(code), timezone.now()
    if request.method != "POST":
        return _page(request, organ, begin(organ.pk, at=now), 1)
    draft = opened(request.POST.get("draft", ""), organ=organ.pk, at=now)
    if draft is None:
        return _expired(request, organ)
    step = int(said) if (said := request.POST.get("step", "")) in {*map(str, _ALL)} else 1
    if step == LAST:
        return _page(request, organ, draft, LAST - 1)
    form = STEPS[step - 1](request.POST)
    if "back" in request.POST:
        kept = {name: request.POST.get(name, "")[:4000] for name in form.fields}
        return _page(request, organ, replace(draft, given=draft.given | kept), max(step - 1, 1))
    if not form.is_valid():
        return _page(request, organ, draft, step, form=form)
    said_now = {name: str(value) for name, value in form.cleaned_data.items()}
    return _page(request, organ, replace(draft, given=draft.given | said_now), step + 1)


_ALL = range(1, LAST + 1)


def _page(
    request: HttpRequest, organ: Organ, draft: Draft, step: int, **answer: Any
) -> HttpResponse:
    """A step; `answer` holds the form with its errors, or why the whole was `refused`."""
    form, refused = answer.get("form"), answer.get("refused", "")
    context = {
        "organ": organ, "draft": sealed(draft), "step": step, "steps": LAST, "refused": refused,
        "given": draft.given, "last": step == LAST,
        "form": form or (STEPS[step - 1](initial=draft.given) if step < LAST else None),
        "told": _told(draft) if step == LAST else [],
    }  # fmt: skip
    return render(
        request, "applications/portal/apply.html", context, status=answer.get("status", 200)
    )


def _told(draft: Draft) -> list[tuple[str, str]]:
    """All that was answered, in words, to check."""
    found = []
    for form in STEPS:
        for name, field in form.base_fields.items():
            value = draft.given.get(name, "")
            words = dict(getattr(field, "choices", ())).get(value, value)
            if words:
                found.append((str(field.label), str(words)))
    return found


def _expired(request: HttpRequest, organ: Organ) -> HttpResponse:
    context = {"organ": organ}
    return render(request, "applications/portal/expired.html", context, status=400)


@private
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Send it in: one draft is one case, however often it is posted."""
    organ, now = _organ(code), timezone.now()
    if request.method != "POST":
        return redirect("apply-organ", code)
    draft = opened(request.POST.get("draft", ""), organ=organ.pk, at=now)
    if draft is None:
        return _expired(request, organ)
    for step, form in enumerate(STEPS, start=1):
        if not (bound := form(draft.given)).is_valid():
            return _page(request, organ, draft, step, form=bound)
    known = Case.objects.filter(organ=organ, key=draft.key).exists()
    if not known and too_often(request, what="apply", most=20, seconds=3600, at=time.time()):
        said = gettext("提交次数过多，请一小时后再试。")
        return _page(request, organ, draft, LAST, refused=said, status=429)
    try:
        case = _register(organ, draft)
    except Refused as refused:
        return _page(request, organ, draft, LAST, refused=str(refused))
    context = {"organ": organ, "case": case, "code": codes.code_of(case),
               "deadline": if_confirmed(case)}  # fmt: skip
    return render(request, "applications/portal/receipt.html", context)


def _register(organ: Organ, draft: Draft) -> Case:
    given = draft.given
    items = [each for each in given["wanted"].splitlines() if each.strip()]
    return registering.register(
        organ, channel="web", arrived=timezone.localdate(), kind=given["kind"],
        person={name: given.get(name, "") for name in FIELDS}, wanted=given["wanted"],
        items=items, medium=given["medium"], route=given["route"], key=draft.key, by=None,
    )  # fmt: skip


def if_confirmed(case: Case) -> Deadline:
    """The term if both sides confirm the receipt on the day it came (Art. 31), with its steps."""
    day = receipt_of("internet", arrived=case.arrived, confirmed=case.confirmed or case.arrived)
    return reply_due(CaseFacts(received=day), calendar=calendar())
