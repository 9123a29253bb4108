"""What may be subscribed to: everything, an organ, a column."""

import re

from django.db.models import QuerySet
from django.urls import reverse

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Column, Item
from gongkai.web.publishing.visibility import visible


def title(scope: str) -> str | None:
    """What a scope is called; None: there is no such thing."""
    if not re.fullmatch(r"([-\w]+(/[-\w]+)?)?", scope):
        return None
    code, _, key = scope.partition("/")
    if not code:
        return "全部公开信息"
    if key:
        column = Column.objects.filter(organ__code=code, key=key).select_related("organ").first()
        return f"{column.organ} {column}" if column else None
    organ = Organ.objects.filter(code=code).first()
    return str(organ) if organ else None


def feed_of(scope: str) -> str:
    """The address of the feed of a scope."""
    code, _, key = scope.partition("/")
    if key:
        return reverse("column-feed", args=[code, key])
    return reverse("organ-feed", args=[code]) if code else reverse("feed")


def items(scope: str) -> QuerySet[Item]:
    """The visible items of a scope."""
    code, _, key = scope.partition("/")
    found = visible(person=None)
    if key:
        return found.filter(column__organ__code=code, column__key=key)
    return found.filter(organ__code=code) if code else found
