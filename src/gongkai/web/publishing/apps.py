"""The room publishing as Django knows it."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Room `publishing`."""

    name = "gongkai.web.publishing"
    label = "publishing"
