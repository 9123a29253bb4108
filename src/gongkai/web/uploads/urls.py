"""The addresses of this room; the public is given files by the rooms above."""

from django.urls import URLPattern, path

from gongkai.web.uploads.workspace import pages

portal_urls: list[URLPattern] = []

workspace_urls = [
    path("organs/<slug:code>/uploads/", pages.uploads, name="uploads"),
    path("organs/<slug:code>/uploads/add/", pages.add, name="upload-add"),
    path("organs/<slug:code>/words/", pages.word_list, name="words"),
    path("organs/<slug:code>/words/add/", pages.add_word, name="word-add"),
    path("uploads/<int:pk>/", pages.upload, name="upload"),
    path("uploads/<int:pk>/file/", pages.open_, name="upload-open"),
    path("uploads/<int:pk>/check/", pages.check, name="upload-check"),
    path("uploads/<int:pk>/refuse/", pages.refuse, name="upload-refuse"),
    path("uploads/<int:pk>/mask/", pages.mask, name="upload-mask"),
    path("words/<int:pk>/end/", pages.end_word, name="word-end"),
]
