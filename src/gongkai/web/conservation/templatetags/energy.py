"""Figures as printed: exact, without needless noughts; a dash for what is not known."""

from decimal import Decimal

from django.template import Library

from gongkai.law.energy import rounded
from gongkai.web.shell.charts import GAP, shown

register = Library()


@register.filter
def figure(value: Decimal | int | str | None) -> str:
    """With thousands separated."""
    if value is None or value == "":
        return GAP
    return shown(Decimal(value))


@register.filter
def two(value: Decimal) -> str:
    """To two places."""
    return f"{rounded(value):,f}"
