"""The acts upon a version: edit, hand in, judge, release."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.forms import ConfirmForm
from gongkai.web.organs.workspace.acting import Page, act_page
from gongkai.web.publishing import forms, scanning
from gongkai.web.publishing.answers import ClearForm, FindingsForm, ReviewForm
from gongkai.web.publishing.body import html_of
from gongkai.web.publishing.models import Item, Version
from gongkai.web.publishing.services import attaching, drafting, releasing, reviewing
from gongkai.web.publishing.words import NAMES
from gongkai.web.publishing.workspace import find
from gongkai.web.publishing.workspace.items import said, steps
from gongkai.web.publishing.workspace.pages import form_page, sent


@door("version.edit", find.version)
def edit(request: StaffRequest, version: Version) -> HttpResponse:
    """Other words."""
    now = {name: getattr(version, name) for name in NAMES} | {"note": version.note}
    form = forms.EditForm(sent(request), initial=now)

    def do() -> tuple[Item, str]:
        note = form.cleaned_data["note"]
        made = drafting.edit(
            version, words=form.words(), note=note, at=timezone.now(), by=request.user
        )
        return made.item, "已保存；校对后请送审"

    context = {
        "title": "修改", "about": version.title, "back": _at(version), "planted": True,
        "again": version.state != "draft",
    }  # fmt: skip
    return form_page(request, "publishing/workspace/write.html", form, do, context)


@door("version.submit", find.version)
def submit(request: StaffRequest, version: Version) -> HttpResponse:
    """Hand it in: what the machine found gravely wrong is mended before, or explained here."""

    def do(form: FindingsForm) -> str:
        drafting.submit(version, reasons=form.reasons(), at=timezone.now(), by=request.user)
        return "已送审"

    note = "送审后本稿的文字不再改变；再修改的，成为新的一稿，从一审一校重新开始。"
    return _answered(request, version, "送审", do, note=note)


@door("version.attach", find.version)
def attach(request: StaffRequest, version: Version) -> HttpResponse:
    """Files come and go."""
    files = request.FILES if request.method == "POST" else None
    form = forms.AttachForm(sent(request), files, version=version)

    def do() -> tuple[Item, str]:
        told, by = form.cleaned_data, request.user
        for each in told.get("off") or ():
            attaching.detach(each, by=by)
        file = told["file"]
        if file is not None:
            attaching.attach(
                version, data=file.read(), name=file.name, title=told["title"],
                at=timezone.now(), by=by,
            )  # fmt: skip
        return version.item, "附件已更改"

    context = {
        "title": "附件", "about": version, "back": _at(version), "planted": True, "files": True,
        "told": "附件随信息一起审查、公开；其中的修订、批注、隐藏内容和个人信息会被检查出来。",
    }  # fmt: skip
    return form_page(request, "publishing/workspace/write.html", form, do, context)


@door("version.explain", find.version)
def explain(request: StaffRequest, version: Version) -> HttpResponse:
    """Why what was found later may stand."""

    def do(form: FindingsForm) -> str:
        drafting.explain(version, reasons=form.reasons(), at=timezone.now(), by=request.user)
        return "已说明"

    return _answered(request, version, "说明机器检查结果", do, note="")


def _answered(
    request: StaffRequest, version: Version, title: str, do: Callable[[FindingsForm], str], *,
    note: str,
) -> HttpResponse:  # fmt: skip
    """The page on which grave findings are answered."""
    told = said(version)
    left = scanning.unexplained(scanning.kept(version), scanning.reasons_of(version))
    form = FindingsForm(sent(request), found=left)
    context = {"version": version, "item": version.item, "title": title, "note": note,
               "found": told["found"], "left": left}  # fmt: skip
    return form_page(
        request,
        "publishing/workspace/answer.html",
        form,
        lambda: (version.item, do(form)),
        context,
    )


@door("version.drop", find.version)
def drop(request: StaffRequest, version: Version) -> HttpResponse:
    """Give it up."""
    page = Page(
        act="version.drop", about=str(version), back=_at(version), done="已放弃", danger=True,
        note="放弃后本稿不能恢复；已经发布的文本不受影响。",
    )  # fmt: skip
    return act_page(request, page, forms.DropForm(sent(request)), partial(drafting.drop, version))


@door("version.clear", find.version)
def clear(request: StaffRequest, version: Version) -> HttpResponse:
    """The secrecy review."""
    form = ClearForm(sent(request))

    def do() -> tuple[Item, str]:
        made = reviewing.clear(
            version, points=form.points(), note=form.cleaned_data["note"], at=timezone.now(),
            by=request.user,
        )  # fmt: skip
        return version.item, f"保密审查{made.get_result_display()}"

    context = _judged(version) | {"title": "保密审查", "points": list(form.boxes())}
    return form_page(request, "publishing/workspace/clear.html", form, do, context)


def _review(request: StaffRequest, version: Version, level: int) -> HttpResponse:
    """The text, what changed, the gates, the defects: pass or send back."""
    form = ReviewForm(sent(request))

    def do() -> tuple[Item, str]:
        made = reviewing.review(
            version, level=level, verdict=form.verdict(passes="pass" in request.POST),
            at=timezone.now(), by=request.user,
        )  # fmt: skip
        return version.item, f"{reviewing.TITLES[level]}{made.get_result_display()}"

    context = _judged(version) | {"title": reviewing.TITLES[level], "level": level}
    context |= {"gates": list(form.gates()), "rows": list(form.rows())}
    return form_page(request, "publishing/workspace/review.html", form, do, context)


@door("version.review_first", find.version)
def review_first(request: StaffRequest, version: Version) -> HttpResponse:
    """Level one."""
    return _review(request, version, 1)


@door("version.review_second", find.version)
def review_second(request: StaffRequest, version: Version) -> HttpResponse:
    """Level two."""
    return _review(request, version, 2)


@door("version.review_third", find.version)
def review_third(request: StaffRequest, version: Version) -> HttpResponse:
    """Level three."""
    return _review(request, version, 3)


@door("version.publish", find.version)
def publish(request: StaffRequest, version: Version) -> HttpResponse:
    """Put it before the public, after saying what will happen."""
    item = version.item
    place = f"{item.organ} › {item.column}"
    instead = f"，取代现在显示的第{item.shown.number}稿" if item.shown else ""
    page = Page(
        act="version.publish", about=str(version), back=_at(version), done="已发布",
        note=f"发布后，任何人立即可以在“{place}”看到《{version.title}》{instead}"
        "，并可检索、下载、订阅。发布视为信息正式公开。",
    )  # fmt: skip
    form = ConfirmForm(sent(request))
    return act_page(request, page, form, partial(releasing.publish, version, at=timezone.now()))


@door("version.schedule", find.version)
def schedule(request: StaffRequest, version: Version) -> HttpResponse:
    """The minute."""
    page = Page(
        act="version.schedule", about=str(version), back=_at(version), done="定时发布已更改",
        note="到了这一分钟，系统自动发布；在此之前修改文本的，定时取消，重新审校。",
    )  # fmt: skip
    form = forms.ScheduleForm(sent(request), initial={"scheduled_for": version.scheduled_for})
    return act_page(request, page, form, partial(releasing.schedule, version, at=timezone.now()))


def _judged(version: Version) -> dict[str, Any]:
    """What somebody who judges a version reads."""
    return {
        "version": version,
        "item": version.item,
        "html": html_of(version.body),
        "steps": steps(version),
        **said(version),
    }


def _at(version: Version) -> str:
    return reverse("item", args=[version.item_id])
