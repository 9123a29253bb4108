"""The organs as Django knows them."""

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    """Room `organs`."""

    name = "gongkai.web.organs"
    label = "organs"
    verbose_name = "机关"
