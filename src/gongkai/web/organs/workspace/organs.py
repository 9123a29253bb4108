"""The organ tree, the page of an organ, and the acts upon it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.journal.queries import history_of
from gongkai.web.organs import calendars, forms, queries
from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import CalendarNotice, Organ, Person, Section
from gongkai.web.organs.permissions import entitled
from gongkai.web.organs.services import organs, sections
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ACTS = (
    ("organ.rename", "organ-rename"),
    ("organ.contact", "organ-contact"),
    ("organ.move", "organ-move"),
    ("organ.found", "organ-found"),
    ("section.open", "section-open"),
    ("organs.import", "intakes"),
    ("calendar.enter", "calendar"),
    ("organ.close", "organ-close"),
)


@door("today.see", own_account)
def tree(request: StaffRequest, person: Person) -> HttpResponse:
    """All organs of today."""
    roots = queries.tree(day=timezone.localdate())
    count = sum(1 for root in roots for _ in root.walk())
    context = {
        "roots": roots,
        "count": count,
        "organ": person.organ,
        "keeps_house": entitled(person, "tasks.see", person),
    }
    return render(request, "organs/workspace/tree.html", context)


@door("organ.see", find.organ)
def organ(request: StaffRequest, organ: Organ) -> HttpResponse:
    """One organ: what it is, what it was, what is below it."""
    today = timezone.localdate()
    may_read = entitled(request.user, "organ.journal", organ)
    context = {
        "organ": organ,
        "above": queries.ancestors(organ, day=today),
        "standings": queries.standings(organ),
        "children": queries.children(organ, day=today),
        "sections": [
            (each, links(request.user, each, [("section.close", "section-close")]))
            for each in queries.sections(organ)
        ],
        "acts": links(request.user, organ, _ACTS),
        "sees_people": entitled(request.user, "people.see", organ),
        "history": history_of(organ) if may_read else None,
    }
    return render(request, "organs/workspace/organ.html", context)


@door("organ.found", find.organ)
def found(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Set up an organ below this one."""
    page = Page(act="organ.found", about=f"在{organ}之下", back=_at(organ), done="已设立")
    do = partial(organs.found, parent=organ)
    return act_page(request, page, forms.FoundForm(request.POST or None), do)


@door("organ.rename", find.organ)
def rename(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Another name."""
    page = Page(
        act="organ.rename", about=str(organ), back=_at(organ), done="名称已更改",
        note="此前的事项仍以当时的名称出现，沿革中保留原名称。",
    )  # fmt: skip
    return act_page(
        request, page, forms.RenameForm(request.POST or None), partial(organs.rename, organ)
    )


@door("organ.move", find.organ)
def move(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Another place in the tree."""
    page = Page(
        act="organ.move", about=str(organ), back=_at(organ), done="隶属关系已调整",
        note="原上级机关的工作人员自调整之日起不再看到本机关的内部事项。",
    )  # fmt: skip
    return act_page(
        request, page, forms.MoveForm(request.POST or None), partial(organs.move, organ)
    )


@door("organ.close", find.organ)
def close(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The end."""
    page = Page(
        act="organ.close", about=str(organ), back=_at(organ), done="已撤销", danger=True,
        note="撤销后不能恢复。已公开的信息继续可以查到，并注明承继机关。",
    )  # fmt: skip
    return act_page(
        request, page, forms.CloseForm(request.POST or None), partial(organs.close, organ)
    )


@door("organ.contact", find.organ)
def contact(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Where the public finds it."""
    page = Page(act="organ.contact", about=str(organ), back=_at(organ), done="联系方式已更改")
    now = {"address": organ.address, "telephone": organ.telephone}
    form = forms.ContactForm(request.POST or None, initial=now)
    return act_page(request, page, form, partial(organs.set_contact, organ))


@door("section.open", find.organ)
def open_section(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new section."""
    page = Page(act="section.open", about=str(organ), back=_at(organ), done="科室已设立")
    do = partial(sections.open_section, organ)
    return act_page(request, page, forms.SectionForm(request.POST or None), do)


@door("section.close", find.section)
def close_section(request: StaffRequest, section: Section) -> HttpResponse:
    """The end of a section."""
    page = Page(
        act="section.close", about=f"{section.organ} · {section}", back=_at(section.organ),
        done="科室已撤销", danger=True,
    )  # fmt: skip
    do = partial(sections.close_section, section)
    return act_page(request, page, forms.EndForm(request.POST or None), do)


def _at(organ: Organ) -> str:
    return reverse("organ", args=[organ.code])


@door("calendar.enter", find.organ)
def calendar(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The notices by which clocks count, and the way to enter another."""
    form = forms.NoticeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            calendars.enter(
                organ, data=file.read(), name=file.name, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, "已录入，各项期限按新的通知计算")
            return redirect("calendar", organ.code)
    context = {
        "organ": organ,
        "form": form,
        "shipped": calendars.calendar().notices,
        "entered": CalendarNotice.objects.order_by("-id").select_related("by"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "organs/workspace/calendar.html", context, status=status)
