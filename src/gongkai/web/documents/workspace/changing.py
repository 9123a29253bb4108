"""The pages of the acts upon an issued document's attribute."""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone

from gongkai.web.documents import forms
from gongkai.web.documents.models import Change, Document
from gongkai.web.documents.services import changing
from gongkai.web.documents.workspace import find
from gongkai.web.documents.workspace.judging import judge_page
from gongkai.web.documents.workspace.passing import page
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.workspace.acting import act_page


@door("document.change", find.document)
def propose(request: StaffRequest, document: Document) -> HttpResponse:
    """Another attribute."""
    form = forms.ChangeForm(request.POST or None)
    note = "变更与最初认定走同样的程序：审核、保密审查、签发。"
    do = partial(changing.propose_change, document, on=timezone.localdate())
    return act_page(request, page("document.change", document, "已提出", note=note), form, do)


@door("document.reassess", find.document)
def reassess(request: StaffRequest, document: Document) -> HttpResponse:
    """Looked at again."""
    form = forms.ReassessForm(request.POST or None)
    note = "因情势变化可以公开的，应当公开（《条例》第十八条）：请改用“提出变更公开属性”。"
    do = partial(changing.reassess, document, on=timezone.localdate())
    return act_page(request, page("document.reassess", document, "已评估", note=note), form, do)


@door("document.clear_late", find.document)
def clear_late(request: StaffRequest, document: Document) -> HttpResponse:
    """The secrecy review that an imported document has not had."""
    form = forms.PointsForm(request.POST or None)
    note = "由台账导入的主动公开公文，补作保密审查后才能在网站公开。"
    do = partial(changing.clear_late, document, at=timezone.now())
    return judge_page(
        request, page("document.clear_late", document, "已审查", note=note), form, do, document
    )


@door("change.check", find.change)
def check(request: StaffRequest, change: Change) -> HttpResponse:
    """The OGI office agrees."""
    form = forms.AgreeForm(request.POST or None)
    shown = page("change.check", change.document, "已审核", note=f"{change}：{change.reason}")
    return judge_page(
        request, shown, form, partial(changing.check_change, change), change.document
    )


@door("change.clear", find.change)
def clear(request: StaffRequest, change: Change) -> HttpResponse:
    """The secrecy review."""
    form = forms.PointsForm(request.POST or None)
    shown = page("change.clear", change.document, "已审查", note=f"{change}：{change.reason}")
    do = partial(changing.clear_change, change, at=timezone.now())
    return judge_page(request, shown, form, do, change.document)


@door("change.sign", find.change)
def sign(request: StaffRequest, change: Change) -> HttpResponse:
    """Settled."""
    form = forms.SettleForm(request.POST or None)
    said = "审核同意" if change.agreed else "审核不同意"
    halted = "；保密审查发现问题，已暂停公开" if change.document.halted else ""
    told = f"{change}：{change.reason}。{said}{halted}。"
    shown = page("change.sign", change.document, "已决定", note=told)
    do = partial(changing.sign_change, change, on=timezone.localdate())
    return judge_page(request, shown, form, do, change.document)
