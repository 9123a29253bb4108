"""Energy audits and retrofit projects with their measured result."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.web.conservation.forms import works as forms
from gongkai.web.conservation.models import Audit, Project
from gongkai.web.conservation.register_pictures import of_project
from gongkai.web.conservation.saving import differs, result_of
from gongkai.web.conservation.services import works
from gongkai.web.conservation.terms import terms
from gongkai.web.conservation.workspace import find as mine
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ACTS = (("project.open", "project-open"), ("audit.open", "audit-open"))
_AUDIT = (("audit.item", "audit-item"), ("audit.close", "audit-close"))
_PROJECT = (("project.finish", "project-finish"), ("project.measure", "project-measure"))


@door("energy.see", find.organ)
def projects(request: StaffRequest, organ: Organ) -> HttpResponse:
    """All projects and audits, the newest first, with what each saved."""
    found = Project.objects.filter(organ=organ).select_related("meter").order_by("-begun", "-pk")
    context = {
        "organ": organ, "year": year_of(request),
        "projects": [(each, result_of(each)) for each in found[:200]],
        "audits": Audit.objects.filter(organ=organ).order_by("-last")[:50],
        "acts": links(request.user, organ, _ACTS),
    }  # fmt: skip
    return render(request, "conservation/projects.html", context)


@door("project.see", mine.project)
def project(request: StaffRequest, found: Project) -> HttpResponse:
    """One project: contract, before and after, the calculation."""
    result = result_of(found)
    context = {
        "project": found, "organ": found.organ, "result": result,
        "chart": of_project(result) if result else None, "differs": differs(found),
        "acts": links(request.user, found, _PROJECT), "history": history_of(found),
    }  # fmt: skip
    return render(request, "conservation/project.html", context)


@door("audit.see", mine.audit)
def audit(request: StaffRequest, found: Audit) -> HttpResponse:
    """One audit, item by item."""
    told = {each.key: each for each in found.items.select_related("by")}
    context = {
        "audit": found, "organ": found.organ, "cites": terms().audit_cites,
        "items": [(title, told.get(key)) for key, title in terms().audit_items.items()],
        "projects": found.projects.order_by("pk"),
        "acts": links(request.user, found, _AUDIT), "history": history_of(found),
    }  # fmt: skip
    return render(request, "conservation/audit.html", context)


def _page(act: str, found: Audit | Project, done: str, note: str = "") -> Page:
    name = "audit" if isinstance(found, Audit) else "project"
    back = reverse(name, args=[found.pk])
    return Page(act=act, about=f"{found.organ} {found}", back=back, done=done, note=note)


def _organ_page(act: str, organ: Organ, request: StaffRequest) -> Page:
    back = at("projects", organ, year_of(request))
    return Page(act=act, about=str(organ), back=back, done="已登记")


@door("audit.open", find.organ)
def open_audit(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Begin one."""
    form = forms.AuditForm(request.POST or None)
    page = _organ_page("audit.open", organ, request)
    return act_page(request, page, form, partial(works.open_audit, organ))


@door("audit.item", mine.audit)
def tell_item(request: StaffRequest, found: Audit) -> HttpResponse:
    """What was found under an item; the first that is not answered is offered."""
    told = set(found.items.values_list("key", flat=True))
    free = next((key for key in terms().audit_items if key not in told), "")
    form = forms.AuditItemForm(request.POST or None, initial={"key": free})
    page = _page("audit.item", found, "已填写", terms().audit_cites)
    return act_page(request, page, form, partial(works.tell_item, found))


@door("audit.close", mine.audit)
def close_audit(request: StaffRequest, found: Audit) -> HttpResponse:
    """What it comes to."""
    form = forms.AuditCloseForm(request.POST or None)
    page = _page("audit.close", found, "已完成", "各项审计情况填写齐全后完成，完成后不再改动。")
    return act_page(request, page, form, partial(works.close_audit, found))


@door("project.open", find.organ)
def open_project(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Begin one."""
    form = forms.ProjectForm(request.POST or None, organ=organ)
    page = _organ_page("project.open", organ, request)
    return act_page(request, page, form, partial(works.open_project, organ))


@door("project.finish", mine.project)
def finish_project(request: StaffRequest, found: Project) -> HttpResponse:
    """It is in use."""
    form = forms.ProjectDoneForm(request.POST or None)
    page = _page("project.finish", found, "已登记")
    return act_page(request, page, form, partial(works.finish_project, found))


@door("project.measure", mine.project)
def measure_project(request: StaffRequest, found: Project) -> HttpResponse:
    """Which months of which meter."""
    form = forms.MeasureForm(request.POST or None, organ=found.organ)
    note = "用量取自月用量台账，不需要填写；改造前后取同样的月份。测量后不再改动。"
    page = _page("project.measure", found, "已测量", note)
    return act_page(request, page, form, partial(works.measure_project, found))
