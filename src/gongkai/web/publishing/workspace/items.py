"""The page of an item with its versions, and the acts upon the item itself."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.documents.models import Document
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.workspace import find as organs
from gongkai.web.organs.workspace.acting import Link, Page, act_page, links
from gongkai.web.publishing import forms, queries, scanning, sources
from gongkai.web.publishing.body import html_of
from gongkai.web.publishing.difference import changed, difference
from gongkai.web.publishing.due import due_of
from gongkai.web.publishing.models import OPEN, Item, Step, Version
from gongkai.web.publishing.services import drafting, releasing
from gongkai.web.publishing.services.held import writers
from gongkai.web.publishing.workspace import find
from gongkai.web.publishing.workspace.pages import form_page, sent

_REVIEWS = (
    ("version.clear", "version-clear"),
    ("version.review_first", "version-review-first"),
    ("version.review_second", "version-review-second"),
    ("version.review_third", "version-review-third"),
)
_VERSION_ACTS = (
    ("version.publish", "version-publish"),
    ("version.schedule", "version-schedule"),
    ("version.submit", "version-submit"),
    ("version.explain", "version-explain"),
    ("version.edit", "version-edit"),
    ("version.attach", "version-attach"),
    ("version.drop", "version-drop"),
)
_PENALTY = (
    "行政处罚决定被变更、撤销、确认违法或者无效的，应在三日内撤回并说明理由"
    "（行政处罚法第四十八条）。"
)
_ITEM_ACTS = (
    ("item.correct", "item-correct"),
    ("item.effect", "item-effect"),
    ("item.package", "item-package"),
    ("item.withdraw", "item-withdraw"),
)
_WAY = {
    Step.DRAFT: "起草", Step.FIRST: "一审一校", Step.SECOND: "二审二校", Step.THIRD: "三审三校",
    Step.SCHEDULED: "发布",
}  # fmt: skip


@door("item.see", find.item)
def item(request: StaffRequest, item: Item) -> HttpResponse:
    """The version at hand: what it says, what changed, what was said of it, what is next."""
    return _show(request, item, queries.current(item))


@door("version.see", find.version)
def version(request: StaffRequest, version: Version) -> HttpResponse:
    """Any version, with its reviews."""
    return _show(request, version.item, version)


def _show(request: StaffRequest, item: Item, version: Version) -> HttpResponse:
    latest = version.pk == queries.current(item).pk
    context = {
        "item": item,
        "version": version,
        "due": due_of(version, calendar=calendar(), day=timezone.localdate()),
        "obstacle": sources.obstacle_of(item),
        "latest": latest,
        "acts": _acts(request.user, item, version) if latest else [],
        "path": queries.path(item.column),
        "steps": steps(version),
        "html": html_of(version.body),
        "versions": item.versions.select_related("by").order_by("-number"),
        "history": history_of(item),
        **said(version),
    }
    return render(request, "publishing/workspace/item.html", context)


def said(version: Version) -> dict[str, Any]:
    """What changed in a version and what people said of it; shown wherever it is judged."""
    earlier = queries.before(version)
    told = difference(earlier.body, version.body) if earlier else ()
    reviewed = version.item.versions.filter(number__lte=version.number)
    reasons = scanning.reasons_of(version)
    return {
        "files": version.attachments.order_by("id").select_related("upload"),
        "found": [(each, reasons.get(each.key, "")) for each in scanning.kept(version)],
        "earlier": earlier,
        "changes": told if changed(told) else (),
        "clearance": getattr(version, "clearance", None),
        "reviews": [
            (each, each.reviews.select_related("person").order_by("level"))
            for each in reviewed.order_by("-number")[:3]
            if each.reviews.exists()
        ],
    }


def steps(version: Version) -> list[tuple[str, bool, bool]]:
    """Title, done, here: the way of a version from left to right."""
    if version.published_at:
        return [(title, True, False) for title in _WAY.values()]
    way = list(_WAY)
    place = way.index(Step(version.state)) if version.state in way else 0
    return [(_WAY[each], at < place, at == place) for at, each in enumerate(way)]


def _acts(person: Person, item: Item, version: Version) -> list[Link]:
    """What the reader may do now and what makes sense; the next act first."""
    idle = _idle(person, item, version)
    return [
        *links(person, version, [each for each in _REVIEWS if each[0] not in idle]),
        *links(person, version, [each for each in _VERSION_ACTS if each[0] not in idle]),
        *links(person, item, [each for each in _ITEM_ACTS if each[0] not in idle]),
    ]


def _idle(person: Person, item: Item, version: Version) -> set[str]:
    """Acts that the table gives but that would only be refused, or change nothing."""
    idle = set()
    wrote = person.pk in writers(version)
    if wrote or version.reviews.filter(person=person).exists():
        idle |= {act for act, _ in _REVIEWS[1:]}
    if wrote or hasattr(version, "clearance"):
        idle.add("version.clear")
    if not scanning.unexplained(scanning.kept(version), scanning.reasons_of(version)):
        idle.add("version.explain")
    if version.state in OPEN:
        idle.add("item.correct")
    if not item.effect and item.column.key != "normative":
        idle.add("item.effect")
    return idle


@door("item.draft", organs.organ)
def draft(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new item."""
    chosen = organ.columns.filter(key=request.GET.get("column", "")).first()
    form = forms.DraftForm(sent(request), organ=organ, initial={"column": chosen})

    def do() -> tuple[Item, str]:
        told = form.cleaned_data
        made = drafting.draft(
            column=told["column"], words=form.words(), effect=told["effect"],
            at=timezone.now(), by=request.user,
        )  # fmt: skip
        return made.item, "草稿已保存；校对后请送审"

    context = {"title": "起草公开信息", "about": organ, "back": reverse("publishing"),
               "planted": organ.columns.exists(), "organ": organ}  # fmt: skip
    return form_page(request, "publishing/workspace/write.html", form, do, context)


