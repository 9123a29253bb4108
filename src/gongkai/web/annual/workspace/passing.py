"""The pages of the acts that write a report and pass it on."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from gongkai.report.edition import edition_of
from gongkai.report.finding import Severity
from gongkai.web.annual import forms
from gongkai.web.annual.models import YearReport
from gongkai.web.annual.services import drafting, passing
from gongkai.web.annual.workspace import find
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.workspace.acting import Page, act_page


def _page(
    act: str, report: YearReport, done: str, *, note: str = "", danger: bool = False
) -> Page:
    back = reverse("report", args=[report.pk])
    return Page(act=act, about=str(report), back=back, done=done, note=note, danger=danger)


@door("report.write", find.report)
def write(request: StaffRequest, report: YearReport) -> HttpResponse:
    """The text of one section."""
    sections = drafting.sections_of(report.year)
    asked = request.GET.get("section", "")
    section = asked if asked in sections else next(iter(sections))
    held = report.words.filter(section=section).first()
    now = {
        "section": section,
        "revision": held.revision if held else 0,
        "text": held.text if held else "",
    }
    form = forms.WordsForm(request.POST or None, initial=now, year=report.year)
    page = _page("report.write", report, "已保存", note=sections[section])
    return act_page(request, page, form, partial(drafting.write, report, at=timezone.now()))


@door("report.explain", find.report)
def explain(request: StaffRequest, report: YearReport) -> HttpResponse:
    """Why a finding stands."""
    now = {"code": request.GET.get("code", ""), "where": request.GET.get("where", "")}
    form = forms.ExplainForm(request.POST or None, initial=now)
    page = _page("report.explain", report, "说明已记下，随年报报送")
    return act_page(request, page, form, partial(drafting.explain, report, at=timezone.now()))


@door("report.check", find.report)
def check(request: StaffRequest, report: YearReport) -> HttpResponse:
    """The draft is finished."""
    page = _page(
        "report.check", report, "已完成自查",
        note="须改正的问题全部改正、须说明的问题全部说明之后才能提交。",
    )  # fmt: skip
    form = forms.NothingForm(request.POST or None)
    return act_page(request, page, form, partial(passing.check, report))


@door("report.agree", find.report)
def agree(request: StaffRequest, report: YearReport) -> HttpResponse:
    """The OGI head agrees."""
    page = _page("report.agree", report, "已审核同意")
    form = forms.NothingForm(request.POST or None)
    return act_page(request, page, form, partial(passing.agree, report))


@door("report.send_back", find.report)
def send_back(request: StaffRequest, report: YearReport) -> HttpResponse:
    """Back to the drafters."""
    page = _page("report.send_back", report, "已退回修改")
    form = forms.ReasonForm(request.POST or None)
    return act_page(request, page, form, partial(passing.send_back, report))


@door("report.sign", find.report)
def sign(request: StaffRequest, report: YearReport) -> HttpResponse:
    """The signature."""
    page = _page(
        "report.sign", report, "已签发",
        note="签发后冻结为一个版本：此后台账再有变动，只作为差异显示，不改动年报。",
    )  # fmt: skip
    form = forms.SignForm(request.POST or None)
    return act_page(request, page, form, partial(passing.sign, report, at=timezone.now()))


@door("report.submit", find.report)
def submit(request: StaffRequest, report: YearReport) -> HttpResponse:
    """To the authority."""
    page = _page("report.submit", report, "已报送", note="报送后由主管部门接收或者退回。")
    form = forms.NothingForm(request.POST or None)
    on = timezone.localdate()
    return act_page(request, page, form, partial(passing.submit, report, on=on))


@door("report.return", find.report)
def return_(request: StaffRequest, report: YearReport) -> HttpResponse:
    """Back to the organ, with reasons."""
    found = report.signed.findings if report.signed else []
    label = edition_of(report.year).label
    lines = [
        f"{label(each['where'])}：{_reason(each['message'], label(each['where']))}"
        for each in found
        if each["severity"] == Severity.ERROR
    ]
    form = forms.ReturnForm(
        request.POST or None, initial={"reasons": "\n".join(lines)}, places=_places(report)
    )
    page = _page("report.return", report, "已退回")
    return act_page(request, page, form, partial(passing.return_report, report, at=timezone.now()))


def _reason(message: str, label: str) -> str:
    """What a finding says, without the name of its place once more."""
    return message.removeprefix(label).lstrip("：，、 ") or message


def _places(report: YearReport) -> dict[str, str]:
    """Every place of the form that a reason may be about, by its name."""
    form = edition_of(report.year)
    keys = (*form.cells, *(f"chapter{each.number}" for each in form.chapters))
    return {form.label(key): key for key in keys}


@door("report.accept", find.report)
def accept(request: StaffRequest, report: YearReport) -> HttpResponse:
    """Taken by the authority."""
    page = _page("report.accept", report, "已接收", note="接收后计入上级年报的汇总。")
    form = forms.NothingForm(request.POST or None)
    on = timezone.localdate()
    return act_page(request, page, form, partial(passing.accept, report, on=on))


@door("report.publish", find.report)
def publish(request: StaffRequest, report: YearReport) -> HttpResponse:
    """To the public."""
    page = _page(
        "report.publish", report, "已向社会公开",
        note="公开后任何人都可以查阅并下载网页、Word、PDF、Excel、JSON 和 CSV 各种格式。",
    )  # fmt: skip
    form = forms.NothingForm(request.POST or None)
    on = timezone.localdate()
    return act_page(request, page, form, partial(passing.publish, report, on=on))


@door("report.correct", find.report)
def correct(request: StaffRequest, report: YearReport) -> HttpResponse:
    """Open for a correction."""
    page = _page(
        "report.correct", report, "已启动更正",
        note="更正稿重新经过自查、审核、签发、报送和接收；此前公众看到的仍是原版本。",
    )  # fmt: skip
    form = forms.ReasonForm(request.POST or None)
    return act_page(request, page, form, partial(passing.correct, report))
