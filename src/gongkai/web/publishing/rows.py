"""One item as open data: the same names in CSV, JSON and the interface; dates as ISO 8601."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from gongkai.web.publishing.models import Item

# Names of columns are part of the stable addresses: they are added, never changed.
NAMES = (
    "id", "index_number", "title", "document_number", "organ", "organ_name", "column",
    "column_title", "article", "formed_on", "published_at", "updated_at", "version", "effect",
    "keywords", "source", "summary", "url",
)  # fmt: skip
Row = dict[str, str | int | None]


def row(item: Item, absolute: Callable[[str], str]) -> Row:
    """What everybody may know of a visible item; what is not said is null."""
    shown = item.shown
    if shown is None:
        raise ValueError(f"item {item.pk} is not visible")
    return {
        "id": item.pk,
        "index_number": item.index_number or None,
        "title": shown.title,
        "document_number": shown.document_number or None,
        "organ": item.organ.code,
        "organ_name": item.organ.name,
        "column": item.column.key,
        "column_title": item.column.title,
        "article": item.column.basis or None,
        "formed_on": shown.formed_on.isoformat() if shown.formed_on else None,
        "published_at": _moment(item.published_at),
        "updated_at": _moment(shown.published_at),
        "version": shown.number,
        "effect": item.effect or None,
        "keywords": shown.keywords or None,
        "source": shown.source or None,
        "summary": shown.summary or None,
        "url": absolute(f"/items/{item.pk}/"),
    }


def _moment(at: datetime | None) -> str | None:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None
