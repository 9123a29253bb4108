"""The desk of one report: chapters and tables, findings in place, each figure a link."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.report.basis import basis_of
from gongkai.report.edition import edition_of
from gongkai.report.finding import WORDS, Finding, Severity, plain
from gongkai.web.annual.authority.letters import findings_in
from gongkai.web.annual.changes import changes_since
from gongkai.web.annual.drafting import records_of, report_in
from gongkai.web.annual.due import due_of
from gongkai.web.annual.looking import draft_seen, returned
from gongkai.web.annual.lower import PART, shares_of
from gongkai.web.annual.models import Objection, State, Version, YearReport
from gongkai.web.annual.models.version import Source
from gongkai.web.annual.official import Link, parts
from gongkai.web.annual.opening import Page, opened, page_of
from gongkai.web.annual.services.drafting import sections_of
from gongkai.web.annual.workspace import find
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.organs.permissions import may
from gongkai.web.organs.workspace.acting import links

ACTS = (
    ("report.check", "report-check"),
    ("report.agree", "report-agree"),
    ("report.sign", "report-sign"),
    ("report.submit", "report-submit"),
    ("report.accept", "report-accept"),
    ("report.return", "report-return"),
    ("report.publish", "report-publish"),
    ("report.send_back", "report-send-back"),
    ("report.correct", "report-correct"),
)
_OPEN = (State.DRAFTING, State.RETURNED, State.CHECKED, State.AGREED)


@door("report.see", find.report)
def desk(request: StaffRequest, report: YearReport) -> HttpResponse:
    """A report that is not signed shows the records as they stand; a signed one is read."""
    context: dict[str, Any] = {
        "report": report,
        "acts": links(request.user, report, ACTS),
        "writes": may(request.user, "report.write", report),
        "explains": may(request.user, "report.explain", report),
        "sections": sections_of(report.year),
        "objections": _objections(report),
        "due": due_of(report.organ, year=report.year),
        "versions": report.versions.order_by("-number").select_related("by"),
        "steps": _steps(report),
        "history": history_of(report),
    }
    version = _frozen(report)
    if version is None:
        seen = draft_seen(report, link=partial(cell_address, report))
        context |= {"findings": _findings(report, seen.draft.findings), "parts": seen.parts}
    else:
        context |= {
            "version": version,
            "frozen": _findings(report, findings_in(version.findings)),
            "parts": parts(version.page, link=_frozen_links(report, version),
                           findings=tuple(returned(report))),
        }  # fmt: skip
    return render(request, "annual/workspace/desk.html", context)


def _frozen(report: YearReport) -> Version | None:
    """The version to read instead of a draft; a file that was returned has no ledger of ours."""
    signed = report.signed
    if report.state == State.RETURNED and signed and signed.source == Source.FILE:
        return signed
    return None if report.state in _OPEN else signed


def _steps(report: YearReport) -> list[tuple[str, bool, bool]]:
    """Title, done, here: the way of a report from left to right."""
    way = [State.DRAFTING, State.CHECKED, State.AGREED, State.SIGNED, State.SUBMITTED,
           State.ACCEPTED, State.PUBLISHED]  # fmt: skip
    here = way.index(State.DRAFTING if report.state == State.RETURNED else State(report.state))
    return [(each.label, place < here, place == here) for place, each in enumerate(way)]


def _findings(
    report: YearReport, findings: tuple[Finding, ...]
) -> list[tuple[Finding, str, str, bool]]:
    """Each finding with its word, its explanation and whether it may be explained."""
    told = {(each.code, each.where): each.text for each in report.explanations.all()}
    return [
        (each, WORDS[each.severity], told.get((each.code, each.where), ""),
         each.severity is Severity.WARNING)
        for each in findings
    ]  # fmt: skip


def _objections(report: YearReport) -> list[tuple[Objection, str]]:
    """Why the report was returned, the latest first, each with its place in words."""
    label = edition_of(report.year).label
    found = report.objections.select_related("by").order_by("-id")
    return [(each, label(each.where)) for each in found]


def _frozen_links(report: YearReport, version: Version) -> Link:
    return lambda key: cell_address(report, key) if key in version.counted else ""


def cell_address(report: YearReport, key: str) -> str:
    """The page of what one cell counts."""
    return f"{reverse('report-cell', args=[report.pk])}?{urlencode({'key': key})}"


@door("report.see", find.report)
def cell(request: StaffRequest, report: YearReport) -> HttpResponse:
    """The records that one figure counts, a page at a time, and the law of its counting."""
    form, after = edition_of(report.year), request.GET.get("after", "")
    asked = request.GET.get("key", "")
    key = asked if asked in form.cells else next(iter(form.cells))
    frozen = _frozen(report)
    if frozen:
        ids, value = frozen.counted.get(key, []), report_in(frozen).value(key)
        page, records = _own(ids, after), frozen.records
    else:
        made = draft_seen(report, link=partial(cell_address, report)).draft
        ids, value = made.counts[key].ids, made.counts[key].value
        page = _own(ids, after)
        records = records_of(made.facts, only=set(page.ids))
    context = {
        "report": report, "label": form.label(key), "value": plain(value), "key": key,
        "frozen": frozen, "page": page, "records": opened(page.ids, records, report=report),
        "shares": shares_of(ids, key=key), "basis": basis_of(key),
        "here": cell_address(report, key),
    }  # fmt: skip
    return render(request, "annual/workspace/cell.html", context)


def _own(ids: Sequence[str], after: str) -> Page:
    """What the organ's own records give; the reports below stand in a table of their own."""
    return page_of([each for each in ids if not each.startswith(PART)], after=after)


@door("report.see", find.report)
def changes(request: StaffRequest, report: YearReport) -> HttpResponse:
    """What the records say otherwise today than on the day of the signature."""
    found = changes_since(report.signed, report=report) if report.signed else None
    context = {"report": report, "changes": found, "version": report.signed}
    return render(request, "annual/workspace/changes.html", context)
