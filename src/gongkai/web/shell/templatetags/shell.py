"""The rail of the workspace; amounts of money as they are shown."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.template import Library
from django.urls import NoReverseMatch, reverse

register = Library()

# The daily rooms stand open, the rest folded (look.md §1). A room without pages is not shown.
_DAILY = (
    ("today", "今日"),
    ("documents", "公文"),
    ("publishing", "发布"),
    ("applications", "申请"),
    ("annual", "年报"),
)
_REST = (
    ("disputes", "争议"),
    ("supervision", "监督"),
    ("conservation", "节能"),
    ("organs", "机关"),
    ("people", "人员"),
    ("uploads", "文件"),
    ("boards", "公开栏"),
    ("health-list", "网站体检"),
)
_OF_ONE_ORGAN = ("people", "uploads", "boards")


@register.inclusion_tag("shell/_rail.html", takes_context=True)
def rail(context: Mapping[str, Any]) -> dict[str, Any]:
    """The entries, with the one marked in which the reader is."""
    request = context["request"]
    code = request.user.organ.code
    daily = _entries(_DAILY, request.path, code)
    rest = _entries(_REST, request.path, code)
    return {"daily": daily, "rest": rest, "open": any(each["here"] for each in rest)}


def _entries(names: tuple[tuple[str, str], ...], path: str, code: str) -> list[dict[str, Any]]:
    found = []
    for name, title in names:
        try:
            url = reverse(name, args=[code] if name in _OF_ONE_ORGAN else [])
        except NoReverseMatch:
            continue
        here = path == url or (name not in ("today", "organs") and path.startswith(url))
        found.append({"url": url, "title": title, "here": here})
    return found


@register.filter
def yuan(value: Decimal | None) -> str:
    """An amount of money with its thousands apart: 4,700.00."""
    return "" if value is None else f"{value:,.2f}"
