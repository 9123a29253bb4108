"""A file: what it is, what was found, what to do; and the word list."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import may
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.organs.workspace.find import organ as find_organ
from gongkai.web.uploads import forms
from gongkai.web.uploads.checks.wording import shipped
from gongkai.web.uploads.models import State, Upload, WordEntry
from gongkai.web.uploads.services import files, masking, words
from gongkai.web.uploads.workspace import find

_PAGE = 50
_MASKING = {
    "": "另存一份隐去身份证号、手机号、银行卡号、住址等的文件，去掉批注、修订和文件属性，"
    "并重新读取加以证明；原文件不变。文件中的图片不作遮盖。",
    "pdf": "另存一份 PDF：含有个人信息、或者色块下还有文字的页面改为图像，文字真正去除，"
    "再重新读取加以证明；"
    "批注、附件和文件属性不带入，电子签章随之失效；原文件不变。",
    "png": "另存一份去除拍摄地点、设备和作者的图片；图中的文字不作遮盖。",
    "jpg": "另存一份去除拍摄地点、设备和作者的图片；图中的文字不作遮盖。",
}
_ACTS = (
    ("upload.mask", "upload-mask"),
    ("upload.check", "upload-check"),
    ("upload.refuse", "upload-refuse"),
)


def _sent(request: StaffRequest) -> QueryDict | None:
    """What was typed; a form without anything to type is sent too."""
    return request.POST if request.method == "POST" else None


@door("upload.see", find.upload)
def upload(request: StaffRequest, upload: Upload) -> HttpResponse:
    """One file."""
    acts = [each for each in links(request.user, upload, _ACTS)
            if not each.url.endswith("mask/") or upload.kind in masking.MASKABLE]  # fmt: skip
    context = {
        "upload": upload,
        "acts": acts,
        "opens": may(request.user, "upload.open", upload),
        "findings": sorted(upload.findings, key=lambda each: each["severity"] != "grave"),
        "copies": upload.masked_into.order_by("pk"),
        "scanner": bool(settings.CLAMD),
        "history": history_of(upload),
    }
    return render(request, "uploads/upload.html", context)


@door("uploads.see", find_organ)
def uploads(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The files of an organ, the newest first, perhaps those of one state."""
    state, before = request.GET.get("state", ""), request.GET.get("before", "")
    found = organ.uploads.order_by("-pk")
    if state in State.values:
        found = found.filter(state=state)
    if before.isascii() and before.isdigit() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    some = list(found[: _PAGE + 1])
    context = {
        "organ": organ, "files": some[:_PAGE], "states": State.choices, "state": state,
        "older": some[_PAGE - 1].pk if len(some) > _PAGE else None,
        "acts": links(request.user, organ, [("upload.add", "upload-add"), ("words.see", "words")]),
    }  # fmt: skip
    return render(request, "uploads/uploads.html", context)


@door("upload.open", find.upload)
def open_(request: StaffRequest, upload: Upload) -> HttpResponse:
    """The file itself, as a download."""
    return files.serve(upload)


@door("upload.add", find_organ)
def add(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Send a file; it is checked at once and shown with what was found."""
    form = forms.UploadForm(_sent(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = files.take(organ, data=file, name=file.name, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("upload", made.pk)
    status = 422 if form.is_bound else 200
    context = {"organ": organ, "form": form}
    return render(request, "uploads/add.html", context, status=status)


def _page(act: str, upload: Upload, done: str, note: str = "") -> Page:
    back = reverse("upload", args=[upload.pk])
    return Page(act=act, about=str(upload), back=back, done=done, note=note)


@door("upload.check", find.upload)
def check(request: StaffRequest, upload: Upload) -> HttpResponse:
    """Look into it again, by the lists of today."""
    page = _page("upload.check", upload, "已重新检查")
    form = forms.NothingForm(_sent(request))
    return act_page(request, page, form, partial(files.check, upload))


@door("upload.refuse", find.upload)
def refuse(request: StaffRequest, upload: Upload) -> HttpResponse:
    """Not to be used."""
    kept = "用过的文件内容保留备查" if upload.state == State.CHECKED else "文件内容随即删除"
    note = f"文件此后不能再被引用或者公开；{kept}，名称、摘要和理由留在记录中。"
    page = _page("upload.refuse", upload, "不予接收", note)
    form = forms.ReasonForm(_sent(request))
    return act_page(request, page, form, partial(files.refuse, upload))


@door("upload.mask", find.upload)
def mask(request: StaffRequest, upload: Upload) -> HttpResponse:
    """A masked copy; the original stays as it is."""
    note = _MASKING.get(upload.kind, _MASKING[""])
    page = _page("upload.mask", upload, "已生成遮盖后的文件", note)
    form = forms.MaskForm(_sent(request))

    def do(*, words: list[str], by: Person) -> None:
        made = masking.mask_file(upload, words=words, by=by, at=timezone.now())
        messages.info(request, f"新文件：{made}")

    return act_page(request, page, form, do)


@door("words.see", find_organ)
def word_list(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The shipped list with its edition, and the entries of this house."""
    entries = WordEntry.objects.select_related("organ").order_by("-pk")
    context = {
        "organ": organ,
        "edition": shipped()[0],
        "shipped": shipped()[1],
        "entries": [(each, links(request.user, each, [("word.end", "word-end")]))
                    for each in entries],
        "acts": links(request.user, organ, [("word.add", "word-add")]),
    }  # fmt: skip
    return render(request, "uploads/words.html", context)


@door("word.add", find_organ)
def add_word(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Another wording."""
    page = Page(
        act="word.add", about=str(organ), back=reverse("words", args=[organ.code]), done="已增加",
        note="增加后，已公开的信息按新的词表重新检查。",
    )  # fmt: skip
    form = forms.WordForm(_sent(request))
    do = partial(words.add_word, organ, on=timezone.localdate())
    return act_page(request, page, form, do)


@door("word.end", find.word)
def end_word(request: StaffRequest, word: WordEntry) -> HttpResponse:
    """No more."""
    back = reverse("words", args=[word.organ.code])
    page = Page(act="word.end", about=str(word), back=back, done="已停用")
    form = forms.NothingForm(_sent(request))
    return act_page(request, page, form, partial(words.end_word, word, on=timezone.localdate()))
