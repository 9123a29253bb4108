"""The site health as Django knows it."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """A part of room `publishing` with tables of its own."""

    name = "gongkai.web.publishing.health"
    label = "health"
    verbose_name = "网站体检"
