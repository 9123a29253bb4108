"""What an inspection would object to on the pages of one organ; nothing is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from gongkai.web.documents.models import Attribute, Document, State
from gongkai.web.documents.queries import publish_by
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.models import Organ
from gongkai.web.publishing.body import html_of
from gongkai.web.publishing.due import due_of
from gongkai.web.publishing.health.models import Link
from gongkai.web.publishing.health.thresholds import Threshold, threshold
from gongkai.web.publishing.models import OPEN, Column, ColumnKind, Version
from gongkai.web.publishing.queries import Branch, tree
from gongkai.web.publishing.visibility import visible

_HREF = re.compile(r'href="(/(?!/)[^"]*)"')
_OUTSIDE = re.compile(r'href="(https?://[^"]{1,590})"')
SURE = 2  # failures one after the other before a link elsewhere is called dead
# What stands for years is empty or not, but never stale.
_LASTING = (ColumnKind.GUIDE, ColumnKind.RULES)
# What is filled by other rooms, or by nobody.
_FILLED_ELSEWHERE = (ColumnKind.APPLY, ColumnKind.REPORTS)


class Kind(StrEnum):
    """The five things looked for."""

    EMPTY = "空白栏目"
    STALE = "久未更新的栏目"
    LATE = "逾期未公开"
    DEAD = "失效链接"
    UNDATED = "没有生成日期"


@dataclass(frozen=True, slots=True)
class Found:
    """One objection: what about, why, and where it is mended."""

    kind: Kind
    what: str
    why: str
    url: str


def look(organ: Organ, *, day: date) -> tuple[Found, ...]:
    """Everything, in the order of the kinds."""
    return (*_columns(organ, day), *_late(organ, day), *_items(organ))


def newest(organ: Organ) -> date | None:
    """The day on which the organ published last."""
    at = visible(person=None).filter(organ=organ).order_by("-published_at")
    latest = at.values_list("published_at", flat=True).first()
    return timezone.localtime(latest).date() if latest else None


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month."""
    at = day.year * 12 + day.month - 1 - months
    first = date(at // 12, at % 12 + 1, 1)
    for last in range(day.day, 0, -1):
        try:
            return first.replace(day=last)
        except ValueError:
            continue
    return first


def _columns(organ: Organ, day: date) -> Iterator[Found]:
    """Leaves of the tree that are open and have nothing, or nothing new."""
    policy = threshold("policy_months", day=day)
    other = threshold("other_months", day=day)
    for branch in _leaves(tree(organ)):
        column = branch.column
        if column.state != "open" or column.kind in _FILLED_ELSEWHERE:
            continue
        measure = policy if column.key in policy.columns else other
        if not branch.published:
            yield _column(Kind.EMPTY, column, "没有内容，也没有标为不适用")
        elif branch.latest is not None and column.kind not in _LASTING:
            at = timezone.localtime(branch.latest).date()
            if at < months_before(day, measure.value):
                yield _column(Kind.STALE, column, _since(at, measure))


def _since(at: date, measure: Threshold) -> str:
    return f"{at}以后没有更新。{measure.cites}"


def _column(kind: Kind, column: Column, why: str) -> Found:
    return Found(kind, column.title, why, reverse("columns", args=[column.organ.code]))


def _leaves(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for each in branches:
        if each.below:
            yield from _leaves(each.below)
        else:
            yield each


def _late(organ: Organ, day: date) -> Iterator[Found]:
    """What should be before the public and is not."""
    days = calendar()
    waiting = Document.objects.filter(
        organ=organ, state=State.ISSUED, attribute=Attribute.ACTIVE, published=None
    )
    for each in waiting.order_by("signed", "id"):
        term = publish_by(each, calendar=days)
        if term is not None and term.due is not None and term.due < day:
            url = reverse("document", args=[each.pk])
            yield Found(Kind.LATE, each.title, f"应于{term.due}前公开（《条例》第二十六条）", url)
    drafts = Version.objects.filter(
        item__organ=organ, item__document=None, item__published_at=None, state__in=OPEN
    ).select_related("item__organ", "item__document")
    for version in drafts.order_by("id"):
        due = due_of(version, calendar=days, day=day)
        if due is not None and due.late:
            url = reverse("item", args=[version.item_id])
            yield Found(Kind.LATE, version.title, f"应于{due.due}前公开", url)


def _items(organ: Organ) -> Iterator[Found]:
    """Links of ours that lead nowhere, and items of no day."""
    alive: dict[str, bool] = {}
    dead = {each.address: each for each in Link.objects.filter(failed__gte=SURE)}
    shown = visible(person=None).filter(organ=organ).select_related("shown").order_by("id")
    for each in shown.iterator(chunk_size=500):
        assert each.shown is not None  # noqa: S101 it is visible
        url = reverse("item", args=[each.pk])
        for link in dict.fromkeys(_HREF.findall(html_of(each.shown.body))):
            path = urlsplit(unescape(link)).path
            if not alive.setdefault(path, _alive(path)):
                yield Found(Kind.DEAD, each.shown.title, f"站内链接 {path} 打不开", url)
        for address in outside(each.shown.body) & dead.keys():
            why = f"站外链接 {address} 连续{dead[address].failed}次打不开：{dead[address].why}"
            yield Found(Kind.DEAD, each.shown.title, why, url)
        if each.shown.formed_on is None:
            yield Found(
                Kind.UNDATED, each.shown.title, "目录应有生成日期（《条例》第十二条）", url
            )


def outside(body: str) -> set[str]:
    """The addresses of other sites in a text."""
    if "http" not in body:
        return set()
    return {unescape(each) for each in _OUTSIDE.findall(html_of(body))}


def links() -> set[str]:
    """The addresses of other sites in everything that the public sees."""
    bodies = visible(person=None).filter(shown__body__contains="http")
    found: set[str] = set()
    for body in bodies.values_list("shown__body", flat=True).iterator(chunk_size=500):
        found |= outside(body)
    return found


def _alive(path: str) -> bool:
    """Whether an address of ours leads to something that the public may see."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.url_name in ("public-item", "public-item-document"):
        return visible(person=None).filter(pk=match.kwargs["pk"]).exists()
    if match.url_name == "public-column":
        code, key = match.kwargs["code"], match.kwargs["key"]
        return Column.objects.filter(organ__code=code, key=key).exists()
    if match.url_name == "public-organ":
        return Organ.objects.filter(code=match.kwargs["code"]).exists()
    return True
