"""The pages: a year out as a file, a filled workbook in, what a workbook brought."""

from functools import partial
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.law.errors import GongkaiError
from gongkai.web.annual.exchange import exporting, reading, rows, taking
from gongkai.web.annual.exchange.forms import ExportForm, ImportForm
from gongkai.web.annual.forms import ReasonForm
from gongkai.web.annual.models import LedgerImport
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.organs.workspace.acting import Page, act_page, links
from gongkai.web.organs.workspace.find import organ as find_organ

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = {"xlsx": _XLSX, "json": "application/json"}
_SHOWN = 30


def find(pk: int) -> LedgerImport:
    """The import of a number."""
    return get_object_or_404(LedgerImport.objects.select_related("organ", "by"), pk=pk)


@door("ledger.list", find_organ)
def ledger(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Where a year goes out and comes in, and what came in so far."""
    imports = LedgerImport.objects.filter(organ=organ).select_related("by").order_by("-pk")
    acts = links(request.user, organ, [("ledger.import", "ledger-import")])
    may_export = links(request.user, organ, [("ledger.export", "ledger-export")])
    form = ExportForm(initial={"year": _last_year()}) if may_export else None
    context = {"organ": organ, "acts": acts, "form": form, "imports": imports[:_SHOWN]}
    return render(request, "exchange/ledger.html", context)


@door("ledger.export", find_organ)
def export(request: StaffRequest, organ: Organ) -> HttpResponse:
    """The file; without a question, the ledger of the year that has just ended."""
    form = ExportForm(request.GET or {"year": _last_year(), "kind": "xlsx"})
    if form.is_valid():
        year, kind = form.cleaned_data["year"], form.cleaned_data["kind"]
        try:
            data = exporting.export(organ, year=year, kind=kind)
        except (Refused, GongkaiError) as refused:
            form.add_error(None, str(refused))
        else:
            return _file(data, f"{organ}{year}年台账.{kind}", kind)
    context = {"organ": organ, "form": form, "acts": [], "imports": []}
    return render(request, "exchange/ledger.html", context, status=422)


@door("ledger.import", find_organ)
def import_(request: StaffRequest, organ: Organ) -> HttpResponse:
    """Read, say what is wrong, and take it only when nothing is and the reader says so."""
    form = ImportForm(request.POST or None, request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        data, name = form.cleaned_data["file"].read(), form.cleaned_data["file"].name
        try:
            found = reading.read(data, organ=organ)
            if "marked" in request.POST and found.marked:
                return _file(found.marked, "标注.xlsx", "xlsx")
            if form.cleaned_data["really"] and not found.errors:
                at = timezone.now()
                made = taking.take(organ, data=data, name=name, by=request.user, at=at)
                messages.success(request, "台账已导入" if made else "台账中没有新的记录")
                return redirect("ledger", organ.code)
        except Refused as refused:
            form.add_error("file", str(refused))
    wrong = form.is_bound and (not form.is_valid() or bool(found and found.errors))
    context = {"organ": organ, "form": form, "reading": found}
    return render(request, "exchange/import.html", context, status=422 if wrong else 200)


@door("ledger.see", find)
def batch(request: StaffRequest, held: LedgerImport) -> HttpResponse:
    """What a workbook brought, row by row; `row` opens the page on which a record stands."""
    sheets = rows.sheets_of(held)
    sheet, after = request.GET.get("sheet", ""), _number(request, "after")
    record = held.records.filter(pk=_number(request, "row")).first()
    if record is not None:
        sheet, after = record.sheet, record.pk - 1
    if sheet not in dict(sheets):
        sheet = sheets[0][0] if sheets else ""
    page = rows.page_of(held, sheet=sheet, after=after) if sheet else None
    acts = links(request.user, held, [("ledger.withdraw", "ledger-withdraw")])
    context = {"batch": held, "sheets": sheets, "page": page, "acts": acts}
    return render(request, "exchange/batch.html", context)


@door("ledger.withdraw", find)
def withdraw(request: StaffRequest, held: LedgerImport) -> HttpResponse:
    """Its records are counted no more."""
    page = Page(
        act="ledger.withdraw", about=str(held), back=reverse("ledger-batch", args=[held.pk]),
        done="已撤回", danger=True,
        note="撤回后，由它带入的历史记录不再计入年报；已经登记到公文、月度数据、培训和年报正文的，"
        "请在各处更正。",
    )  # fmt: skip
    form = ReasonForm(request.POST or None)
    return act_page(request, page, form, partial(taking.withdraw, held, at=timezone.now()))


def _number(request: StaffRequest, name: str) -> int:
    """A number of the address; 0 for anything else."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0


def _last_year() -> int:
    return timezone.localdate().year - 1


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=_TYPES[kind])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
