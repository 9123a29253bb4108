"""The page of who judges a document: its text and what a machine noticed, the form beside it."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from gongkai.web.documents.hints import hints
from gongkai.web.documents.models import Document
from gongkai.web.organs.doors import StaffRequest
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.permissions import table
from gongkai.web.organs.workspace.acting import Page


def judge_page(
    request: StaffRequest, page: Page, form: Form, do: Callable[..., object], document: Document
) -> HttpResponse:
    """As `act_page`, with the document before the reader's eyes."""
    if request.method == "POST" and form.is_valid():
        try:
            do(**form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, page.done)
            return redirect(page.back)
    context = {
        "page": page, "title": table().acts[page.act].title, "form": form, "document": document,
        "hints": hints(document),
        "files": [each.upload for each in document.attachments.select_related("upload")],
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "documents/workspace/judge.html", context, status=status)
