"""The room conservation as Django knows it."""

from django.apps import AppConfig


class ConservationConfig(AppConfig):
    """Room `conservation`."""

    name = "gongkai.web.conservation"
    label = "conservation"
