"""The page of one act: a form, one call, an answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.db import models
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.web.organs.doors import StaffRequest
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import may, table


@dataclass(frozen=True, slots=True)
class Link:
    """An act that the reader may do now, and where."""

    title: str
    url: str


def links(person: Person, thing: models.Model, acts: Iterable[tuple[str, str]]) -> list[Link]:
    """Of (act, address name) those that the person may do to the thing."""
    key = thing.code if isinstance(thing, Organ) else thing.pk
    titles = table().acts
    return [
        Link(titles[act].title, reverse(name, args=[key]))
        for act, name in acts
        if may(person, act, thing)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page of an act says. `danger` acts leave something behind that cannot be undone."""

    act: str
    about: str
    back: str
    done: str
    note: str = ""
    danger: bool = False


def act_page(
    request: StaffRequest, page: Page, form: Form, do: Callable[..., object]
) -> HttpResponse:
    """Show the form; when it is sent and right, do the act and go back with a sentence."""
    if request.method == "POST" and form.is_valid():
        try:
            do(**form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, page.done)
            return redirect(page.back)
    status = 422 if form.is_bound else 200
    context = {"page": page, "title": table().acts[page.act].title, "form": form}
    return render(request, "shell/act.html", context, status=status)
