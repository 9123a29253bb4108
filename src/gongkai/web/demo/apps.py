"""The sample county as Django knows it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Room `demo`."""

    name = "gongkai.web.demo"
    label = "demo"
