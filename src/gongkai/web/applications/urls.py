"""The addresses of this room."""

from django.urls import URLPattern, path

from gongkai.web.applications.portal import answering, applying, status
from gongkai.web.applications.workspace import cases, enclosing, incoming, letters, special
from gongkai.web.applications.workspace.moving import VIEWS
from gongkai.web.applications.workspace.pages import slug_of

_SPECIAL = {
    "case.decide": special.decide,
    "case.charge": special.charge,
    "case.guide": special.guide,
    "case.enclose": enclosing.enclose,
    "case.task": special.give_task,
    "case.note": special.note,
    "case.watch": special.watch,
    "case.unmask": special.unmask,
    "case.letters": letters.letters,
    "case.issue_letter": letters.issue,
}

portal_urls: list[URLPattern] = [
    path("apply/", applying.choose, name="apply"),
    path("apply/<slug:code>/", applying.apply, name="apply-organ"),
    path("apply/<slug:code>/receipt/", applying.receipt, name="apply-receipt"),
    path("status/", status.status, name="status"),
    path("status/supplement/", answering.supplement, name="status-supplement"),
    path("status/reach/", answering.reach, name="status-reach"),
    path("status/withdraw/", answering.withdraw, name="status-withdraw"),
    path("status/letters/<int:pk>/", status.letter, name="status-letter"),
    path("status/files/<int:pk>/", status.file, name="status-file"),
]
workspace_urls: list[URLPattern] = [
    path("applications/", cases.queue, name="applications"),
    path("applications/export/", cases.export, name="applications-export"),
    path("applications/workload/", cases.workload, name="applications-workload"),
    path("applications/calendar/", cases.month, name="applications-calendar"),
    path("applications/rules/", cases.rules, name="applications-rules"),
    path("organs/<slug:code>/cases/register/", incoming.register, name="case-register"),
    path("organs/<slug:code>/cases/import/", incoming.import_cases, name="cases-import"),
    path("organs/<slug:code>/payments/", incoming.import_payments, name="payments-import"),
    path(
        "organs/<slug:code>/rectifications/register/", incoming.register_rectification,
        name="rectification-register",
    ),
    path("cases/<int:pk>/", cases.case, name="case"),
    *(
        path(f"cases/<int:pk>/{slug_of(key)}/", view, name=f"case-{slug_of(key)}")
        for key, view in {**VIEWS, **_SPECIAL}.items()
    ),
    path("letters/<int:pk>/file/", letters.file, name="letter-file"),
    path("enclosures/<int:pk>/file/", enclosing.read, name="enclosure-file"),
    path("organs/<slug:code>/letters/head/", letters.head, name="letters-head"),
    path("case-tasks/<int:pk>/finish/", special.finish_task, name="task-finish"),
    path("rectifications/<int:pk>/", incoming.rectification, name="rectification"),
    path("rectifications/<int:pk>/answer/", incoming.answer, name="rectification-answer"),
]  # fmt: skip
