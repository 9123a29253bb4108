"""The exchange as Django knows it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """A part of room `annual` with commands and pages of its own."""

    name = "gongkai.web.annual.exchange"
    label = "exchange"
    verbose_name = "台账交换"
