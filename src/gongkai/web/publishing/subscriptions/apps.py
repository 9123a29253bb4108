"""Subscriptions as Django knows them."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    """A part of room `publishing` with tables of its own."""

    name = "gongkai.web.publishing.subscriptions"
    label = "subscriptions"
