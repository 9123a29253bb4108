"""The addresses of this room."""

from django.urls import URLPattern, path

from gongkai.web.queue import workspace

portal_urls: list[URLPattern] = []
workspace_urls = [
    path("tasks/", workspace.tasks, name="tasks"),
    path("tasks/<uuid:pk>/again/", workspace.again, name="task-again"),
]