@door("item.from_document", find.document)
def from_document(request: StaffRequest, document: Document) -> HttpResponse:
    """A new item that says what a document says."""
    normative = hasattr(document, "normative")
    offered = document.organ.columns.filter(key="normative" if normative else "others").first()
    form = forms.DocumentForm(sent(request), organ=document.organ, initial={"column": offered})

    def do() -> tuple[Item, str]:
        made = drafting.draft_from(
            document, column=form.cleaned_data["column"], at=timezone.now(), by=request.user
        )
        return made.item, "草稿已由公文生成；校对后请送审"

    context = {
        "title": "公开这件公文", "about": document, "organ": document.organ,
        "back": reverse("publishing"), "planted": document.organ.columns.exists(),
        "told": "标题、正文、文号和成文日期取自公文。文字与公文一致的，沿用公文的保密审查；"
        "改动了文字的，须另作保密审查。",
    }  # fmt: skip
    return form_page(request, "publishing/workspace/write.html", form, do, context)


@door("item.correct", find.item)
def correct(request: StaffRequest, item: Item) -> HttpResponse:
    """Begin a new version."""
    page = Page(
        act="item.correct", about=str(item), back=_at(item), done="更正稿已建立，请修改后送审",
        note="更正稿须重新经过三审三校；在此之前，公众看到的仍是现在的文本。"
        "更正后的页面注明更正说明（《条例》第六条）。",
    )  # fmt: skip
    do = partial(drafting.correct, item, at=timezone.now())
    return act_page(request, page, forms.NoteForm(sent(request)), do)


@door("item.withdraw", find.item)
def withdraw(request: StaffRequest, item: Item) -> HttpResponse:
    """Take it off, after saying what will happen."""
    term = _PENALTY if item.column.key == "penalties" else ""
    page = Page(
        act="item.withdraw", about=str(item), back=_at(item), done="已撤回", danger=True,
        note=f"撤回后，《{item}》立即从“{item.column}”、检索结果、订阅和开放数据中消失"
        "（浏览器和代理缓存的页面至多再留一分钟），"
        f"原网址只显示下面的撤回说明。文本和审校记录保留，更正后可以重新发布。{term}",
    )  # fmt: skip
    do = partial(releasing.withdraw, item, at=timezone.now())
    return act_page(request, page, forms.WithdrawForm(sent(request)), do)


@door("item.effect", find.item)
def effect(request: StaffRequest, item: Item) -> HttpResponse:
    """Whether it is still law."""
    page = Page(
        act="item.effect", about=str(item), back=_at(item), done="效力状态已更改",
        note="更改后，公开页面、检索和开放数据立即显示新的效力状态。",
    )  # fmt: skip
    form = forms.EffectForm(sent(request), initial={"effect": item.effect})
    return act_page(request, page, form, partial(releasing.set_effect, item, at=timezone.now()))


def _at(item: Item) -> str:
    return reverse("item", args=[item.pk])
