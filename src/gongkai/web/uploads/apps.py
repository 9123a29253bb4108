"""The room uploads as Django knows it."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Room `uploads`."""

    name = "gongkai.web.uploads"
    label = "uploads"
