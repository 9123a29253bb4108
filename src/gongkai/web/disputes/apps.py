"""The room disputes as Django knows it."""

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    """Room `disputes`."""

    name = "gongkai.web.disputes"
    label = "disputes"
