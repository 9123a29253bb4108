"""The rail of the workspace; amounts of money as they are shown."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
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
# The entry that is marked on the pages of a room, the narrower room first.
_ROOMS = (
    ("publishing.boards", "boards"), ("publishing.health", "health-list"),
    ("organs.workspace.people", "people"),
    *((each, each) for each in ("today", "documents", "publishing", "applications", "annual",
                                "disputes", "supervision", "conservation", "organs", "uploads")),
)  # fmt: skip
_OF_ONE_ORGAN = ("people", "uploads", "boards")


@register.inclusion_tag("shell/_rail.html", takes_context=True)
def rail(context: Mapping[str, Any]) -> dict[str, Any]:
    """The entries, with the one marked in which the reader is."""
    request = context["request"]
    code, room = request.user.organ.code, _room(request)
    daily, rest = _entries(_DAILY, room, code), _entries(_REST, room, code)
    return {"daily": daily, "rest": rest, "open": any(each["here"] for each in rest)}


def _room(request: HttpRequest) -> str:
    """The entry to whose room the page belongs, whatever its address."""
    view = request.resolver_match.func.__module__ if request.resolver_match else ""
    inside = f"{view.removeprefix('gongkai.web.')}."
    return next((entry for room, entry in _ROOMS if inside.startswith(f"{room}.")), "")


def _entries(names: tuple[tuple[str, str], ...], room: str, code: str) -> list[dict[str, Any]]:
    found = []
    for name, title in names:
        try:
            url = reverse(name, args=[code] if name in _OF_ONE_ORGAN else [])
        except NoReverseMatch:
            continue
        found.append({"url": url, "title": title, "here": name == room})
    return found


@register.filter
def yuan(value: Decimal | None) -> str:
    """An amount of money with its thousands apart: 4,700.00."""
    return "" if value is None else f"{value:,.2f}"
