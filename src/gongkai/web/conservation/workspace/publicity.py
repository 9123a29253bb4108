"""The public side of conservation: what was drafted, how far it is, what has changed since."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.web.conservation.forms.energy import YearField
from gongkai.web.conservation.models import PublicItem
from gongkai.web.conservation.publicity import SUBJECTS, changed
from gongkai.web.conservation.services.publicising import publicise as draft
from gongkai.web.conservation.workspace.organs import dated
from gongkai.web.conservation.workspace.years import at, year_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.workspace import find
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.publishing.forms import DocumentForm
from gongkai.web.publishing.models import Column

_COLUMN = "others"  # 其他法定公开信息 is offered first; the statutory columns name no energy


class PublicForm(DocumentForm):
    """Which year, which subjects, which column."""

    year = YearField()
    subjects = forms.MultipleChoiceField(
        label="公开内容", choices=list(SUBJECTS.items()), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("year", "subjects", "column")


@door("energy.see", find.organ)
def public(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The items drafted from the year's figures."""
    year = year_of(request)
    found = PublicItem.objects.filter(organ=organ, year=year).select_related(
        "item__shown", "organ", "by"
    ).order_by("-pk")  # fmt: skip
    context = {
        "organ": organ, "year": year, "subjects": SUBJECTS,
        "items": [(each, [SUBJECTS[name] for name in each.subject.split("|")],
                   each.item.versions.order_by("-number").first(), changed(each))
                  for each in found[:20]],
        "acts": dated(links(request.user, organ, (("energy.publicise", "energy-publicise"),)),
                      year),
    }  # fmt: skip
    return render(request, "conservation/public.html", context)


@door("energy.publicise", find.organ)
def publicise(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Draft an item."""
    year = year_of(request)
    usual = organ.columns.filter(key=_COLUMN, closed=None, not_applicable="").first()
    given: dict[str, Any] = {"year": year, "subjects": list(SUBJECTS), "column": usual}
    form = PublicForm(request.POST or None, organ=organ, initial=given)
    page = Page(
        act="energy.publicise", about=str(organ), back=at("energy-public", organ, year),
        done="已起草，请在“发布”中校对后送审",
        note="各项数据由台账生成，起草时固定；起草后按三审三校、保密审查发布，与其他公开信息相同。",
    )  # fmt: skip

    def do(*, year: int, subjects: list[str], column: Column, by: Person) -> None:
        draft(organ, year=year, subjects=tuple(subjects), column=column, by=by,
              at=timezone.now())  # fmt: skip

    return act_page(request, page, form, do)
