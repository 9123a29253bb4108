"""The room queue as Django knows it."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    """Room `queue`."""

    name = "gongkai.web.queue"
    label = "queue"
    verbose_name = "后台任务"
