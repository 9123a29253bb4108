"""The addresses of this room."""

from django.urls import URLPattern, URLResolver

from gongkai.web.publishing.workspace.urls import workspace_urls as staff_urls

machine_urls: list[URLPattern | URLResolver] = []  # for machines: in no language
portal_urls: list[URLPattern] = []
workspace_urls: list[URLPattern] = staff_urls
