"""The addresses of this room; the public reads documents as published items."""

from django.urls import URLPattern, path

from gongkai.web.documents.workspace import (
    changing,
    documents,
    importing,
    normative,
    paper,
    passing,
    writing,
)

portal_urls: list[URLPattern] = []

workspace_urls = [
    path("documents/", documents.listed, name="documents"),
    path("organs/<slug:code>/documents/draft/", writing.draft, name="document-draft"),
    path("organs/<slug:code>/documents/import/", importing.import_, name="documents-import"),
    path("organs/<slug:code>/documents/catalogue/", documents.catalogue, name="catalogue"),
    path("organs/<slug:code>/normative/", normative.stock, name="normative-stock"),
    path("organs/<slug:code>/normative/register/", normative.register, name="normative-register"),
    path("organs/<slug:code>/normative/clean-up/", normative.open_clean_up, name="clean-up-open"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/sheet/", paper.sheet, name="document-sheet"),
    path("documents/<int:pk>/text/", paper.text, name="document-text"),
    path("documents/<int:pk>/edit/", writing.edit, name="document-edit"),
    path("documents/<int:pk>/attach/", passing.attach, name="document-attach"),
    path("documents/<int:pk>/detach/", passing.detach, name="document-detach"),
    path("documents/<int:pk>/propose/", passing.propose, name="document-propose"),
    path("documents/<int:pk>/check/", passing.check, name="document-check"),
    path("documents/<int:pk>/clear/", passing.clear, name="document-clear"),
    path("documents/<int:pk>/joint/", passing.joint, name="document-joint"),
    path("documents/<int:pk>/sign/", passing.sign, name="document-sign"),
    path("documents/<int:pk>/issue/", passing.issue, name="document-issue"),
    path("documents/<int:pk>/return/", passing.send_back, name="document-return"),
    path("documents/<int:pk>/drop/", passing.drop, name="document-drop"),
    path("documents/<int:pk>/void/", passing.void, name="document-void"),
    path("documents/<int:pk>/clear-late/", changing.clear_late, name="document-clear-late"),
    path("documents/<int:pk>/change/", changing.propose, name="document-change"),
    path("documents/<int:pk>/reassess/", changing.reassess, name="document-reassess"),
    path("changes/<int:pk>/check/", changing.check, name="change-check"),
    path("changes/<int:pk>/clear/", changing.clear, name="change-clear"),
    path("changes/<int:pk>/sign/", changing.sign, name="change-sign"),
    path("normative/<int:pk>/end/", normative.end, name="normative-end"),
    path("clean-ups/<int:pk>/", normative.clean_up, name="clean-up"),
    path("clean-ups/<int:pk>/decide/", normative.decide, name="clean-up-decide"),
]
