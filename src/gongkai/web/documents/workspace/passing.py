"""The pages of the acts upon a document before and at its issue."""

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from gongkai.web.documents import forms, queries
from gongkai.web.documents.models import Document
from gongkai.web.documents.services import attaching, drafting, passing
from gongkai.web.documents.workspace import find
from gongkai.web.documents.workspace.judging import judge_page
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.models import Person
from gongkai.web.organs.workspace.acting import Page, act_page
from gongkai.web.uploads.services import files


def page(act: str, document: Document, done: str, *, note: str = "", danger: bool = False) -> Page:
    """The page of an act upon a document."""
    back = reverse("document", args=[document.pk])
    return Page(act=act, about=str(document), back=back, done=done, note=note, danger=danger)


@door("document.attach", find.document)
def attach(request: StaffRequest, document: Document) -> HttpResponse:
    """A file: taken in, looked into at once, and put to the draft."""
    form = forms.AttachForm(request.POST or None, request.FILES or None)

    def do(*, file: "UploadedFile[bytes]", title: str, by: Person) -> None:
        upload = files.take(
            document.organ, data=file.read(), name=file.name or "", by=by, at=timezone.now()
        )
        attaching.attach(document, upload=upload, title=title, by=by)

    note = "上传后立即检查：隐藏的修订、批注、工作表和文件属性，色块下的文字，个人信息和错敏词语。"
    return act_page(request, page("document.attach", document, "已增加", note=note), form, do)


@door("document.detach", find.document)
def detach(request: StaffRequest, document: Document) -> HttpResponse:
    """One goes."""
    form = forms.DetachForm(request.POST or None, document=document)
    return act_page(request, page("document.detach", document, "已移除"), form,
                    partial(attaching.detach, document))  # fmt: skip


@door("document.propose", find.document)
def propose(request: StaffRequest, document: Document) -> HttpResponse:
    """The attribute, together with the text."""
    now = {
        "attribute": document.proposed
        or (document.forwards.attribute if document.forwards else ""),
        "reason": document.reason, "basis": document.basis,
    }  # fmt: skip
    form = forms.ProposeForm(request.POST or None, initial=now)
    note = "属性与文稿一并送审。主动公开的公文不得含有其他属性的内容，附件也是。"
    return act_page(request, page("document.propose", document, "已送审", note=note), form,
                    partial(drafting.propose, document))  # fmt: skip


@door("document.check", find.document)
def check(request: StaffRequest, document: Document) -> HttpResponse:
    """What the OGI office thinks."""
    form = forms.CheckForm(request.POST or None, initial={"attribute": document.proposed})
    why = f"：{document.reason}" if document.reason else ""
    note = f"拟定为{document.get_proposed_display()}{why}"
    return judge_page(request, page("document.check", document, "已审核", note=note), form,
                    partial(passing.check, document), document)  # fmt: skip


@door("document.clear", find.document)
def clear(request: StaffRequest, document: Document) -> HttpResponse:
    """The secrecy review."""
    form = forms.PointsForm(request.POST or None)
    note = "先审查、后公开，逐项审查。没有通过的，签发时不能定为主动公开。"
    return judge_page(request, page("document.clear", document, "已审查", note=note), form,
                    partial(passing.clear, document, at=timezone.now()), document)  # fmt: skip


@door("document.joint", find.document)
def joint(request: StaffRequest, document: Document) -> HttpResponse:
    """What a joint organ says."""
    form = forms.JointForm(request.POST or None, document=document)
    return act_page(request, page("document.joint", document, "已登记"), form,
                    partial(passing.answer_joint, document))  # fmt: skip


@door("document.sign", find.document)
def sign(request: StaffRequest, document: Document) -> HttpResponse:
    """The signature."""
    now = {"attribute": document.advised or document.proposed}
    form = forms.SignForm(request.POST or None, initial=now)
    told = [f"拟定{document.get_proposed_display()}，审核{document.get_advised_display()}"]
    told += ["保密审查通过" if document.cleared else "保密审查没有通过，不能主动公开"]
    note = (
        "；".join(told)
        + "。签发人最后决定公开属性；签发后文稿即告成文，主动公开的，公开期限自成文之日起算。"
    )
    return judge_page(request, page("document.sign", document, "已签发", note=note), form,
                    partial(passing.sign, document), document)  # fmt: skip


@door("document.issue", find.document)
def issue(request: StaffRequest, document: Document) -> HttpResponse:
    """The number."""
    form = forms.DayForm(request.POST or None)
    note = f"将取下一个文号，现在是{queries.next_number(document)}，并登记、印发这件公文。"
    note += "编号后不能收回；作废的号也不再使用。"
    return act_page(request, page("document.issue", document, "已编号印发", note=note), form,
                    partial(passing.issue, document))  # fmt: skip


@door("document.return", find.document)
def send_back(request: StaffRequest, document: Document) -> HttpResponse:
    """Back to the drafter."""
    form = forms.ReasonForm(request.POST or None)
    note = "退回后重新拟定属性、审核、保密审查和签发。"
    return act_page(request, page("document.return", document, "已退回", note=note), form,
                    partial(passing.send_back, document))  # fmt: skip


@door("document.void", find.document)
def void(request: StaffRequest, document: Document) -> HttpResponse:
    """Declared void."""
    form = forms.ReasonForm(request.POST or None)
    note = "作废的公文不再计入年报，文号保留在登记簿中。已公开的，应另行撤回并说明。"
    return act_page(request, page("document.void", document, "已作废", note=note, danger=True),
                    form, partial(passing.void, document))  # fmt: skip


@door("document.drop", find.document)
def drop(request: StaffRequest, document: Document) -> HttpResponse:
    """Given up."""
    form = forms.ReasonForm(request.POST or None)
    note = "撤下的草稿没有文号，不再办理，留在公文列表中备查。"
    return act_page(request, page("document.drop", document, "已撤稿", note=note, danger=True),
                    form, partial(drafting.drop, document))  # fmt: skip
