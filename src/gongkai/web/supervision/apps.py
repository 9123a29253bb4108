"""The room supervision as Django knows it."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Room `supervision`."""

    name = "gongkai.web.supervision"
    label = "supervision"
