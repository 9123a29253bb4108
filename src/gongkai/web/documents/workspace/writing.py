"""The page on which a document is written, its attribute beside the text."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.web.documents import forms, queries
from gongkai.web.documents.models import Document
from gongkai.web.documents.services import drafting
from gongkai.web.documents.workspace import find
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.permissions import table
from gongkai.web.organs.workspace.acting import Page
from gongkai.web.organs.workspace.find import organ as find_organ

_DONE = "已保存；文稿和公开属性齐备后请送审"
_KEPT = tuple(forms.DraftForm.base_fields)


@door("document.draft", find_organ)
def draft(request: StaffRequest, organ: Organ) -> HttpResponse:
    """A new document."""
    codes = queries.codes(organ)
    start = {"code": codes[0] if codes else ""}
    form = forms.NewForm(request.POST or None, organ=organ, initial=start)

    def do() -> Document:
        return drafting.draft(organ, **form.cleaned_data, by=request.user)

    page = Page(act="document.draft", about=str(organ), back=reverse("documents"), done=_DONE)
    return _write(request, form, do, page=page, codes=codes)


@door("document.edit", find.document)
def edit(request: StaffRequest, document: Document) -> HttpResponse:
    """The same once more."""
    now = {name: getattr(document, name) for name in _KEPT}
    form = forms.DraftForm(request.POST or None, initial=now)

    def do() -> Document:
        return drafting.edit(document, **form.cleaned_data, by=request.user)

    page = Page(
        act="document.edit", about=str(document), back=reverse("document", args=[document.pk]),
        done=_DONE,
    )  # fmt: skip
    return _write(request, form, do, page=page, codes=queries.codes(document.organ))


def _write(
    request: StaffRequest, form: forms.DraftForm, do: Callable[[], Document], *, page: Page,
    codes: tuple[str, ...],
) -> HttpResponse:  # fmt: skip
    """The form until it is right; what was typed stays."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do()
        except Refused as refused:
            field = refused.field if refused.field in form.fields else None
            form.add_error(field, str(refused))
        else:
            messages.success(request, page.done)
            return redirect("document", made.pk)
    title = table().acts[page.act].title
    context = {"form": form, "page": page, "title": title, "codes": codes}
    status = 422 if form.is_bound else 200
    return render(request, "documents/workspace/write.html", context, status=status)
