"""“Check a report”: anybody drops a file and gets what the rules find. Nothing is stored."""

from typing import Any

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongkai.files import Unreadable, read_bytes
from gongkai.report.checker import check as ask
from gongkai.report.checker import verdict
from gongkai.report.finding import WORDS
from gongkai.report.folding import fold
from gongkai.report.rule import Dossier
from gongkai.web.annual.drafting import page_of
from gongkai.web.annual.official import parts
from gongkai.web.organs.account import client_address

LARGEST = 16 * 2**20
A_MINUTE = 10


class FileForm(forms.Form):
    """A report in a file."""

    file = forms.FileField(
        label=_("年报文件"),
        help_text=_("网页、Word、WPS、PDF、扫描件、表格或文本，不超过 16 MB"),
    )

    def clean_file(self) -> Any:
        """Not too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("文件超过 16 MB"))
        return file


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Read the file, ask every rule, show the answer; forget the file."""
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "whole": True}
    status = 200
    if request.method == "POST":
        status = 422
        if not _slowly(request):
            form.add_error(None, _("一分钟内核对的文件太多，请稍后再试"))
            status = 429
        elif form.is_valid():
            status = _answer(form, context)
    return render(request, "annual/portal/check.html", context, status=status)


def _answer(form: FileForm, context: dict[str, Any]) -> int:
    file = form.cleaned_data["file"]
    try:
        report = read_bytes(file.read(), name=file.name)
    except Unreadable as wrong:
        form.add_error("file", wrong.reason)
        return 422
    if not report.cells:
        form.add_error("file", _("没有认出年度报告的任何表格"))
        return 422
    findings = ask(Dossier(report))
    context |= {
        "report": report,
        "verdict": verdict(findings),
        "folds": [(each, WORDS[each.first.severity]) for each in fold(findings, report.edition)],
        "parts": parts(page_of(report), findings=findings),
        "filled": sum(value is not None for value in report.facts.values()),
        "cells": len(report.facts),
    }
    return 200


def _slowly(request: HttpRequest) -> bool:
    """At most so many files a minute from one address, counted where every process sees it."""
    key = f"check-report:{client_address(request)}:{timezone.now():%Y%m%d%H%M}"
    cache.add(key, 0, 120)
    return bool(cache.incr(key) <= A_MINUTE)
