"""The head of the public pages: the doors that stand open, and the other language."""

from functools import cache
from typing import NamedTuple

from django.http import HttpRequest
from django.template import Library
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext, gettext_noop

register = Library()

# A room without pages has no door.
_DOORS = (
    ("search", gettext_noop("找信息"), gettext_noop("按字词、机关、栏目和日期查找已公开的信息")),
    ("apply", gettext_noop("提申请"), gettext_noop("没有找到的，可以依申请公开")),
    ("status", gettext_noop("查进度"), gettext_noop("凭回执查看申请办到哪一步、何时答复")),
    ("public-reports", gettext_noop("看年报"), gettext_noop("各机关历年政府信息公开工作年度报告")),
)
_WAYS = (
    ("site-map", gettext_noop("网站地图"), ""),
    ("open-data", gettext_noop("开放数据"), ""),
    ("public-boards", gettext_noop("公开栏"), ""),
    ("check-report", gettext_noop("核对一份年报"), ""),
    ("subscribe", gettext_noop("订阅"), ""),
)


class Door(NamedTuple):
    """An entry: where it leads, what it is called, what one finds there."""

    url: str
    title: str
    about: str


@register.simple_tag
def doors() -> list[Door]:
    """The four doors, as far as they lead somewhere."""
    return _open(_DOORS)


@register.simple_tag
def door(name: str) -> str:
    """The address of one entry; empty where the room has no pages."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag
def ways() -> list[Door]:
    """What stands at the foot of every page."""
    return _open(_WAYS)


def _open(names: tuple[tuple[str, str, str], ...]) -> list[Door]:
    return _opened(names, get_language())


@cache  # two lists in two languages, on every page
def _opened(names: tuple[tuple[str, str, str], ...], _language: str) -> list[Door]:
    found = []
    for name, title, about in names:
        try:
            found.append(Door(reverse(name), gettext(title), about and gettext(about)))
        except NoReverseMatch:
            continue
    return found


@register.simple_tag(takes_context=True)
def other_language(context: dict[str, HttpRequest]) -> tuple[str, str, str]:
    """The same page in the other language: its code, its own name, the address."""
    request = context.get("request")
    path = request.get_full_path() if request else "/"
    if get_language() == "en":
        return "zh-Hans", "中文", path.removeprefix("/en") or "/"
    return "en", "English", f"/en{path}"
