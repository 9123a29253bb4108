"""The staff door of this room: the registers of an organ and the acts upon their rows."""

from functools import partial
from typing import Any

from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import may, organs_for
from gongkai.web.organs.workspace.acting import links
from gongkai.web.organs.workspace.find import organ as find_organ
from gongkai.web.supervision import services
from gongkai.web.supervision.forms import registers as forms
from gongkai.web.supervision.models import ChatGroup, Incident, KeyPoint, Problem, Training
from gongkai.web.supervision.workspace.acting import do_act, page_of

_ORGAN_ACTS = (
    ("problem.find", "problem-find"),
    ("key_point.set", "key-point-set"),
    ("group.open", "group-open"),
    ("training.enter", "training-enter"),
    ("incident.enter", "incident-enter"),
)
_PROBLEM_ACTS = (("problem.measure", "problem-measure"), ("problem.close", "problem-close"))
_POINT_ACTS = (("key_point.finish", "key-point-finish"),)
_GROUP_ACTS = (
    ("group.check", "group-check"),
    ("group.file", "group-file"),
    ("group.dissolve", "group-dissolve"),
)


def find_problem(pk: int) -> Problem:
    """The problem of a number."""
    return get_object_or_404(Problem.objects.select_related("organ"), pk=pk)


def find_point(pk: int) -> KeyPoint:
    """The task of a number."""
    return get_object_or_404(KeyPoint.objects.select_related("organ"), pk=pk)


def find_group(pk: int) -> ChatGroup:
    """The group of a number."""
    return get_object_or_404(ChatGroup.objects.select_related("organ"), pk=pk)


@door("supervision.see", own_account)
def mine(request: StaffRequest, person: Person) -> HttpResponse:
    """The registers of the reader's own organ, and the way to those below."""
    seen = organs_for(person, "registers.see", day=timezone.localdate())
    below = Organ.objects.filter(pk__in=seen).exclude(pk=person.organ_id).order_by("pk")
    context = {"below": below[:200], **_registers(request, person.organ, person.organ_id in seen)}
    return render(request, "supervision/registers.html", context)


@door("registers.see", find_organ)
def registers(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The registers of one organ."""
    return render(request, "supervision/registers.html", _registers(request, organ, True))


def _registers(request: StaffRequest, organ: Organ, seen: bool) -> dict[str, Any]:
    if not seen:
        return {"organ": organ, "hidden": True}

    def rows(
        found: models.QuerySet[Any], acts: tuple[tuple[str, str], ...]
    ) -> list[tuple[Any, Any]]:
        return [(each, links(request.user, each, acts)) for each in found]

    problems = Problem.objects.filter(organ=organ).select_related("continues")
    groups = ChatGroup.objects.filter(organ=organ).prefetch_related("checks")
    return {
        "organ": organ,
        "acts": links(request.user, organ, _ORGAN_ACTS),
        "problems": rows(problems.order_by("-year", "pk")[:100], _PROBLEM_ACTS),
        "points": rows(
            KeyPoint.objects.filter(organ=organ)
            .select_related("section")
            .order_by("-year", "pk")[:100],
            _POINT_ACTS,
        ),
        "groups": rows(groups.order_by("state", "pk")[:100], _GROUP_ACTS),
        "trainings": Training.objects.filter(organ=organ).order_by("-on", "-pk")[:50],
        "incidents": Incident.objects.filter(organ=organ).order_by("-on")[:50]
        if may(request.user, "incidents.see", organ)
        else None,
    }


@door("training.enter", find_organ)
def train(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A session."""
    page = page_of("training.enter", organ, "已登记")
    return do_act(request, page, forms.TrainingForm, partial(services.train, organ))


@door("problem.find", find_organ)
def find(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A problem."""
    page = page_of(
        "problem.find", organ, "已登记", note="年报第五部分由此写出，下一年度承接未了的问题。"
    )
    now = {"year": timezone.localdate().year}
    do = partial(services.find_problem, organ)
    return do_act(request, page, forms.ProblemForm, do, organ=organ, initial=now)


@door("problem.measure", find_problem)
def measure(request: StaffRequest, problem: Problem) -> HttpResponse:
    """What will be done."""
    page = page_of("problem.measure", problem, "已写明")
    now = {"measure": problem.measure, "due": problem.due}
    do = partial(services.measure, problem)
    return do_act(request, page, forms.MeasureForm, do, initial=now)


@door("problem.close", find_problem)
def close(request: StaffRequest, problem: Problem) -> HttpResponse:
    """Mended."""
    page = page_of("problem.close", problem, "已销号")
    return do_act(request, page, forms.ProofForm, partial(services.close_problem, problem))


@door("key_point.set", find_organ)
def set_point(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A task."""
    page = page_of("key_point.set", organ, "已登记")
    now = {"year": timezone.localdate().year}
    do = partial(services.set_key_point, organ)
    return do_act(request, page, forms.KeyPointForm, do, organ=organ, initial=now)


@door("key_point.finish", find_point)
def finish(request: StaffRequest, point: KeyPoint) -> HttpResponse:
    """Carried out."""
    page = page_of("key_point.finish", point, "已登记")
    return do_act(request, page, forms.DoneForm, partial(services.finish_key_point, point))


@door("group.open", find_organ)
def open_group(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A group."""
    page = page_of("group.open", organ, "已登记")
    return do_act(request, page, forms.GroupForm, partial(services.open_group, organ))


@door("group.file", find_group)
def file_group(request: StaffRequest, group: ChatGroup) -> HttpResponse:
    """Its filing."""
    page = page_of("group.file", group, "已备案")
    return do_act(request, page, forms.FileForm, partial(services.file_group, group))


@door("group.check", find_group)
def check_group(request: StaffRequest, group: ChatGroup) -> HttpResponse:
    """The quarterly look."""
    page = page_of("group.check", group, "已登记")
    now = {"members": group.members}
    do = partial(services.check_group, group)
    return do_act(request, page, forms.CheckForm, do, initial=now)


@door("group.dissolve", find_group)
def dissolve(request: StaffRequest, group: ChatGroup) -> HttpResponse:
    """No more."""
    page = page_of("group.dissolve", group, "已解散")
    return do_act(request, page, forms.DayForm, partial(services.dissolve_group, group))


@door("incident.enter", find_organ)
def incident(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A leak."""
    note = "只有主要负责人、公开机构负责人和保密审查员能看到。日志不记情况本身。"
    page = page_of("incident.enter", organ, "已登记", note=note)
    return do_act(request, page, forms.IncidentForm, partial(services.enter_incident, organ))


@door("incidents.see", find_organ)
def incidents(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Those of an organ."""
    found = Incident.objects.filter(organ=organ).order_by("-on", "-pk")
    context = {"organ": organ, "incidents": found}
    return render(request, "supervision/incidents.html", context)
