"""The addresses of the exchange, all of the staff."""

from django.urls import path

from gongkai.web.annual.exchange import workspace

workspace_urls = [
    path("organs/<slug:code>/ledger/", workspace.ledger, name="ledger"),
    path("organs/<slug:code>/ledger/export/", workspace.export, name="ledger-export"),
    path("organs/<slug:code>/ledger/import/", workspace.import_, name="ledger-import"),
    path("ledgers/<int:pk>/", workspace.batch, name="ledger-batch"),
    path("ledgers/<int:pk>/withdraw/", workspace.withdraw, name="ledger-withdraw"),
]
