"""The column tree of an organ, and the acts upon it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.forms import ConfirmForm, EndForm
from gongkai.web.organs.models import Organ
from gongkai.web.organs.permissions import may
from gongkai.web.organs.workspace import find as organs
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.publishing import forms, queries
from gongkai.web.publishing.models import Column
from gongkai.web.publishing.queries import Branch
from gongkai.web.publishing.services import columns
from gongkai.web.publishing.workspace import find
from gongkai.web.publishing.workspace.pages import sent

_ACTS = (
    ("item.draft", "item-draft"),
    ("column.plant", "columns-plant"),
    ("column.open", "column-open"),
)
_COLUMN_ACTS = (
    ("column.not_applicable", "column-not-applicable"),
    ("column.applicable", "column-applicable"),
)


@door("column.see", organs.organ)
def tree(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Every column with what stands in it; an empty one says so."""
    writes = may(request.user, "item.draft", organ)

    def rows(branches: tuple[Branch, ...], depth: int) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for each in branches:
            column = each.column
            empties = not (each.published or each.below or column.parent_id is None)
            acts = links(request.user, column, _COLUMN_ACTS) if empties else []
            if each.published:
                acts += links(request.user, column, (("column.package", "column-package"),))
            if column.kind == "custom":
                acts += links(request.user, column, (("column.close", "column-close"),))
            found.append(
                {"branch": each, "column": column, "depth": depth, "acts": acts,
                 "writes": writes and column.state == "open" and column.kind != "apply"}
            )  # fmt: skip
            found += rows(each.below, depth + 1)
        return found

    whole = not columns.missing(organ)
    acts = [each for each in _ACTS if not (whole and each[0] == "column.plant")]
    found = rows(queries.tree(organ), 0)
    context = {"organ": organ, "rows": found,
               "acts": links(request.user, organ, acts if found else acts[1:])}  # fmt: skip
    return render(request, "publishing/workspace/columns.html", context)


@door("column.plant", organs.organ)
def plant(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The statutory tree."""
    page = Page(
        act="column.plant", about=str(organ), back=_at(organ), done="法定栏目已开设",
        note="按国办公开办函〔2019〕61号和《条例》第二十条、第二十一条开设尚缺的法定栏目；"
        "已有的栏目不变。本机关没有的事项，随后标为不适用并说明理由。",
    )  # fmt: skip
    do = partial(columns.plant_columns, organ)
    return act_page(request, page, forms.PlantForm(sent(request)), do)


@door("column.open", organs.organ)
def open_(request: StaffRequest, organ: Organ) -> HttpResponse:
    """An own column."""
    page = Page(act="column.open", about=str(organ), back=_at(organ), done="栏目已增设")
    form = forms.ColumnForm(sent(request), organ=organ)
    return act_page(request, page, form, partial(columns.open_column, organ))


@door("column.close", find.column)
def close(request: StaffRequest, column: Column) -> HttpResponse:
    """The end of an own column."""
    page = Page(
        act="column.close",
        about=str(column),
        back=_at(column.organ),
        done="栏目已停用",
        danger=True,
    )
    do = partial(columns.close_column, column)
    return act_page(request, page, EndForm(sent(request)), do)


@door("column.not_applicable", find.column)
def not_applicable(request: StaffRequest, column: Column) -> HttpResponse:
    """Why it stays empty."""
    page = Page(
        act="column.not_applicable", about=str(column), back=_at(column.organ),
        done="已标为不适用", note="公众在该栏目中看到这一理由，而不是空栏目。",
    )  # fmt: skip
    do = partial(columns.mark_not_applicable, column)
    return act_page(request, page, forms.ReasonForm(sent(request)), do)


@door("column.applicable", find.column)
def applicable(request: StaffRequest, column: Column) -> HttpResponse:
    """Used again."""
    page = Page(
        act="column.applicable", about=str(column), back=_at(column.organ), done="已恢复使用"
    )
    form = ConfirmForm(sent(request))
    return act_page(request, page, form, partial(columns.mark_applicable, column))


def _at(organ: Organ) -> str:
    return reverse("columns", args=[organ.code])
