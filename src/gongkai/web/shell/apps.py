"""The shell as Django knows it."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Room `shell`."""

    name = "gongkai.web.shell"
    label = "shell"
