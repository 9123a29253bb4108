"""The room annual as Django knows it."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """Room `annual`."""

    name = "gongkai.web.annual"
    label = "annual"
