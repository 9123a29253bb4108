"""The room documents as Django knows it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Room `documents`."""

    name = "gongkai.web.documents"
    label = "documents"
