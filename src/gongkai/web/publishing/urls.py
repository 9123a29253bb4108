"""The addresses of this room."""

from django.urls import URLPattern, URLResolver

machine_urls: list[URLPattern | URLResolver] = []  # for machines: in no language
portal_urls: list[URLPattern] = []
workspace_urls: list[URLPattern] = []
