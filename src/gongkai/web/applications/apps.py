"""The room applications as Django knows it."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Room `applications`."""

    name = "gongkai.web.applications"
    label = "applications"
