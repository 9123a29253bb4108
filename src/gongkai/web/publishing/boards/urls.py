"""The addresses of the boards."""

from django.urls import path

from gongkai.web.publishing.boards import portal, workspace

portal_urls = [
    path("boards/", portal.everywhere, name="public-boards"),
    path("organs/<slug:code>/boards/", portal.of_organ, name="public-organ-boards"),
    path("postings/<int:pk>/photo/", portal.photo, name="public-posting-photo"),
]
workspace_urls = [
    path("organs/<slug:code>/boards/", workspace.boards, name="boards"),
    path("organs/<slug:code>/boards/set-up/", workspace.set_up, name="board-set-up"),
    path("boards/<int:pk>/", workspace.board, name="board"),
    path("boards/<int:pk>/change/", workspace.change, name="board-change"),
    path("boards/<int:pk>/remove/", workspace.remove, name="board-remove"),
    path("boards/<int:pk>/propose/", workspace.propose, name="posting-propose"),
    path("boards/<int:pk>/enter/", workspace.enter, name="posting-enter"),
    path("postings/<int:pk>/", workspace.posting, name="posting"),
    path("postings/<int:pk>/sheet/", workspace.sheet, name="posting-sheet"),
    path("postings/<int:pk>/approve/", workspace.approve, name="posting-approve"),
    path("postings/<int:pk>/post/", workspace.post, name="posting-post"),
    path("postings/<int:pk>/take-down/", workspace.take_down, name="posting-take-down"),
    path("postings/<int:pk>/photograph/", workspace.photograph, name="posting-photograph"),
    path("postings/<int:pk>/drop/", workspace.drop, name="posting-drop"),
]
