"""The stock of normative documents and its yearly clean-up."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.documents import forms, queries
from gongkai.web.documents.models import CleanUp, Normative
from gongkai.web.documents.services import normative as acts
from gongkai.web.documents.workspace import find
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.organs.workspace.find import organ as find_organ


@door("normative.see", find_organ)
def stock(request: StaffRequest, organ: Organ) -> HttpResponse:
    """What stands, what has lapsed, what was repealed, on the day of reading."""
    day = timezone.localdate()
    context = {
        "organ": organ,
        "rows": [
            (each, each.effect_on(day), links(request.user, each, [("normative.end",
                                                                    "normative-end")]))
            for each in queries.stock(organ)
        ],
        "clean_ups": CleanUp.objects.filter(organ=organ).order_by("-year"),
        "acts": links(request.user, organ, [
            ("normative.register", "normative-register"), ("clean_up.open", "clean-up-open"),
        ]),
    }  # fmt: skip
    return render(request, "documents/workspace/normative.html", context)


def _page(act: str, organ: Organ, done: str, note: str = "") -> Page:
    back = reverse("normative-stock", args=[organ.code])
    return Page(act=act, about=str(organ), back=back, done=done, note=note)


@door("normative.register", find_organ)
def register(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new one, or an old one entered late."""
    form = forms.NormativeForm(request.POST or None, organ=organ)
    page = _page("normative.register", organ, "已登记", "印发前应经合法性审核、集体审议。")
    return act_page(request, page, form, partial(acts.register, organ))


@door("normative.end", find.normative)
def end(request: StaffRequest, normative: Normative) -> HttpResponse:
    """Repealed."""
    form = forms.DayForm(request.POST or None)
    page = _page(
        "normative.end", normative.organ, "已废止", f"废止{normative}，公开页面随之标明。"
    )
    return act_page(request, page, form, partial(acts.end, normative))


@door("clean_up.open", find_organ)
def open_clean_up(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The year's clean-up."""
    form = forms.YearForm(request.POST or None, initial={"year": timezone.localdate().year})
    page = _page("clean_up.open", organ, "已开始清理")
    return act_page(request, page, form, partial(acts.open_clean_up, organ))


@door("clean_up.see", find.clean_up)
def clean_up(request: StaffRequest, clean_up: CleanUp) -> HttpResponse:
    """Line by line."""
    context = {
        "clean_up": clean_up,
        "lines": clean_up.lines.select_related("normative").order_by("pk"),
        "acts": links(request.user, clean_up, [("clean_up.decide", "clean-up-decide")]),
        "history": history_of(clean_up),
    }
    return render(request, "documents/workspace/clean_up.html", context)


@door("clean_up.decide", find.clean_up)
def decide(request: StaffRequest, clean_up: CleanUp) -> HttpResponse:
    """A verdict for each."""
    lines = clean_up.lines.select_related("normative").order_by("pk").iterator()
    form = forms.VerdictsForm(request.POST or None, lines=lines)
    page = Page(
        act="clean_up.decide", about=str(clean_up), back=reverse("clean-up", args=[clean_up.pk]),
        done="清理结果已公布", note="列为废止的文件自公布之日起废止。",
    )  # fmt: skip
    do = partial(acts.decide_clean_up, clean_up, on=timezone.localdate())
    return act_page(request, page, form, do)
