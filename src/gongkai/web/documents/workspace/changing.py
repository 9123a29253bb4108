"""The pages of the acts upon an issued document's attribute."""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone

from gongkai.web.documents import forms
from gongkai.web.documents.models import Change, Document
from gongkai.web.documents.services import changing
from gongkai.web.documents.workspace import find
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


@door("change.check", find.change)
def check(request: StaffRequest, change: Change) -> HttpResponse:
    """The OGI office agrees."""
    form = forms.NoteForm(request.POST or None)
    shown = page("change.check", change.document, "已审核", note=f"{change}：{change.reason}")
    return act_page(request, shown, form, partial(changing.check_change, change))


@door("change.clear", find.change)
def clear(request: StaffRequest, change: Change) -> HttpResponse:
    """The secrecy review."""
    form = forms.PointsForm(request.POST or None)
    shown = page("change.clear", change.document, "已审查", note=f"{change}：{change.reason}")
    do = partial(changing.clear_change, change, at=timezone.now())
    return act_page(request, shown, form, do)


@door("change.sign", find.change)
def sign(request: StaffRequest, change: Change) -> HttpResponse:
    """Settled."""
    form = forms.SettleForm(request.POST or None)
    shown = page("change.sign", change.document, "已决定", note=f"{change}：{change.reason}")
    do = partial(changing.sign_change, change, on=timezone.localdate())
    return act_page(request, shown, form, do)
