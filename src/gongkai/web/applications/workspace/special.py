"""The pages of acts that show more than their form: decide, charge, guide, tasks, unmask."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.law.decisions import kinds, leaves
from gongkai.web.applications.acts import acts
from gongkai.web.applications.fees import Worked, worked
from gongkai.web.applications.forms.deciding import DecideForm
from gongkai.web.applications.forms.money import ChargeForm
from gongkai.web.applications.forms.working import FinishForm, NoteForm, TaskForm, UnmaskForm
from gongkai.web.applications.guide import walk
from gongkai.web.applications.models import Case, CaseTask, Method
from gongkai.web.applications.people import FIELDS, masked
from gongkai.web.applications.services import charging, deciding, guiding, working
from gongkai.web.applications.workspace import find
from gongkai.web.applications.workspace.acting import done, kept, page
from gongkai.web.applications.workspace.clockwork import clock_of
from gongkai.web.applications.workspace.pages import slug_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.workspace.acting import Page, act_page


@door("case.decide", find.case)
def _decide(request: StaffRequest, case: Case) -> HttpResponse:
    """Kinds first, then their reasons."""
    typed = DecideForm(request.POST or None, case=case)
    if request.method == "POST" and not typed.ready:
        typed.turn()
        typed.is_valid()
    elif (
        request.method == "POST"
        and typed.is_valid()
        and done(request, typed, deciding.decide, case=case)
    ):
        messages.success(request, f"{case}：已拟定答复，待签发")
        return redirect("case", case.pk)
    return page(request, case, typed, row=acts()["case.decide"])


decide = kept("case.decide", DecideForm, _decide)


@door("case.charge", find.case)
def _charge(request: StaffRequest, case: Case) -> HttpResponse:
    """The notice, with both worked examples beside it."""
    typed = ChargeForm(request.POST or None, case=case)
    if (
        request.method == "POST"
        and typed.is_valid()
        and done(request, typed, charging.charge, case=case)
    ):
        messages.success(request, f"{case}：已发出收费通知")
        return redirect("case", case.pk)
    pages = request.POST.get("pages") or request.GET.get("pages") or "0"
    context = {
        "case": case, "form": typed, "row": acts()["case.charge"], "title": "收费通知",
        "danger": True, "clock": clock_of(case),
        "examples": _examples(case, int(pages) if pages.isascii() and pages.isdigit() else 0),
    }  # fmt: skip
    status = 422 if typed.is_bound else 200
    return render(request, "applications/workspace/charge.html", context, status=status)


charge = kept("case.charge", ChargeForm, _charge)


def _examples(case: Case, pages: int) -> list[tuple[str, Worked | None, str]]:
    found: list[tuple[str, Worked | None, str]] = []
    for method in Method:
        try:
            said = worked(case, method=method, pages=pages)
            found.append((method.label, said, ""))
        except Refused as refused:
            found.append((method.label, None, refused.reason))
    return found


@door("case.guide", find.case)
def guide(request: StaffRequest, case: Case) -> HttpResponse:
    """One question after the other, for each item."""
    fault = ""
    if request.method == "POST":
        item = request.POST.get("item", "")
        try:
            guiding.answer(
                case, item=int(item) if item.isascii() and item.isdigit() else 0,
                on=timezone.localdate(), at=timezone.now(), by=request.user,
                question=request.POST.get("question", ""), choice=request.POST.get("choice", ""),
                basis=request.POST.get("basis", ""),
            )  # fmt: skip
            return redirect(f"{request.path}#item-{item}")
        except Refused as refused:
            fault = refused.reason
    rows = []
    for each in case.items.order_by("place"):
        way = walk(each, round_=case.round)
        first = acts().get(way.act)
        rows.append(
            {
                "item": each, "way": way, "kind": kinds().get(way.kind),
                "leaf": leaves()[kinds()[way.kind].leaf] if way.kind else None,
                "act": (first.title, f"case-{slug_of(first.key)}") if first else None,
            }
        )  # fmt: skip
    context = {"case": case, "rows": rows, "fault": fault, "clock": clock_of(case)}
    status = 422 if fault else 200
    return render(request, "applications/workspace/guide.html", context, status=status)


@door("case.task", find.case)
def give_task(request: StaffRequest, case: Case) -> HttpResponse:
    """A task for a section."""
    typed = TaskForm(request.POST or None, case=case)
    if request.method == "POST" and typed.is_valid():
        typed.cleaned_data.pop("seen")
        if done(request, typed, working.give_task, case=case):
            messages.success(request, f"{case}：已交办")
            return redirect("case", case.pk)
    return page(request, case, typed, row=acts()["case.task"])


@door("task.finish", find.task)
def finish_task(request: StaffRequest, task: CaseTask) -> HttpResponse:
    """What came of it."""
    form = FinishForm(request.POST or None)
    shown = Page(
        act="task.finish", about=f"{task.case} {task.case.wanted[:30]}", done="已办结",
        back=f"/workspace/cases/{task.case_id}/", 
        note=f"{task.section}：{task.what}，{task.due}前",
    )  # fmt: skip

    def do(**given: object) -> object:
        return working.finish_task(task, **given)  # type: ignore[arg-type]

    return act_page(request, shown, form, do)


@door("case.note", find.case)
def note(request: StaffRequest, case: Case) -> HttpResponse:
    """A remark among colleagues."""
    form = NoteForm(request.POST or None)
    shown = Page(
        act="case.note", about=str(case), back=f"/workspace/cases/{case.pk}/", done="已备注"
    )

    def do(**given: object) -> object:
        return working.note(case, at=timezone.now(), **given)  # type: ignore[arg-type]

    return act_page(request, shown, form, do)


@door("case.watch", find.case)
def watch(request: StaffRequest, case: Case) -> HttpResponse:
    """Begin or end watching: a button on the page of the case."""
    if request.method == "POST":
        now = working.watch(case, by=request.user)
        messages.success(request, "已关注，动态列入每日摘要" if now else "已取消关注")
        return redirect("case", case.pk)
    context = {"case": case, "title": "关注"}
    return render(request, "applications/workspace/watch.html", context)


@door("case.unmask", find.case)
def unmask(request: StaffRequest, case: Case) -> HttpResponse:
    """Who applied; only after the reason has been written into the journal."""
    form = UnmaskForm(request.POST or None)
    shown: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            found = working.unmask(case, **form.cleaned_data, by=request.user)
            plain = request.POST.get("plain") == "yes"
            shown = [
                (title, found[key] if plain or key != "id_number" else masked(key, found[key]))
                for key, title in FIELDS.items()
                if found.get(key)
            ]
        except Refused as refused:
            form.add_error(None, refused.reason)
    context = {"case": case, "form": form, "shown": shown, "title": "查看申请人信息"}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "applications/workspace/unmask.html", context, status=status)
