"""The staff's pages: all organs at a glance, one organ with its findings."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.forms import ConfirmForm
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.publishing.health import queries, services
from gongkai.web.publishing.health.looking import Kind
from gongkai.web.publishing.workspace.pages import sent


@door("health.list", own_account)
def everywhere(request: StaffRequest, person: Person) -> HttpResponse:
    """The organs that the reader may see, the worst first."""
    day = timezone.localdate()
    found = queries.latest(organs_for(person, "health.see", day=day))
    rows = [(each, each.told) for each in found]
    context = {"rows": rows, "measures": queries.measures(found, day=day)}
    return render(request, "health/everywhere.html", context)


@door("health.see", find.organ)
def of_organ(request: StaffRequest, organ: Organ) -> HttpResponse:
    """What was found last."""
    checkup = queries.last_of(organ)
    findings = checkup.findings if checkup else []
    groups = [(kind, [each for each in findings if each["kind"] == kind]) for kind in Kind]
    context = {
        "organ": organ, "checkup": checkup, "groups": [each for each in groups if each[1]],
        "acts": links(request.user, organ, [("health.check", "health-check")]),
    }  # fmt: skip
    return render(request, "health/health.html", context)


@door("health.check", find.organ)
def check(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Look again now."""
    page = Page(
        act="health.check", about=str(organ), back=reverse("health", args=[organ.code]),
        done="已体检", note="每夜自动体检一次；改正以后可以随时再检。",
    )  # fmt: skip
    do = partial(services.check, organ, at=timezone.now())
    return act_page(request, page, ConfirmForm(sent(request)), do)
