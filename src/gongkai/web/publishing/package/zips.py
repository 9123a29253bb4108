"""An item or a column as a zip for the county's site platform: fragment, metadata, files.

The same item gives the same bytes: fixed dates, sorted names, nothing of the machine.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator

from django.utils.html import escape

from gongkai.web.publishing.body import html_of
from gongkai.web.publishing.models import Attachment, Column, Item, Version
from gongkai.web.publishing.rows import row
from gongkai.web.publishing.visibility import visible
from gongkai.web.uploads.models import State
from gongkai.web.uploads.services.files import read

_SETTLED = (1980, 1, 1, 0, 0, 0)  # the oldest a zip can say
Absolute = Callable[[str], str]


def item_zip(item: Item, *, absolute: Absolute) -> bytes:
    """One visible item."""
    return _zip(_parts(item, "", absolute))


def column_zip(column: Column, *, absolute: Absolute) -> bytes:
    """All visible items of a column, each in a folder of its number, and a list of them."""
    items = visible(person=None).filter(column=column).select_related("shown", "organ", "column")
    found = list(items.order_by("pk"))
    parts = [part for each in found for part in _parts(each, f"{each.pk}/", absolute)]
    index = [row(each, absolute) for each in found]
    return _zip([("index.json", _json(index)), *parts])


def fragment(version: Version, files: Iterable[tuple[str, str]]) -> str:
    """The words as clean HTML: no classes, no styles, no scripts; files by their names."""
    links = "\n".join(
        f'<li><a href="files/{escape(name)}">{escape(title)}</a></li>' for name, title in files
    )
    attached = f"\n<h2>附件</h2>\n<ul>\n{links}\n</ul>" if links else ""
    return f"<h1>{escape(version.title)}</h1>\n{html_of(version.body)}{attached}\n"


def _parts(item: Item, folder: str, absolute: Absolute) -> Iterator[tuple[str, bytes]]:
    shown = item.shown
    assert shown is not None  # noqa: S101 only visible items are packed
    files = list(_files(shown))
    told = [
        {"file": f"files/{name}", "title": str(each), "sha256": each.upload.sha256}
        for name, each in files
    ]
    page = fragment(shown, [(name, str(each)) for name, each in files])
    yield f"{folder}item.html", page.encode()
    yield f"{folder}item.json", _json({**row(item, absolute), "files": told})
    for name, each in files:
        yield f"{folder}files/{name}", read(each.upload)


def _files(version: Version) -> Iterator[tuple[str, Attachment]]:
    """The files of a version under plain names that say their order: 1.pdf, 2.xlsx."""
    found = version.attachments.select_related("upload").filter(upload__state=State.CHECKED)
    for number, each in enumerate(found.order_by("pk"), start=1):
        yield f"{number}.{each.upload.kind}", each


def _json(told: object) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(parts):
            entry = zipfile.ZipInfo(name, _SETTLED)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
