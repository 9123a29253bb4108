"""The people of an organ, one person, and the acts upon them."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.journal.queries import history_of
from gongkai.web.organs import forms, queries
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Membership, Organ, Person
from gongkai.web.organs.permissions import entitled, table
from gongkai.web.organs.services import people
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links

_ACTS = (
    ("person.appoint", "person-appoint"),
    ("person.reset_password", "person-password"),
    ("person.disable", "person-disable"),
    ("person.enable", "person-enable"),
)


@door("people.see", find.organ)
def of_organ(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Who works here, as what. No telephone numbers: these stand on the page of a person."""
    rows = [
        (person, held, entitled(request.user, "person.see", person))
        for person, held in queries.people(organ, day=timezone.localdate())
    ]
    context = {
        "organ": organ,
        "rows": rows,
        "roles": table().roles,
        "acts": links(request.user, organ, [("person.add", "person-add")]),
    }
    return render(request, "organs/workspace/people.html", context)


@door("person.see", find.person)
def person(request: StaffRequest, person: Person) -> HttpResponse:
    """One person's particulars; that somebody read them is written down."""
    people.read_particulars(person, by=request.user)
    context = {
        "person": person,
        "memberships": [
            (each, links(request.user, each, [("membership.end", "membership-end")]))
            for each in queries.memberships(person)
        ],
        "roles": table().roles,
        "acts": links(request.user, person, _ACTS),
        "history": history_of(person),
    }
    return render(request, "organs/workspace/person.html", context)


@door("person.add", find.organ)
def add(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Enter a person; the password is set afterwards and handed over."""
    page = Page(
        act="person.add", about=str(organ), back=reverse("people", args=[organ.code]),
        done="人员已登记；请打开其页面安排岗位并重置口令",
    )  # fmt: skip
    do = partial(people.add, organ=organ, password=people.draw_password())
    return act_page(request, page, forms.PersonForm(request.POST or None), do)


@door("person.appoint", find.person)
def appoint(request: StaffRequest, person: Person) -> HttpResponse:
    """A role in the organ that keeps the account."""
    page = Page(
        act="person.appoint", about=f"{person} · {person.organ}", back=_at(person), done="已任职"
    )
    form = forms.AppointForm(request.POST or None, organ=person.organ)
    return act_page(request, page, form, partial(people.appoint, person, organ=person.organ))


@door("membership.end", find.membership)
def end(request: StaffRequest, membership: Membership) -> HttpResponse:
    """The end of a role."""
    role = table().roles[membership.role]
    page = Page(
        act="membership.end", about=f"{membership.person} · {membership.organ}{role}",
        back=_at(membership.person), done="已免职",
    )  # fmt: skip
    do = partial(people.end, membership)
    return act_page(request, page, forms.EndForm(request.POST or None), do)


@door("person.reset_password", find.person)
def reset_password(request: StaffRequest, person: Person) -> HttpResponse:
    """A password to hand over."""
    page = Page(
        act="person.reset_password", about=f"{person} · {person.organ}", back=_at(person),
        done="口令已重置", note="重置后，本人在各处的登录立即失效。",
    )  # fmt: skip
    form = forms.PasswordForm(request.POST or None, initial={"password": people.draw_password()})
    return act_page(request, page, form, partial(people.reset_password, person))


@door("person.disable", find.person)
def disable(request: StaffRequest, person: Person) -> HttpResponse:
    """Close the account."""
    page = Page(
        act="person.disable", about=f"{person} · {person.organ}", back=_at(person),
        done="账号已停用", note="停用后本人立即不能登录；其办理过的事项不变。", danger=True,
    )  # fmt: skip
    return act_page(request, page, _confirm(request), partial(people.disable, person))


@door("person.enable", find.person)
def enable(request: StaffRequest, person: Person) -> HttpResponse:
    """Open the account again."""
    page = Page(
        act="person.enable", about=f"{person} · {person.organ}", back=_at(person),
        done="账号已恢复",
    )  # fmt: skip
    return act_page(request, page, _confirm(request), partial(people.enable, person))


def _confirm(request: StaffRequest) -> forms.ConfirmForm:
    return forms.ConfirmForm(request.POST if request.method == "POST" else None)


def _at(person: Person) -> str:
    return reverse("person", args=[person.pk])
