"""The addresses of this room."""

from django.urls import path

from gongkai.web.annual.exchange import urls as exchange
from gongkai.web.annual.portal import data, reading, reports, years
from gongkai.web.annual.workspace import authority, desk, organs, passing

# For machines: in no language.
machine_urls = [
    path("reports/data/datapackage.json", data.description, name="report-package"),
    path("reports/data/report.schema.json", data.schema, name="report-schema"),
    path("reports/data/reports-<int:year>.json", data.whole, name="report-whole"),
    path("reports/data/reports.<slug:kind>", data.catalogue, name="report-catalogue"),
    path("reports/data/figures-<int:year>.<slug:kind>", data.figures, name="report-figures"),
]

portal_urls = [
    path("reports/", reports.reports, name="public-reports"),
    path("reports/check/", reading.check, name="check-report"),
    path("reports/data/", data.about, name="report-data"),
    path("organs/<slug:code>/reports/", years.years, name="public-report-years"),
    path("organs/<slug:code>/reports/<int:year>/", reports.report, name="public-report"),
    path("organs/<slug:code>/reports/<int:year>/cell/", reports.cell, name="public-report-cell"),
    path(
        "organs/<slug:code>/reports/<int:year>/report.<str:kind>", reports.download,
        name="public-report-file",
    ),
]  # fmt: skip

workspace_urls = [
    path("annual/", organs.annual, name="annual"),
    path("organs/<slug:code>/reports/open/", organs.open_report, name="report-open"),
    path("organs/<slug:code>/reports/hand-in/", organs.hand_in, name="report-hand-in"),
    path("organs/<slug:code>/reports/compare/", authority.compare, name="report-compare"),
    path("organs/<slug:code>/reports/reuse/", authority.reuse, name="report-reuse"),
    path("organs/<slug:code>/reports/twice/", authority.twice, name="report-twice"),
    path("organs/<slug:code>/reports/bulletin/", authority.bulletin, name="report-bulletin"),
    path("organs/<slug:code>/reports/letters/", authority.letters, name="report-letters"),
    path("organs/<slug:code>/reports/due/", authority.due, name="report-due"),
    path("organs/<slug:code>/reports/", organs.board, name="report-board"),
    path("organs/<slug:code>/figures/", organs.monthly, name="figures"),
    path("reports/<int:pk>/", desk.desk, name="report"),
    path("reports/<int:pk>/cell/", desk.cell, name="report-cell"),
    path("reports/<int:pk>/changes/", desk.changes, name="report-changes"),
    path("reports/<int:pk>/words/", passing.write, name="report-write"),
    path("reports/<int:pk>/explain/", passing.explain, name="report-explain"),
    path("reports/<int:pk>/check/", passing.check, name="report-check"),
    path("reports/<int:pk>/agree/", passing.agree, name="report-agree"),
    path("reports/<int:pk>/send-back/", passing.send_back, name="report-send-back"),
    path("reports/<int:pk>/sign/", passing.sign, name="report-sign"),
    path("reports/<int:pk>/submit/", passing.submit, name="report-submit"),
    path("reports/<int:pk>/return/", passing.return_, name="report-return"),
    path("reports/<int:pk>/accept/", passing.accept, name="report-accept"),
    path("reports/<int:pk>/publish/", passing.publish, name="report-publish"),
    path("reports/<int:pk>/correct/", passing.correct, name="report-correct"),
    *exchange.workspace_urls,
]
