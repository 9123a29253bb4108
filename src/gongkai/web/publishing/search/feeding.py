"""From the database into the index of this machine: what changed, or everything anew."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import tantivy
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from gongkai.web.publishing.models import Attachment, Item, Version
from gongkai.web.publishing.search import cursor as cursors
from gongkai.web.publishing.search import index as indexes
from gongkai.web.publishing.search import places
from gongkai.web.publishing.search.index import Entry
from gongkai.web.publishing.visibility import visible
from gongkai.web.uploads.models import State

AT_ONCE = 1000
WHILE_ASKED = 50  # what a reader may be kept waiting for
MOST_ANEW = 2000
_READ = (
    "organ", "published_at", "column__key", "column__kind", "shown__title", "shown__summary",
    "shown__body", "shown__document_number", "shown__keywords",
)  # fmt: skip


class Unready(Exception):
    """There is no index yet, and too many items to build one while somebody waits."""


def feed(*, at: datetime) -> int:
    """Read the outbox to its end; how many changes there were. Builds the index if need be."""
    with places.locked(wait=True):
        folder = places.current()
        if folder is None or not cursors.load(folder).holds():
            return _rebuild(at=at)
        done = 0
        while step := _step(folder, most=AT_ONCE, at=at):
            done += step
        return done


def rebuild(*, at: datetime) -> int:
    """Everything into a new folder, which then takes the place of the old; how many items."""
    with places.locked(wait=True):
        return _rebuild(at=at)


def opened(*, at: datetime) -> tantivy.Index:
    """The index for one question, with the last few changes where no feeder runs."""
    folder = places.current()
    if folder is None or _behind(folder):
        with suppress(places.Busy), places.locked(wait=False):
            _catch_up(at=at)
    for _ in range(3):  # a folder may be swapped between its name and its opening
        with suppress(FileNotFoundError):
            if folder := places.current():
                return indexes.opened(folder)
    raise Unready


def _behind(folder: Path) -> bool:
    cursor = cursors.load(folder)
    return not cursor.ends() and (cursor.waiting().exists() or not cursor.holds())


def _catch_up(*, at: datetime) -> None:
    folder = places.current()
    if folder is not None and cursors.load(folder).holds():
        _step(folder, most=WHILE_ASKED, at=at)
    elif not visible(person=None)[MOST_ANEW:].exists():
        _rebuild(at=at)


def _step(folder: Path, *, most: int, at: datetime) -> int:
    cursor = cursors.load(folder)
    rows = list(cursor.waiting()[:most])
    if rows:
        changed = {row.item_id for row in rows}
        index = indexes.make(folder)
        writer = indexes.writer(index)
        indexes.remove(writer, index.schema, changed)
        indexes.add(writer, _entries(visible(person=None).filter(pk__in=changed)))
        writer.commit()
        writer.wait_merging_threads()
    cursors.save(cursor.after(rows, at=at), folder)
    return len(rows)


def _rebuild(*, at: datetime) -> int:
    folder = places.fresh()
    cursor = cursors.start(at=at)  # before the items: what changes meanwhile is read again
    writer = indexes.writer(indexes.make(folder))
    count = indexes.add(writer, _entries(visible(person=None).order_by("pk")))
    writer.commit()
    writer.wait_merging_threads()
    cursors.save(cursor, folder)
    places.swap(folder)
    return count


def _entries(items: QuerySet[Item]) -> Iterator[Entry]:
    files = Prefetch("shown__attachments", Attachment.objects.select_related("upload"), "files")
    whole = items.select_related("shown", "column").prefetch_related(files).only(*_READ)
    found = whole.iterator(chunk_size=500)
    return (_entry(each) for each in found)


def _entry(item: Item) -> Entry:
    shown, published = item.shown, item.published_at
    if shown is None or published is None:
        raise ValueError(f"item {item.pk} is not visible")
    body = _text(shown.summary, shown.document_number, shown.keywords, shown.body)
    return Entry(
        item=item.pk, title=shown.title, body=body, files=_text(*_file_texts(shown)),
        organ=item.organ_id, column=item.column.key, kind=item.column.kind,
        at=timezone.localtime(published),
    )  # fmt: skip


def _file_texts(shown: Version) -> list[str]:
    uploads = (each.upload for each in shown.files)  # type: ignore[attr-defined]
    return [each.text for each in uploads if each.state == State.CHECKED]


def _text(*parts: str) -> str:
    """Parts that no phrase bridges."""
    return "\n。".join(parts)
