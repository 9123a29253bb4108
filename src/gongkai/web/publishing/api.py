"""The open interface: the same items as the pages, only to be read, described in OpenAPI."""

import time
from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import NinjaAPI, Query, Schema
from ninja.errors import HttpError
from ninja.throttling import BaseThrottle
from pydantic import Field

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.calm import too_often
from gongkai.web.publishing.models import Item, ItemState
from gongkai.web.publishing.portal import columns as pages
from gongkai.web.publishing.portal import home, listing
from gongkai.web.publishing.portal.items import files_of
from gongkai.web.publishing.portal.searching import question
from gongkai.web.publishing.rows import Row, row
from gongkai.web.publishing.search import feeding
from gongkai.web.publishing.search.asking import ask
from gongkai.web.publishing.search.words import LONGEST_QUESTION, asked
from gongkai.web.publishing.visibility import visible

KEY = r"^[-a-zA-Z0-9_]*$"
A_MINUTE = 120  # questions of one address
Most = Annotated[int, Field(ge=1, le=100, description="一次最多给出的条数")]
Year = Annotated[int | None, Field(ge=1900, le=2999, description="发布年份")]


class OrganOut(Schema):
    """An organ."""

    code: str
    name: str
    kind: str
    closed: date | None


class ColumnOut(Schema):
    """A column of an organ."""

    key: str
    title: str
    kind: str
    article: str | None
    parent: str | None
    not_applicable: str | None


class ItemOut(Schema):
    """An item as in the open data."""

    id: int
    index_number: str | None
    title: str
    document_number: str | None
    organ: str
    organ_name: str
    column: str
    column_title: str
    article: str | None
    formed_on: str | None
    published_at: str | None
    updated_at: str | None
    version: int
    effect: str | None
    keywords: str | None
    source: str | None
    summary: str | None
    url: str


class FileOut(Schema):
    """A file that goes with an item."""

    title: str
    kind: str
    size: int
    url: str


class WholeItem(ItemOut):
    """An item with its text and its files."""

    body: str
    files: list[FileOut]


class ItemsOut(Schema):
    """One page of items; `next` goes on, null at the end."""

    items: list[ItemOut]
    next: str | None


class FoundOut(Schema):
    """One page of what was found. `total` counts all; `next` goes on, null at the end."""

    total: int
    items: list[ItemOut]
    next: str | None
    columns: dict[str, int]
    years: dict[int, int]


class ItemsQuery(Schema):
    """Which items."""

    organ: str = Field("", max_length=40, pattern=KEY, description="机关代码")
    column: str = Field("", max_length=40, pattern=KEY, description="栏目")
    after: str = Field("", max_length=40, description="上一页的 next")
    limit: Most = 20


class SearchQuery(Schema):
    """What is looked for."""

    q: str = Field("", max_length=LONGEST_QUESTION, description="查找内容，空格分开的都要有")
    organ: str = Field("", max_length=40, pattern=KEY, description="机关代码，含其下级机关")
    column: str = Field("", max_length=40, pattern=KEY, description="栏目")
    year: Year = None
    since: date | None = Field(None, description="发布日期自")
    until: date | None = Field(None, description="发布日期至")
    order: Annotated[str, Field(pattern="^(|relevance)$", description="relevance：最相关在前")] = (
        ""
    )
    after: int | None = Field(None, ge=0, lt=1 << 64, description="上一页的 next")
    limit: Most = 20


class Calm(BaseThrottle):
    """A hundred and twenty questions a minute from one address."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this one is answered."""
        return not too_often(request, what="api", most=A_MINUTE, seconds=60, at=time.time())

    def wait(self) -> float:
        """When to come again, in seconds."""
        return 60


api = NinjaAPI(
    title="政府信息公开接口", version="1.0.0", urls_namespace="api", docs_url=None,
    description="只读。已公开的机关、栏目和信息，与网页同源；一个地址每分钟至多一百二十次。",
    throttle=[Calm()],
)  # fmt: skip


@api.get("/organs", response=list[OrganOut], summary="机关")
def organs(request: HttpRequest) -> list[Organ]:
    """Every organ that is or was."""
    return list(Organ.objects.order_by("pk"))


@api.get("/organs/{code}/columns", response=list[ColumnOut], summary="一个机关的栏目")
def columns(request: HttpRequest, code: str) -> list[dict[str, Any]]:
    """The columns in use, in order."""
    found = home.open_columns(get_object_or_404(Organ, code=code))
    keys = {each.pk: each.key for each in found}
    return [
        {"key": each.key, "title": each.title, "kind": each.kind, "article": each.basis or None,
         "parent": keys.get(each.parent_id or 0), "not_applicable": each.not_applicable or None}
        for each in found
    ]  # fmt: skip


@api.get("/items", response=ItemsOut, summary="信息，最新发布在前")
def items(request: HttpRequest, wanted: Query[ItemsQuery]) -> dict[str, Any]:
    """Items page by page."""
    found = visible(person=None)
    if wanted.organ:
        found = found.filter(organ=get_object_or_404(Organ, code=wanted.organ))
    if wanted.column:
        found = found.filter(column__key=wanted.column)
    if wanted.organ and wanted.column:
        found = found.filter(column=pages.find(wanted.organ, wanted.column))
    page = listing.page(found, after=wanted.after, most=wanted.limit, whole=True)
    return {"items": _rows(request, page.items), "next": page.following or None}


@api.get("/items/{number}", response=WholeItem, summary="一条信息")
def item(request: HttpRequest, number: int) -> dict[str, Any]:
    """One item with its text; 410 for one that was withdrawn."""
    if number >= 1 << 63:
        raise Http404
    found = visible(person=None).select_related("shown", "organ", "column")
    one = found.filter(pk=number).first()
    if one is None and Item.objects.filter(pk=number, state=ItemState.WITHDRAWN).exists():
        raise HttpError(410, "该信息已撤回")
    if one is None or one.shown is None:
        raise Http404
    absolute = request.build_absolute_uri
    files = [
        {"title": each.title, "kind": each.upload.kind, "size": each.upload.size,
         "url": absolute(f"/items/{one.pk}/files/{each.pk}/")}
        for each in files_of(one.shown)
    ]  # fmt: skip
    return {**row(one, absolute), "body": one.shown.body, "files": files}


@api.get("/search", response=FoundOut, summary="检索")
def search(request: HttpRequest, wanted: Query[SearchQuery]) -> dict[str, Any]:
    """What stands in titles and texts."""
    organ = Organ.objects.filter(code=wanted.organ).first()
    phrases = asked(wanted.q)
    asking = question(wanted.dict(), organ, phrases)
    if wanted.q and not phrases:
        return {"total": 0, "items": [], "next": None, "columns": {}, "years": {}}
    try:
        answer = ask(feeding.opened(at=timezone.now()), asking, most=wanted.limit)
    except feeding.Unready as unready:
        raise HttpError(503, "检索索引正在建立，请稍后再试") from unready
    found = visible(person=None).select_related("shown", "organ", "column").in_bulk(answer.items)
    there = [found[each] for each in answer.items if each in found]
    return {
        "total": answer.total, "items": _rows(request, there),
        "next": str(answer.following) if answer.following else None,
        "columns": answer.columns, "years": answer.years,
    }  # fmt: skip


def _rows(request: HttpRequest, found: tuple[Item, ...] | list[Item]) -> list[Row]:
    return [row(each, request.build_absolute_uri) for each in found]
