"""The room 今日 as Django knows it."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """Room `today`."""

    name = "gongkai.web.today"
    label = "today"
