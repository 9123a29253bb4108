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


WAYS = (
    ("energy", "月用量"), ("energy-indicators", "折标准煤和指标"), ("waste", "垃圾分类"),
    ("kitchen", "厨余就地处理"), ("inspections", "巡查"), ("projects", "审计和改造"),
    ("awards", "目标和创建"), ("energy-events", "宣传节点"), ("energy-public", "公开"),
)  # fmt: skip


@register.simple_tag
def ways() -> tuple[tuple[str, str], ...]:
    """The pages of a year, side by side: address and title."""
    return WAYS
