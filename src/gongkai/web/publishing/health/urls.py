"""The addresses of the site health."""

from django.urls import path

from gongkai.web.publishing.health import workspace

workspace_urls = [
    path("health/", workspace.everywhere, name="health-list"),
    path("organs/<slug:code>/health/", workspace.of_organ, name="health"),
    path("organs/<slug:code>/health/check/", workspace.check, name="health-check"),
]
