"""The page of an act of this room."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from gongkai.web.organs.doors import StaffRequest
from gongkai.web.organs.permissions import organ_of
from gongkai.web.organs.workspace.acting import Page, act_page


def page_of(act: str, thing: Model, done: str, *, note: str = "", back: str = "") -> Page:
    """An act about an organ or one of its things; the way back is the registers unless told."""
    home = back or reverse("registers", args=[organ_of(thing).code])
    return Page(act=act, about=str(thing), back=home, done=done, note=note)


def do_act(
    request: StaffRequest, page: Page, form: type[Form], do: Callable[..., object], **more: Any
) -> HttpResponse:
    """Show the form or do the act."""
    return act_page(request, page, form(request.POST or None, **more), do)
