"""The addresses of this room."""

from django.urls import URLPattern

portal_urls: list[URLPattern] = []
workspace_urls: list[URLPattern] = []
