"""The addresses of this room; the public has none."""

from django.urls import URLPattern, path

from gongkai.web.disputes import workspace as disputes

portal_urls: list[URLPattern] = []

workspace_urls = [
    path("disputes/", disputes.listed, name="disputes"),
    path("organs/<slug:code>/disputes/enter/", disputes.enter, name="dispute-enter"),
    path("disputes/<int:pk>/", disputes.dispute, name="dispute"),
    path("disputes/<int:pk>/answer/", disputes.answer, name="dispute-answer"),
    path("disputes/<int:pk>/step/", disputes.step, name="dispute-step"),
    path("disputes/<int:pk>/close/", disputes.close, name="dispute-close"),
    path("disputes/<int:pk>/perform/", disputes.perform, name="dispute-perform"),
    path("disputes/<int:pk>/archive/", disputes.archive, name="dispute-archive"),
]
