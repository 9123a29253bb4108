"""Boards as Django knows them."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """A part of room `publishing` with tables of its own."""

    name = "gongkai.web.publishing.boards"
    label = "boards"
    verbose_name = "公开栏"
