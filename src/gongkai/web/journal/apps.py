"""The journal as Django knows it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Room `journal`."""

    name = "gongkai.web.journal"
    label = "journal"
    verbose_name = "日志"
